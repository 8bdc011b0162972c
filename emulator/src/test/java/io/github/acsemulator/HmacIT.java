package io.github.acsemulator;

import static io.github.acsemulator.RefusalsIT.assertRefused;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static io.github.acsemulator.SignedRequestBuilder.rfc1123;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed requests: every form that an official client signs is taken, everything else is refused and explained. */
class HmacIT {
    private static final String DENIED = "Denied by the resource provider.";
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String SKEW =
            "The time difference between the originating client and the server is greater than the allowed margin of 5 minutes.";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:%d",
                "localhost:%d:%d",
                "LocalHost:%d",
                "LOCALHOST",
                "127.0.0.1:%d",
                "[::1]:%d",
                "default.communication.azure.com",
                "default.unitedstates.communication.azure.com",
                "acs-emulator:8443",
                "whatever.example:9000"
            })
    void everyFormOfTheHostVerifiesWhicheverOfThemWasSigned(String form) {
        String host = form.replace("%d", Integer.toString(ACS.port()));
        String name = host.replaceFirst("(:\\d+)+$", "");
        String port = host.equals(name) ? "" + ACS.port() : host.replaceFirst(".*:", "");
        Stream<String> signed = host.equals(name)
                ? Stream.of(name, name + ":" + port)
                : Stream.of(host, name, name + ":" + port, name + ":" + port + ":" + port);
        signed.forEach(signedHost -> assertThat(
                        ACS.send(request("POST", CREATE).host(host).signedHost(signedHost))
                                .status())
                .as("Host: %s, signed %s", host, signedHost)
                .isEqualTo(201));
    }

    @Test
    void bothKeysOfTheResourceSign() {
        for (String key : List.of(Resources.DEFAULT_PRIMARY_KEY, Resources.DEFAULT_SECONDARY_KEY)) {
            assertThat(ACS.send(request("POST", CREATE).key(key)).status()).isEqualTo(201);
        }
    }

    @Test
    void olderClientsSignTheDateHeader() {
        assertThat(ACS.send(request("POST", CREATE).dateHeader("Date")).status())
                .isEqualTo(201);
    }

    @Test
    void whereBothDatesAreSignedTheOneOfMicrosoftCounts() {
        SignedRequestBuilder request = request("POST", CREATE);
        String old = "Mon, 01 Jan 2024 00:00:00 GMT";
        String text = "POST\n" + CREATE + "\n" + request.headers().get("x-ms-date") + ";" + old + ";localhost;"
                + request.contentHash();
        String signature = Base64.getEncoder().encodeToString(request.hmac(text));
        request.header("Date", old)
                .authorization(
                        "HMAC-SHA256 SignedHeaders=x-ms-date;date;host;x-ms-content-sha256&Signature=" + signature);
        assertThat(ACS.send(request).status()).isEqualTo(201);
    }

    @Test
    void moreMayBeSignedAndInAnyOrder() {
        SignedRequestBuilder request = request("POST", CREATE).header("X-Extra", "a b");
        String text = "POST\n" + CREATE + "\n" + request.contentHash() + ";a b;"
                + request.headers().get("x-ms-date") + ";localhost";
        String signature = Base64.getEncoder().encodeToString(request.hmac(text));
        request.authorization(
                "hmac-sha256 SignedHeaders=x-ms-content-sha256;X-Extra;x-ms-date;Host&Signature=" + signature);
        assertThat(ACS.send(request).status()).isEqualTo(201);
    }

    @Test
    void theTargetIsSignedAsItIsSentWhetherItsColonsAreEncodedOrNot() {
        String id = ACS.newIdentity();
        for (String spelling : List.of(id, id.replace(":", "%3A"))) {
            String target = "/identities/" + spelling + "/:revokeAccessTokens?api-version=2023-10-01";
            assertThat(ACS.send(request("POST", target)).status()).isEqualTo(204);
        }
        Response response =
                ACS.send(request("POST", "/identities?api%2Dversion=2023-10-01").signedTarget(CREATE));
        assertThat(response.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, -60, 0, 60, 299})
    void aDateWithinFiveMinutesIsTaken(long seconds) {
        assertThat(ACS.send(request("POST", CREATE).date(rfc1123(Instant.now().plusSeconds(seconds))))
                        .status())
                .isEqualTo(201);
    }

    static Stream<Arguments> refusals() {
        String now = rfc1123(Instant.now());
        SignedRequestBuilder right = request("POST", CREATE);
        return Stream.of(
                refused(right().authorization("").header("Authorization", ""), DENIED, "noAuthorization: "),
                refused(right().authorization("Basic dXNlcjpwYXNz"), DENIED, "malformedAuthorization: "),
                refused(
                        right().authorization(
                                        "HMAC-SHA256 Credential=x&SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                                                + right.signature()),
                        "Given value does not match HMAC header structure",
                        "malformedAuthorization: "),
                refused(
                        right().authorization("HMAC-SHA256 Signature=" + right.signature()),
                        "Given value does not match HMAC header structure",
                        "malformedAuthorization: "),
                refused(
                        right().authorization("HMAC-SHA256 SignedHeaders=host;x-ms-content-sha256&Signature="
                                + right.signature()),
                        DENIED,
                        "tooLittleSigned: "),
                refused(
                        right().authorization(
                                        "HMAC-SHA256 SignedHeaders=x-ms-date;host&Signature=" + right.signature()),
                        DENIED,
                        "tooLittleSigned: "),
                refused(
                        right().authorization("HMAC-SHA256 SignedHeaders=x-ms-date;x-ms-content-sha256&Signature="
                                + right.signature()),
                        DENIED,
                        "tooLittleSigned: "),
                refused(right().header("x-ms-date", ""), DENIED, "dateMissing: "),
                refused(right().date("2026-11-24T09:00:00Z"), DENIED, "dateUnreadable: "),
                refused(right().date("Tue, 24 Nov 2026"), DENIED, "dateUnreadable: "),
                refused(
                        right().date(rfc1123(Instant.now().minus(Duration.ofMinutes(22)))),
                        SKEW,
                        "clockSkew: x-ms-date is 22 minutes"),
                refused(right().date(rfc1123(Instant.now().plus(Duration.ofMinutes(6)))), SKEW, "clockSkew: "),
                refused(right().header("x-ms-content-sha256", ""), DENIED, "hashDiffers: "),
                refused(
                        right().body("{}").hash(right.contentHash()),
                        "Request 'x-ms-content-sha256' differs from generated content hash.",
                        "hashOfPartOfTheBody: x-ms-content-sha256 is the hash of the first 0 of the body's 2 bytes"),
                refused(
                        right().hash("x"),
                        "Request 'x-ms-content-sha256' differs from generated content hash.",
                        "hashDiffers: "),
                refused(
                        right().hash(HexFormat.of()
                                .formatHex(Base64.getDecoder().decode(right.contentHash()))),
                        "Request 'x-ms-content-sha256' differs from generated content hash.",
                        "hexInsteadOfBase64: "),
                refused(
                        right().key(Base64.getEncoder().encodeToString("another key".getBytes(StandardCharsets.UTF_8))),
                        DENIED,
                        "unknownKey: "),
                refused(
                        right().keyBytes(Resources.DEFAULT_PRIMARY_KEY.getBytes(StandardCharsets.UTF_8)),
                        DENIED,
                        "keyNotDecoded: "),
                refused(
                        right().date(now)
                                .authorization("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                                        + HexFormat.of()
                                                .formatHex(right().date(now)
                                                        .hmac(right().date(now).stringToSign()))),
                        DENIED,
                        "hexInsteadOfBase64: "),
                refused(
                        right().signedHost("localhost/"),
                        DENIED,
                        "hostDiffers: the client signed another host than arrived [host: client 'localhost/', server 'localhost']"),
                refused(right().signedHost("default.communication.azure.com"), DENIED, "hostDiffers: "),
                refused(right().signedHost("localhost:9").signedTarget(CREATE), DENIED, "unknownKey: "),
                refused(
                        right().signedTarget("/identities"),
                        DENIED,
                        "targetDiffers: the client signed another target than arrived [target: client '/identities', server '"
                                + CREATE + "']"),
                refused(right().signedMethod("PUT"), DENIED, "methodDiffers: "),
                refused(
                        right().signedTarget("identities?api-version=2023-10-01")
                                .signedHost("localhost/"),
                        DENIED,
                        "hostDiffers: "));
    }

    private static SignedRequestBuilder right() {
        return request("POST", CREATE);
    }

    private static Arguments refused(SignedRequestBuilder request, String message, String reason) {
        return Arguments.of(request, message, reason);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalHasAzuresWordsAndTellsItsReason(SignedRequestBuilder request, String message, String reason) {
        Response response = ACS.send(request);
        assertRefused(response, 401, "Denied", message, null, false);
        String denied = response.header("x-acs-emulator-denied").orElseThrow();
        assertThat(denied).startsWith(reason).matches("[\\x20-\\x7e]{1,1024}");
        assertThat(denied).doesNotContain(Resources.DEFAULT_PRIMARY_KEY, request.signature());
    }

    @Test
    void theJavaSdksOwnStringToSignIsComparedLineByLine() {
        SignedRequestBuilder request =
                right().signedHost("other.example:1").signedTarget("/identities?api-version=2022-10-01");
        String text = Base64.getEncoder().encodeToString(request.stringToSign().getBytes(StandardCharsets.UTF_8));
        String denied = ACS.send(request.header("x-ms-hmac-string-to-sign-base64", text))
                .header("x-acs-emulator-denied")
                .orElseThrow();
        assertThat(denied)
                .startsWith("targetDiffers: ")
                .contains("[target: client '/identities?api-version=2022-10-01', server '" + CREATE + "']")
                .contains("[host: client 'other.example:1', server 'localhost']");

        SignedRequestBuilder wrongKey = right().key("AAAA");
        String same = Base64.getEncoder().encodeToString(wrongKey.stringToSign().getBytes(StandardCharsets.UTF_8));
        assertThat(ACS.send(wrongKey.header("x-ms-hmac-string-to-sign-base64", same))
                        .header("x-acs-emulator-denied")
                        .orElseThrow())
                .startsWith("unknownKey: client and server sign the same text");
    }

    @Test
    void theFormOfTheHeaderIsCheckedBeforeTheDateAndTheDateBeforeTheHash() {
        Response response = ACS.send(right().date("never").hash("x"));
        assertThat(response.header("x-acs-emulator-denied").orElseThrow()).startsWith("dateUnreadable");
        Response hash = ACS.send(right().hash("x").key("AAAA"));
        assertThat(hash.header("x-acs-emulator-denied").orElseThrow()).startsWith("hashDiffers");
    }
}
