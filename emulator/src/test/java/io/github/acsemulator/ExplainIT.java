package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static io.github.acsemulator.SignedRequestBuilder.rfc1123;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code POST /_emulator/explain}: every way to sign wrongly is told apart, of a recorded request and of a given one. */
class ExplainIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String BODY = "{\"createTokenWithScopes\":[\"chat\"]}";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    private static SignedRequestBuilder create() {
        return request("POST", CREATE).body(BODY);
    }

    private static String sha256(String text) {
        return request("POST", CREATE).body(text).contentHash();
    }

    static Stream<Arguments> mistakes() {
        byte[] hash = Base64.getDecoder().decode(create().contentHash());
        return Stream.of(
                Arguments.of("noAuthorization", create().header("Authorization", ""), "no Authorization"),
                Arguments.of("malformedAuthorization", create().authorization("Basic YTpi"), "HMAC-SHA256"),
                Arguments.of(
                        "malformedAuthorization", create().authorization("HMAC-SHA256 Credential=a"), "SignedHeaders"),
                Arguments.of(
                        "tooLittleSigned",
                        create().authorization("HMAC-SHA256 SignedHeaders=host;x-ms-date&Signature=YTpi"),
                        "x-ms-content-sha256"),
                Arguments.of("dateMissing", create().header("x-ms-date", ""), "x-ms-date"),
                Arguments.of("dateUnreadable", create().date("2026-11-24T09:00:00Z"), "GMT"),
                Arguments.of(
                        "clockSkew", create().date(rfc1123(Instant.now().minusSeconds(22 * 60))), "22 minutes slow"),
                Arguments.of("clockSkew", create().date(rfc1123(Instant.now().plusSeconds(3_601))), "60 minutes fast"),
                Arguments.of("hashDiffers", create().hash(sha256("other")), "not the hash of the " + BODY.length()),
                Arguments.of("hashOfPartOfTheBody", create().hash(sha256(BODY.substring(0, 11))), "first 11"),
                Arguments.of("hashOfPartOfTheBody", create().hash(sha256("")), "first 0"),
                Arguments.of("hexInsteadOfBase64", create().hash(HexFormat.of().formatHex(hash)), "hex"),
                Arguments.of(
                        "hexInsteadOfBase64",
                        create().authorization("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                                + HexFormat.of().formatHex(create().hmac(create().stringToSign()))),
                        "signature is in hex"),
                Arguments.of(
                        "keyNotDecoded",
                        create().keyBytes(Resources.DEFAULT_PRIMARY_KEY.getBytes(StandardCharsets.US_ASCII)),
                        "decoded"),
                Arguments.of(
                        "hostDiffers",
                        create().host("localhost").signedHost("default.communication.azure.com"),
                        "another host"),
                Arguments.of("targetDiffers", create().signedTarget("/identities"), "another target"),
                Arguments.of(
                        "dateDiffers",
                        create().header("date", rfc1123(Instant.now().minusSeconds(60)))
                                .authorization(signedWith(rfc1123(Instant.now().minusSeconds(60)))),
                        "another x-ms-date"),
                Arguments.of("methodDiffers", create().signedMethod("PUT"), "another method"),
                Arguments.of("unknownKey", create().key("YW5vdGhlcg=="), "key"));
    }

    private static String signedWith(String date) {
        return create().date(date).headers().get("Authorization");
    }

    private static JsonNode explain(String body) {
        Response response = ACS.plain("POST", "/_emulator/explain", body);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static JsonNode explain(SignedRequestBuilder request) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.values().removeIf(String::isEmpty);
        return explain(new ObjectMapper()
                .writeValueAsString(Map.of(
                        "method",
                        request.method(),
                        "target",
                        request.target(),
                        "headers",
                        headers,
                        "body",
                        new String(request.bodyBytes(), StandardCharsets.UTF_8))));
    }

    private static JsonNode explainRecorded() {
        JsonNode entry =
                json(ACS.plain("GET", "/_emulator/requests?limit=1", "")).at("/value/0");
        return explain("{\"request\":\"" + entry.get("id").textValue() + "\"}");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsTold(String cause, SignedRequestBuilder request, String words) throws Exception {
        assertThat(ACS.send(request).status()).isEqualTo(401);
        for (JsonNode explanation : new JsonNode[] {explainRecorded(), explain(request)}) {
            assertThat(explanation.get("verdict").textValue()).isEqualTo("refused");
            assertThat(explanation.get("cause").textValue())
                    .as(explanation.toString())
                    .isEqualTo(cause);
            assertThat(explanation.get("detail").textValue()).contains(words);
            assertThat(explanation.toString())
                    .doesNotContain(Resources.DEFAULT_PRIMARY_KEY)
                    .doesNotContain(request.signature());
        }
    }

    @Test
    void theStringsToSignStandBesideEachOther() throws Exception {
        SignedRequestBuilder request = create().signedHost("localhost.example");
        ACS.send(request);
        for (JsonNode explanation : new JsonNode[] {explainRecorded(), explain(request)}) {
            if (explanation.get("cause").textValue().equals("unknownKey")) {
                continue;
            }
            assertThat(explanation.at("/stringToSign/server").textValue())
                    .isEqualTo(create().date(request.headers().get("x-ms-date")).stringToSign());
        }
        request = create().signedTarget("/identities");
        ACS.send(request);
        for (JsonNode explanation : new JsonNode[] {explainRecorded(), explain(request)}) {
            assertThat(explanation.at("/stringToSign/client").textValue()).isEqualTo(request.stringToSign());
            assertThat(explanation.at("/stringToSign/server").textValue())
                    .isEqualTo(request.stringToSign().replace("/identities\n", CREATE + "\n"));
            assertThat(explanation.get("differences").toString())
                    .isEqualTo("[{\"field\":\"target\",\"server\":\"" + CREATE + "\",\"client\":\"/identities\"}]");
        }
    }

    @Test
    void whatTheJavaSdkSignedIsComparedWithoutTheKey() throws Exception {
        SignedRequestBuilder request = create().key("YW5vdGhlcg==").signedHost("my.example");
        request.header(
                "x-ms-hmac-string-to-sign-base64",
                Base64.getEncoder().encodeToString(request.stringToSign().getBytes(StandardCharsets.UTF_8)));
        JsonNode explanation = explain(request);
        assertThat(explanation.get("cause").textValue()).isEqualTo("hostDiffers");
        assertThat(explanation.at("/differences/0/client").textValue()).isEqualTo("my.example");
    }

    @Test
    void anOldRequestIsToldWhatWasWrongWithItBeforeItsAge() throws Exception {
        SignedRequestBuilder request =
                create().date(rfc1123(Instant.now().minusSeconds(7_200))).hash(sha256("other"));
        assertThat(explain(request).get("cause").textValue()).isEqualTo("hashDiffers");
    }

    @Test
    void aGoodRequestIsAccepted() throws Exception {
        SignedRequestBuilder request = create();
        ACS.send(request);
        assertThat(explainRecorded().get("verdict").textValue()).isEqualTo("accepted");
        JsonNode explanation = explain(request);
        assertThat(explanation.get("verdict").textValue()).isEqualTo("accepted");
        assertThat(explanation.has("cause")).isFalse();
        assertThat(explanation.at("/stringToSign/server").textValue()).isEqualTo(request.stringToSign());
    }

    @Test
    void tokensAreExplainedToo() {
        String token = ACS.entraToken("{\"lifetime\":\"PT-1H\",\"kind\":\"application\"}");
        JsonNode explanation = explain("{\"method\":\"POST\",\"target\":\"" + CREATE
                + "\",\"headers\":{\"authorization\":\"Bearer " + token + "\"}}");
        assertThat(explanation.get("cause").textValue()).isEqualTo("expired");
        assertThat(explanation.toString()).doesNotContain(token);
    }

    @Test
    void aTokenThatCouldNotBeExchangedIsExplainedByItsRequest() {
        ACS.plain(
                "POST",
                "/access/entra/:exchangeAccessToken?api-version=2025-03-02-preview",
                "",
                "Authorization: Bearer " + ACS.entraToken("{}"));
        JsonNode explanation = explainRecorded();
        assertThat(explanation.get("verdict").textValue()).isEqualTo("refused");
        assertThat(explanation.get("cause").textValue()).isEqualTo("otherAudience");
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("{}", "method"),
                Arguments.of("{\"method\":\"POST\"}", "target"),
                Arguments.of("{\"method\":\"POST\",\"target\":\"identities\"}", "target"),
                Arguments.of("{\"method\":\"POST\",\"target\":\"/\"}", "headers"),
                Arguments.of("{\"method\":\"POST\",\"target\":\"/\",\"headers\":[]}", "headers"),
                Arguments.of("{\"method\":\"POST\",\"target\":\"/\",\"headers\":{\"a\":1}}", "headers.a"),
                Arguments.of("{\"request\":\"0\"}", "request"),
                Arguments.of("{\"request\":\"1\",\"method\":\"GET\"}", "request"),
                Arguments.of("{\"id\":\"1\"}", "id"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatCannotBeExplainedIsRefused(String body, String target) {
        Response response = ACS.plain("POST", "/_emulator/explain", body);
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(json(response).at("/error/target").textValue()).isEqualTo(target);
    }
}
