package io.github.acsemulator;

import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of the operations on identities, quoted whole. */
class RefusalsIT {
    private static final String ISSUE = "/:issueAccessToken?api-version=2023-10-01";
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String RESOURCE = "ac5ac5ac-0000-4000-8000-000000000001";
    private static final String FOREIGN =
            "8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000000";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final EmulatorExtension REJECTING = new EmulatorExtension().setting("unknownIdentities", "reject");

    static Stream<Arguments> bodiesThatIssueRefuses() {
        return Stream.of(
                refused("{}", "Scopes: The Scopes field is required.", "Scopes", false),
                refused("", "Scopes: The Scopes field is required.", "Scopes", false),
                refused("{\"scopes\":null}", "Scopes: The Scopes field is required.", "Scopes", false),
                refused(
                        "{\"createTokenWithScopes\":[\"chat\"]}",
                        "Scopes: The Scopes field is required.",
                        "Scopes",
                        false),
                refused("{\"scopes\":[]}", "Invalid scopes - Scopes field is required.", "scopes", true),
                refused("{\"scopes\":[\"chat\",\"nope\",\"nor\"]}", "Invalid scopes - nope", "scopes", true),
                refused("{\"scopes\":[\"CHAT\"]}", "Invalid scopes - CHAT", "scopes", true),
                refused("{\"scopes\":[\"pstn\"]}", "Invalid scopes - pstn", "scopes", true),
                refused("{\"scopes\":[\"\"]}", "Invalid scopes - ", "scopes", true),
                refused("{\"scopes\":\"chat\"}", "Scopes: The Scopes field is invalid.", "Scopes", false),
                refused("{\"scopes\":[\"chat\",null]}", "Scopes: The Scopes field is invalid.", "Scopes", false),
                refused("{\"scopes\":[1]}", "Scopes: The Scopes field is invalid.", "Scopes", false),
                refused("{\"scopes\":{\"0\":\"chat\"}}", "Scopes: The Scopes field is invalid.", "Scopes", false),
                outOfRange(59),
                outOfRange(1441),
                outOfRange(0),
                outOfRange(-1),
                outOfRange(Integer.MAX_VALUE),
                invalidMinutes("\"60\""),
                invalidMinutes("60.5"),
                invalidMinutes("true"),
                invalidMinutes("99999999999"));
    }

    private static Arguments refused(String body, String message, String target, boolean listsVersions) {
        return Arguments.of(body, message, target, listsVersions);
    }

    private static Arguments outOfRange(int minutes) {
        return refused(
                "{\"scopes\":[\"chat\"],\"expiresInMinutes\":" + minutes + "}",
                "ExpiresInMinutes value " + minutes + " is invalid. Value must be within the [60, 1440] interval.",
                "ExpiresInMinutes",
                true);
    }

    private static Arguments invalidMinutes(String value) {
        return refused(
                "{\"scopes\":[\"chat\"],\"expiresInMinutes\":" + value + "}",
                "ExpiresInMinutes: The ExpiresInMinutes field is invalid.",
                "ExpiresInMinutes",
                false);
    }

    @ParameterizedTest
    @MethodSource("bodiesThatIssueRefuses")
    void issueRefusesABody(String body, String message, String target, boolean listsVersions) {
        Response response = ACS.post("/identities/" + ACS.newIdentity() + ISSUE, body);
        assertRefused(response, 400, "ValidationError", message, target, listsVersions);
    }

    @ParameterizedTest
    @ValueSource(ints = {59, 1441})
    void createRefusesALifetimeOutOfRangeWithAndWithoutScopes(int minutes) {
        for (String scopes : new String[] {"", "\"createTokenWithScopes\":[\"chat\"],"}) {
            assertRefused(
                    ACS.post(CREATE, "{" + scopes + "\"expiresInMinutes\":" + minutes + "}"),
                    400,
                    "ValidationError",
                    "ExpiresInMinutes value " + minutes + " is invalid. Value must be within the [60, 1440] interval.",
                    "ExpiresInMinutes",
                    true);
        }
    }

    @Test
    void createRefusesScopesThatAreNoListOfStrings() {
        assertRefused(
                ACS.post(CREATE, "{\"createTokenWithScopes\":[null]}"),
                400,
                "ValidationError",
                "CreateTokenWithScopes: The CreateTokenWithScopes field is invalid.",
                "CreateTokenWithScopes",
                false);
        assertRefused(
                ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chats\"]}"),
                400,
                "ValidationError",
                "Invalid scopes - chats",
                "scopes",
                true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FOREIGN,
                "8:orgid:11111111-2222-3333-4444-555555555555",
                "8:acs:" + RESOURCE,
                "8:acs:" + RESOURCE + "_",
                "8:acs:" + RESOURCE + "_x",
                "4:+15551234567",
                "nonsense",
                "8:spool:" + RESOURCE + "_00000019-5466-0c45-69ff-9c3a0d0025c0"
            })
    void anIdentityOfAnotherResourceOrKindIsNotOwned(String id) {
        String encoded = id.replace(":", "%3A").replace("+", "%2B");
        for (SignedRequestBuilder request : new SignedRequestBuilder[] {
            request("POST", "/identities/" + encoded + ISSUE).body("{\"scopes\":[\"chat\"]}"),
            request("POST", "/identities/" + encoded + "/:revokeAccessTokens?api-version=2023-10-01"),
            request("DELETE", "/identities/" + encoded + "?api-version=2023-10-01"),
        }) {
            assertRefused(
                    ACS.send(request),
                    401,
                    "IdentityNotOwned",
                    "Provided identity doesn't belong to the resource.",
                    null,
                    true);
        }
    }

    @Test
    void aDeletedIdentityIsNotFound() {
        String id = ACS.newIdentity();
        ACS.send(request("DELETE", "/identities/" + id + "?api-version=2023-10-01"));
        for (SignedRequestBuilder request : new SignedRequestBuilder[] {
            request("POST", "/identities/" + id + ISSUE).body("{\"scopes\":[\"chat\"]}"),
            request("POST", "/identities/" + id + "/:revokeAccessTokens?api-version=2023-10-01"),
        }) {
            assertRefused(ACS.send(request), 404, "IdentityNotFound", "Identity not found.", null, true);
        }
    }

    @Test
    void whereUnknownIdentitiesAreRejectedTheyAreNotFound() {
        String id = "8:acs:" + RESOURCE + "_00000019-5466-0c45-69ff-9c3a0d0025c0";
        for (SignedRequestBuilder request : new SignedRequestBuilder[] {
            request("POST", "/identities/" + id + ISSUE).body("{\"scopes\":[\"chat\"]}"),
            request("POST", "/identities/" + id + "/:revokeAccessTokens?api-version=2023-10-01"),
            request("DELETE", "/identities/" + id + "?api-version=2023-10-01"),
        }) {
            assertRefused(REJECTING.send(request), 404, "IdentityNotFound", "Identity not found.", null, true);
        }
        assertThat(REJECTING
                        .post("/identities/" + REJECTING.newIdentity() + ISSUE, "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "\"x\"", "{} x", "{}{}", "{\"scopes\":[\"chat\"],}", "\u0000", "{'scopes':[]}", "nul"
            })
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        Response response = ACS.post("/identities/" + ACS.newIdentity() + ISSUE, body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .startsWith(
                        "{\"error\":{\"code\":\"ValidationError\",\"message\":\"The body is not a valid JSON object: ");
        assertErrorHeaders(response, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/json; charset=utf-16",
                "application/x-www-form-urlencoded",
                "application/jsonx"
            })
    void aBodyOfAnotherMediaTypeIsRefused(String contentType) {
        Response response = ACS.send(request("POST", CREATE).body("{}").contentType(contentType));
        assertRefused(
                response,
                415,
                "UnsupportedMediaType",
                "The body must be application/json in UTF-8, and the Content-Type header must say so.",
                null,
                false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=\"UTF-8\"", "application/json;charset=utf8"})
    void jsonInUtf8IsTaken(String contentType) {
        assertThat(ACS.send(request("POST", CREATE).body("{}").contentType(contentType))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void unknownRoutesAreNotFoundAndWrongMethodsNotAllowed() {
        assertRefused(
                ACS.send(request("POST", "/users?api-version=2023-10-01")),
                404,
                "NotFound",
                "There is no operation at '/users'.",
                null,
                false);
        assertRefused(
                ACS.send(request("POST", "/identities/x/:doSomething?api-version=2023-10-01")),
                404,
                "NotFound",
                "There is no operation at '/identities/x/:doSomething'.",
                null,
                false);
        for (String method : new String[] {"GET", "PUT", "OPTIONS", "BREW"}) {
            Response response = ACS.send(request(method, CREATE));
            assertRefused(
                    response,
                    405,
                    "MethodNotAllowed",
                    "'/identities' does not take " + method + ". Allowed: POST.",
                    null,
                    false);
            assertThat(response.header("Allow")).contains("POST");
        }
        assertThat(ACS.send(request("PUT", "/identities/x?api-version=2023-10-01"))
                        .header("Allow"))
                .contains("DELETE, GET, HEAD, PATCH");
    }

    @Test
    void theExpiryIsCheckedBeforeTheScopesAndTheOwnerBeforeBoth() {
        String bad = "{\"scopes\":[\"nope\"],\"expiresInMinutes\":1}";
        assertThat(ACS.post("/identities/" + ACS.newIdentity() + ISSUE, bad).body())
                .contains("ExpiresInMinutes value 1");
        assertThat(ACS.post("/identities/" + FOREIGN + ISSUE, bad).body()).contains("IdentityNotOwned");
        assertThat(ACS.post("/identities/" + FOREIGN + ISSUE, "{}").body())
                .contains("Scopes: The Scopes field is required.");
    }

    @Test
    void the2020PreviewRefusesATimeItCannotRead() {
        Response response =
                ACS.send(request("PATCH", "/identities/" + ACS.newIdentity() + "?api-version=2020-07-20-preview2")
                        .contentType("application/merge-patch+json")
                        .body("{\"tokensValidFrom\":\"yesterday\"}"));
        assertRefused(
                response,
                400,
                "ValidationError",
                "TokensValidFrom: The TokensValidFrom field is invalid.",
                "TokensValidFrom",
                false);
        Response wrongType = ACS.send(request("PATCH", "/identities/x?api-version=2020-07-20-preview2")
                .contentType("text/plain")
                .body("{}"));
        assertThat(wrongType.status()).isEqualTo(415);
    }

    @Test
    void aBodyOverAMebibyteIsTooLarge() {
        Response response = ACS.send(request("POST", CREATE).body(new byte[(1 << 20) + 1]));
        assertRefused(response, 413, "PayloadTooLarge", "The body is larger than 1 MiB (1048576 bytes).", null, false);
    }

    static void assertRefused(
            Response response, int status, String code, String message, String target, boolean listsVersions) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        String end = target == null ? "\"}}" : "\",\"target\":\"" + target + "\"}}";
        assertThat(response.body()).isEqualTo("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + end);
        assertErrorHeaders(response, listsVersions);
    }

    private static void assertErrorHeaders(Response response, boolean listsVersions) {
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(response.header("Transfer-Encoding")).contains("chunked");
        assertThat(response.header("Content-Length")).isEmpty();
        assertThat(response.header("api-supported-versions").isPresent()).isEqualTo(listsVersions);
        assertThat(response.header("MS-CV")).isPresent();
        assertThat(response.header("Request-Context")).contains("appId=");
        assertThat(response.header("WWW-Authenticate")).isEmpty();
    }
}
