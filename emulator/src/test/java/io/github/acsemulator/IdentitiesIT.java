package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.claims;
import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operations on identities answer, by the byte where the contract quotes bytes. */
class IdentitiesIT {
    private static final String SUPPORTED =
            "2020-07-20-preview2, 2021-03-07, 2021-10-31-preview, 2021-11-01, 2022-06-01,"
                    + " 2022-10-01, 2023-10-01, 2025-03-02-preview, 2025-06-30, 2026-09-23";
    private static final String RESOURCE = "ac5ac5ac-0000-4000-8000-000000000001";
    private static final String ID =
            "8:acs:" + RESOURCE + "_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-92fd-8b3a0d00[0-9a-f]{4}";
    private static final String EXPIRES_ON = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,6}[1-9])?\\+00:00";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"createTokenWithScopes\":[]}",
                "{\"createTokenWithScopes\":null,\"expiresInMinutes\":null}"
            })
    void createWithoutScopesAnswers201WithAnIdentityAndNoAccessTokenMember(String body) {
        Response response = ACS.post("/identities?api-version=2023-10-01", body);
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body()).matches("\\{\"identity\":\\{\"id\":\"" + ID + "\"}}");
        assertThat(response.header("Accept-Ranges")).isEmpty();
    }

    @Test
    void createWithScopesAnswers201WithIdentityAndToken() {
        Response response =
                ACS.post("/identities?api-version=2023-10-01", "{\"createTokenWithScopes\": [\"chat\", \"voip\"]}");
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body())
                .matches("\\{\"identity\":\\{\"id\":\"" + ID
                        + "\"},\"accessToken\":\\{\"token\":\"[\\w.-]+\",\"expiresOn\":\"" + EXPIRES_ON + "\"}}");
    }

    @Test
    void issueAnswers200WithTheTokenAlone() {
        Response response = issue(ACS.newIdentity(), "{\"scopes\":[\"voip\"]}");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).matches("\\{\"token\":\"[\\w.-]+\",\"expiresOn\":\"" + EXPIRES_ON + "\"}");
        assertThat(response.header("Accept-Ranges")).contains("bytes");
    }

    @Test
    void revokeAnswers204WithoutBodyAndContentType() {
        Response response = ACS.send(
                request("POST", "/identities/" + ACS.newIdentity() + "/:revokeAccessTokens?api-version=2023-10-01"));
        assertThat(response.status()).isEqualTo(204);
        assertNoContent(response);
    }

    @Test
    void deleteAnswers204AlsoTheSecondTime() {
        String target = "/identities/" + ACS.newIdentity() + "?api-version=2022-10-01";
        for (int time = 1; time <= 2; time++) {
            Response response = ACS.send(request("DELETE", target).contentType(""));
            assertThat(response.status()).isEqualTo(204);
            assertNoContent(response);
        }
    }

    private static void assertNoContent(Response response) {
        assertThat(response.body()).isEmpty();
        assertThat(response.header("Content-Type")).isEmpty();
        assertThat(response.header("Accept-Ranges")).isEmpty();
        assertThat(response.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void answersCarryTheHeadersOfTheRecordings() {
        Response response = ACS.send(request("POST", "/identities?api-version=2023-10-01")
                .body("{}")
                .header("x-ms-client-request-id", "0f1e2d3c-request"));
        assertThat(response.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.header("Content-Length"))
                .contains(Integer.toString(response.body().length()));
        assertThat(response.header("Transfer-Encoding")).isEmpty();
        assertThat(response.header("api-supported-versions")).contains(SUPPORTED);
        assertThat(response.header("Request-Context")).contains("appId=");
        assertThat(response.header("MS-CV").orElseThrow()).matches("[A-Za-z0-9+/]{22}\\.0");
        assertThat(response.header("X-Processing-Time").orElseThrow()).matches("\\d+ms");
        assertThat(response.header("x-ms-client-request-id")).contains("0f1e2d3c-request");
        assertThat(response.header("Date")).isPresent();
        for (String absent : List.of(
                "Server",
                "X-Powered-By",
                "Location",
                "ETag",
                "WWW-Authenticate",
                "x-ms-request-id",
                "X-Azure-Ref",
                "X-Cache",
                "Set-Cookie",
                "Strict-Transport-Security",
                "x-acs-emulator-warning")) {
            assertThat(response.header(absent)).as(absent).isEmpty();
        }
    }

    @Test
    void hostsOfAzureGetStrictTransportSecurity() {
        Response response =
                ACS.send(request("POST", "/identities?api-version=2023-10-01").host("default.communication.azure.com"));
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Strict-Transport-Security")).contains("max-age=31536000;includeSubDomains");
    }

    @Test
    void theTokenHasTheServicesHeaderAndClaimsInItsOrder() {
        JsonNode created = json(ACS.post(
                "/identities?api-version=2023-10-01", "{\"createTokenWithScopes\":[\"chat.join.limited\",\"voip\"]}"));
        String token = created.at("/accessToken/token").textValue();
        String skypeId = created.at("/identity/id").textValue().substring(2);
        assertThat(EmulatorExtension.header(token))
                .matches("\\{\"alg\":\"RS256\",\"kid\":\"[0-9A-F]{40}\",\"x5t\":\"[\\w-]{27}\",\"typ\":\"JWT\"}");
        assertThat(claims(token))
                .matches("\\{\"skypeid\":\"" + skypeId + "\",\"scp\":1792,\"csi\":\"\\d{10}\",\"exp\":\\d{10},"
                        + "\"rgn\":\"amer\",\"acsScope\":\"chat.join.limited,voip\",\"resourceId\":\"" + RESOURCE
                        + "\",\"resourceLocation\":\"unitedstates\",\"iat\":\\d{10}}");
        JsonNode claims = json(claims(token));
        long csi = Long.parseLong(claims.get("csi").textValue());
        assertThat(claims.get("exp").longValue()).isEqualTo(csi + 86_400);
        assertThat(claims.get("iat").longValue()).isEqualTo(csi);
        Instant expiresOn = OffsetDateTime.parse(
                        created.at("/accessToken/expiresOn").textValue())
                .toInstant();
        assertThat(expiresOn.getEpochSecond()).isEqualTo(csi + 86_400);
        assertThat(expiresOn).isCloseTo(Instant.now().plus(Duration.ofDays(1)), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void thePayloadSurvivesParsersThatTakePlainBase64() {
        for (int i = 0; i < 200; i++) {
            String payload = json(issue(ACS.newIdentity(), "{\"scopes\":[\"chat\",\"chat.join\",\"voip.join\"]}"))
                    .get("token")
                    .textValue()
                    .split("\\.")[1];
            assertThat(payload).doesNotContain("-", "_");
        }
    }

    @Test
    void theUsersGuidTellsTheMillisecondOfItsMaking() {
        Instant before = Instant.now();
        String id = ACS.newIdentity();
        Instant after = Instant.now();
        String[] groups = id.substring(id.indexOf('_') + 1).split("-");
        long millis = Long.parseLong(groups[0] + groups[1] + groups[2], 16);
        Instant made = Instant.parse("2020-01-01T08:00:00Z").plusMillis(millis);
        assertThat(made).isBetween(before.truncatedTo(ChronoUnit.MILLIS), after);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 720, 1440})
    void aLifetimeWithinADayIsGranted(int minutes) {
        JsonNode issued =
                json(issue(ACS.newIdentity(), "{\"scopes\":[\"chat\"],\"expiresInMinutes\":" + minutes + "}"));
        JsonNode claims = json(claims(issued.get("token").textValue()));
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(minutes * 60L);
    }

    @Test
    void repeatedScopesAndTheirOrderAreKeptAsAsked() {
        JsonNode issued = json(issue(ACS.newIdentity(), "{\"scopes\":[\"voip\",\"chat\",\"voip\"]}"));
        assertThat(json(claims(issued.get("token").textValue())).get("acsScope").textValue())
                .isEqualTo("voip,chat,voip");
    }

    @Test
    void memberNamesMatchInAnyCaseUnknownOnesAreIgnoredAndTheLastOfSeveralCounts() {
        JsonNode issued = json(
                issue(
                        ACS.newIdentity(),
                        "{\"SCOPES\":[\"chat\"],\"extra\":{\"deep\":[1]},\"scopes\":[\"voip\"],\"Scopes\":[\"chat\",\"voip\"]}"));
        assertThat(json(claims(issued.get("token").textValue())).get("acsScope").textValue())
                .isEqualTo("chat,voip");
    }

    @Test
    void idsMatchInAnyLetterCaseAndWithEncodedColons() {
        String id = ACS.newIdentity();
        for (String spelling :
                List.of(id.toUpperCase(java.util.Locale.ROOT), id.replace(":", "%3A"), id.replace(":", "%3a"))) {
            assertThat(issue(spelling, "{\"scopes\":[\"chat\"]}").status())
                    .as(spelling)
                    .isEqualTo(200);
        }
    }

    @Test
    void anIdOfThisResourceThatWasNotMadeHereIsAdopted() {
        String id = "8:acs:" + RESOURCE + "_00000019-5466-0c45-69ff-9c3a0d0025c0";
        assertThat(issue(id, "{\"scopes\":[\"chat\"]}").status()).isEqualTo(200);
        String exchanged =
                "8:acs:" + RESOURCE + "_11111111-2222-3333-4444-555555555555_66666666-7777-8888-9999-aaaaaaaaaaaa";
        assertThat(issue(exchanged, "{\"scopes\":[\"chat\"]}").status()).isEqualTo(200);
    }

    @Test
    void earlierTokensStayValidWhenAnotherIsIssuedAndTokensAfterARevocationDiffer() {
        String id = ACS.newIdentity();
        String before = json(issue(id, "{\"scopes\":[\"chat\"]}")).get("token").textValue();
        ACS.send(request("POST", "/identities/" + id + "/:revokeAccessTokens?api-version=2023-10-01"));
        String after = json(issue(id, "{\"scopes\":[\"chat\"]}")).get("token").textValue();
        long csiBefore = Long.parseLong(json(claims(before)).get("csi").textValue());
        long csiAfter = Long.parseLong(json(claims(after)).get("csi").textValue());
        assertThat(csiAfter).isGreaterThan(csiBefore);
        assertThat(json(claims(after)).get("iat").longValue()).isEqualTo(csiAfter);
    }

    @Test
    void the2020PreviewHasItsOwnForms() {
        Response created = ACS.post("/identities?api-version=2020-07-20-preview2", "ignored, whatever it is");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.body()).matches("\\{\"id\":\"" + ID + "\"}");
        assertThat(created.header("Accept-Ranges")).contains("bytes");
        String id = json(created).get("id").textValue();

        Response issued = ACS.post(
                "/identities/" + id + "/token?api-version=2020-07-20-preview2", "{\"scopes\":[\"chat\",\"pstn\"]}");
        assertThat(issued.status()).isEqualTo(200);
        assertThat(issued.body())
                .matches("\\{\"id\":\"" + id + "\",\"token\":\"[\\w.-]+\",\"expiresOn\":\"" + EXPIRES_ON + "\"}");
        assertThat(issued.header("api-supported-versions")).contains("2020-07-20-preview2");

        Response patched = ACS.send(request("PATCH", "/identities/" + id + "?api-version=2020-07-20-preview2")
                .contentType("application/merge-patch+json")
                .body("{\"tokensValidFrom\":\"2026-01-01T00:00:00Z\"}"));
        assertThat(patched.status()).isEqualTo(204);
        assertThat(ACS.send(request("DELETE", "/identities/" + id + "?api-version=2020-07-20-preview2"))
                        .status())
                .isEqualTo(204);
    }

    private static Response issue(String id, String body) {
        return ACS.post("/identities/" + id + "/:issueAccessToken?api-version=2023-10-01", body);
    }
}
