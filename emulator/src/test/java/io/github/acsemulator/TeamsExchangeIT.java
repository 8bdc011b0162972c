package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.claims;
import static io.github.acsemulator.EmulatorExtension.header;
import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.RefusalsIT.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange of a Teams user's token: what it gives, and every refusal quoted whole. */
class TeamsExchangeIT {
    private static final String EXCHANGE = "/teamsUser/:exchangeAccessToken?api-version=";
    private static final String APP = "c11e0000-0000-4000-8000-000000000001";
    private static final String USER = "0b1ec700-0000-4000-8000-000000000001";
    private static final String OTHER = "99999999-0000-4000-8000-000000000001";
    private static final String RESOURCE = "ac5ac5ac-0000-4000-8000-000000000001";

    private static final String NO_TOKEN = "The body is either missing or doesn't contain any token.";
    private static final String BAD_TOKEN = "Provided access token is not valid.";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final EmulatorExtension LENIENT = new EmulatorExtension().setting("auth", "lenient");

    private static Response exchange(String body) {
        return ACS.post(EXCHANGE + "2023-10-01", body);
    }

    private static String body(String token, String appId, String userId) {
        return "{\"token\":\"" + token + "\",\"appId\":\"" + appId + "\",\"userId\":\"" + userId + "\"}";
    }

    @Test
    void aTeamsUserGetsATokenThatExpiresWithHisOwn() {
        String entra = ACS.entraToken("{}");
        Response response = exchange(body(entra, APP, USER));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.header("api-supported-versions"))
                .contains("2021-10-31-preview, 2022-06-01, 2022-10-01, 2023-10-01, 2025-03-02-preview, 2025-06-30,"
                        + " 2026-09-23");
        JsonNode given = json(claims(entra));
        String token = json(response).get("token").textValue();
        JsonNode claims = json(claims(token));
        assertThat(claims.fieldNames())
                .toIterable()
                .containsExactly(
                        "skypeid",
                        "scp",
                        "csi",
                        "exp",
                        "rgn",
                        "tid",
                        "acsScope",
                        "resourceId",
                        "aad_iat",
                        "aad_uti",
                        "aad_appid",
                        "iat");
        assertThat(claims.get("skypeid").textValue()).isEqualTo("orgid:" + USER);
        assertThat(claims.get("scp").intValue()).isEqualTo(1024);
        assertThat(claims.get("csi").textValue()).isEqualTo(given.get("iat").asText());
        assertThat(claims.get("aad_iat")).isEqualTo(claims.get("csi"));
        assertThat(claims.get("exp")).isEqualTo(given.get("exp"));
        assertThat(claims.get("rgn").textValue()).isEqualTo("amer");
        assertThat(claims.get("tid")).isEqualTo(given.get("tid"));
        assertThat(claims.get("acsScope").textValue()).isEqualTo("voip,chat");
        assertThat(claims.get("resourceId").textValue()).isEqualTo(RESOURCE);
        assertThat(claims.get("aad_uti")).isEqualTo(given.get("uti"));
        assertThat(claims.get("aad_appid").textValue()).isEqualTo(APP);
        assertThat(claims.get("iat").longValue() - given.get("iat").longValue()).isBetween(300L, 330L);
        assertThat(header(token)).contains("\"kid\":\"").startsWith("{\"alg\":\"RS256\"");
        assertThat(token.split("\\.")[1]).doesNotContain("-").doesNotContain("_");
        String expiresOn = json(response).get("expiresOn").textValue();
        assertThat(expiresOn).endsWith("+00:00");
        assertThat(OffsetDateTime.parse(expiresOn).toEpochSecond())
                .isEqualTo(given.get("exp").longValue());
    }

    static Stream<Arguments> refusalsBeforeTheToken() {
        return Stream.of(
                Arguments.of("{}"),
                Arguments.of(""),
                Arguments.of("{\"token\":null}"),
                Arguments.of("{\"appId\":\"" + APP + "\",\"userId\":\"" + USER + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("refusalsBeforeTheToken")
    void aBodyWithoutATokenIsRefused(String body) {
        assertRefused(exchange(body), 400, "ValidationError", NO_TOKEN, null, false);
    }

    @Test
    void aTokenOfAnotherTypeIsRefused() {
        assertRefused(
                exchange("{\"token\":1}"),
                400,
                "ValidationError",
                "Token: The Token field is invalid.",
                "Token",
                false);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("{\"lifetime\":\"-PT1S\"}", "expired"),
                Arguments.of("{\"lifetime\":\"PT0S\"}", "expired"),
                Arguments.of("{\"breakage\":\"signature\"}", "badSignature"),
                Arguments.of("{\"audience\":\"https://communication.azure.com\"}", "otherAudience"),
                Arguments.of("{\"scopes\":[\"TeamsExtension.ManageCalls\"]}", "missingScope"),
                Arguments.of("{\"scopes\":[]}", "missingScope"),
                Arguments.of(
                        "{\"kind\":\"application\",\"audience\":\"https://auth.msft.communication.azure.com\","
                                + "\"scopes\":[\"Teams.ManageCalls\"]}",
                        "missingScope"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatIsNotGoodIsRefusedBeforeAnythingElseIsLookedAt(String kind, String cause) {
        String token = ACS.entraToken(kind);
        for (String body :
                new String[] {body(token, APP, USER), body(token, "", ""), "{\"token\":\"" + token + "\"}"}) {
            Response response = exchange(body);
            assertRefused(response, 401, "InvalidAccessToken", BAD_TOKEN, null, false);
            assertThat(response.header("x-acs-emulator-denied").orElse("")).startsWith(cause + ": ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "invalid", "a.b.c", " ", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefusedAsOne(String token) {
        assertRefused(exchange(body(token, APP, "")), 401, "InvalidAccessToken", BAD_TOKEN, null, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Teams.ManageCalls", "Teams.ManageChats", "VoIP"})
    void anyOneOfTheScopesIsEnough(String scope) {
        String token = ACS.entraToken("{\"scopes\":[\"" + scope + "\"]}");
        assertThat(exchange(body(token, APP, USER)).status()).isEqualTo(200);
        String byId = ACS.entraToken(
                "{\"scopes\":[\"" + scope + "\"],\"audience\":\"1fd5118e-2576-4263-8130-9503064c837a\"}");
        assertThat(exchange(body(byId, APP, USER)).status()).isEqualTo(200);
    }

    static Stream<Arguments> refusalsAfterTheToken() {
        String appIdAbsent = "AppId: The AppId field is required.";
        String userIdAbsent = "UserId: The UserId field is required.";
        return Stream.of(
                Arguments.of("\"userId\":\"" + USER + "\"", appIdAbsent, "AppId", false),
                Arguments.of("\"appId\":\"\",\"userId\":\"" + USER + "\"", appIdAbsent, "AppId", false),
                Arguments.of("\"appId\":null,\"userId\":\"\"", appIdAbsent, "AppId", false),
                Arguments.of("\"appId\":\"" + APP + "\"", userIdAbsent, "UserId", false),
                Arguments.of("\"appId\":\"" + APP + "\",\"userId\":\"\"", userIdAbsent, "UserId", false),
                Arguments.of("\"appId\":\"invalid\",\"userId\":\"\"", userIdAbsent, "UserId", false),
                Arguments.of(
                        "\"appId\":\"invalid\",\"userId\":\"invalid\"",
                        "Provided AppId has invalid format.",
                        "appId",
                        true),
                Arguments.of(
                        "\"appId\":\"" + OTHER + "\",\"userId\":\"invalid\"",
                        "Provided UserId has invalid format.",
                        "userId",
                        true),
                Arguments.of(
                        "\"appId\":\"" + OTHER + "\",\"userId\":\"" + OTHER + "\"",
                        "AAD application is not the expected one.",
                        "appId",
                        true),
                Arguments.of(
                        "\"appId\":\"" + APP + "\",\"userId\":\"" + OTHER + "\"",
                        "Provided AAD token issued for unexpected user.",
                        "userId",
                        true));
    }

    @ParameterizedTest
    @MethodSource("refusalsAfterTheToken")
    void theRestIsLookedAtInItsOrder(String members, String message, String target, boolean listsVersions) {
        assertRefused(
                exchange("{\"token\":\"" + ACS.entraToken("{}") + "\"," + members + "}"),
                400,
                "ValidationError",
                message,
                target,
                listsVersions);
    }

    @Test
    void idsMatchInAnyLetterCase() {
        assertThat(exchange(body(ACS.entraToken("{}"), APP.toUpperCase(), USER.toUpperCase()))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-03-31-preview1", "2021-10-31-preview", "2021-11-01"})
    void versionsBefore2022TakeTheTokenAlone(String version) {
        String token = ACS.entraToken("{}");
        assertThat(ACS.post(EXCHANGE + version, "{\"token\":\"" + token + "\"}").status())
                .isEqualTo(200);
        assertThat(ACS.post(EXCHANGE + version, body(token, "invalid", OTHER)).status())
                .isEqualTo(200);
        assertRefused(ACS.post(EXCHANGE + version, "{}"), 400, "ValidationError", NO_TOKEN, null, false);
        if (!version.equals("2021-03-31-preview1")) {
            assertRefused(
                    ACS.post(EXCHANGE + version, "{\"token\":\"invalid\"}"),
                    401,
                    "InvalidAccessToken",
                    BAD_TOKEN,
                    null,
                    false);
        }
    }

    @Test
    void the2021PreviewRefusesATokenWithoutABody() {
        Response response = ACS.post(
                EXCHANGE + "2021-03-31-preview1", "{\"token\":\"" + ACS.entraToken("{\"lifetime\":\"-PT1S\"}") + "\"}");
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("Content-Length")).contains("0");
        assertThat(response.header("Content-Type")).isEmpty();
        assertThat(response.header("x-acs-emulator-denied").orElse("")).startsWith("expired");
        assertThat(ACS.plain("POST", EXCHANGE + "2021-03-31-preview1", "{}").body())
                .contains("\"Denied\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-06-01", "2022-10-01", "2023-10-01", "2025-03-02-preview", "2025-06-30", "2026-09-23"})
    void laterVersionsWantAllThree(String version) {
        String token = ACS.entraToken("{}");
        assertThat(ACS.post(EXCHANGE + version, body(token, APP, USER)).status())
                .isEqualTo(200);
        assertThat(ACS.post(EXCHANGE + version, "{\"token\":\"" + token + "\"}").status())
                .isEqualTo(400);
    }

    @Test
    void whereAuthenticationIsLenientAForeignTokenPassesButNoExpiredOne() {
        String broken = LENIENT.entraToken("{\"breakage\":\"signature\"}");
        Response response = LENIENT.post(EXCHANGE + "2023-10-01", body(broken, APP, USER));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("x-acs-emulator-warning").orElse("")).contains("badSignature");
        String expired = LENIENT.entraToken("{\"lifetime\":\"-PT1S\"}");
        assertThat(LENIENT.post(EXCHANGE + "2023-10-01", body(expired, APP, USER))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBearerMayAskForTheExchange() {
        String service = ACS.entraToken("{\"kind\":\"application\"}");
        Response response = ACS.plain(
                "POST",
                EXCHANGE + "2023-10-01",
                body(ACS.entraToken("{}"), APP, USER),
                "Authorization: bearer " + service,
                "Content-Type: application/json");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
    }
}
