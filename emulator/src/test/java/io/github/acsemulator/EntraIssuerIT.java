package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.claims;
import static io.github.acsemulator.EmulatorExtension.header;
import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in Entra issuer: its grants, its tokens, its errors. */
class EntraIssuerIT {
    private static final String TENANT = "e47a0000-0000-4000-8000-000000000001";
    private static final String CLIENT = "c11e0000-0000-4000-8000-000000000001";
    private static final String TEAMS_USER = "0b1ec700-0000-4000-8000-000000000001";
    private static final String TEAMS_SCOPE = "https://auth.msft.communication.azure.com/Teams.ManageCalls";
    private static final String SERVICE_SCOPE = "https://communication.azure.com//.default";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final EmulatorExtension LISTED = new EmulatorExtension()
            .setting("entraClients", "listed")
            .setting(
                    "entraDirectory",
                    "{\"applications\":[{\"clientId\":\"app-1\",\"clientSecret\":\"s3cret\"}],\"users\":[{\"objectId\":"
                            + "\"11111111-2222-3333-4444-555555555555\",\"username\":\"ann@emulator.test\","
                            + "\"password\":\"pw\",\"tenantId\":\"99999999-2222-3333-4444-555555555555\"}]}");

    private static String form(String... pairs) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private static Response token(EmulatorExtension acs, String tenant, String... pairs) {
        return acs.plain(
                "POST",
                "/" + tenant + "/oauth2/v2.0/token",
                form(pairs),
                "Content-Type: application/x-www-form-urlencoded");
    }

    private static JsonNode granted(String... pairs) {
        Response response = token(ACS, TENANT, pairs);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.header("Cache-Control").orElse("")).contains("no-store");
        return json(response);
    }

    @Test
    void anApplicationGetsATokenOfItsOwn() throws Exception {
        JsonNode answer = granted(
                "grant_type",
                "client_credentials",
                "client_id",
                CLIENT,
                "client_secret",
                "anything",
                "scope",
                SERVICE_SCOPE);
        assertThat(answer.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.get("expires_in").longValue()).isEqualTo(4500);
        assertThat(answer.has("refresh_token")).isFalse();
        assertThat(answer.has("id_token")).isFalse();
        String token = answer.get("access_token").textValue();
        JsonNode claims = json(claims(token));
        assertThat(claims.get("aud").textValue()).isEqualTo("https://communication.azure.com/");
        assertThat(claims.get("iss").textValue()).isEqualTo("https://sts.windows.net/" + TENANT + "/");
        assertThat(claims.get("appid").textValue()).isEqualTo(CLIENT);
        assertThat(claims.get("idtyp").textValue()).isEqualTo("app");
        assertThat(claims.get("oid")).isEqualTo(claims.get("sub"));
        assertThat(claims.get("tid").textValue()).isEqualTo(TENANT);
        assertThat(claims.get("ver").textValue()).isEqualTo("1.0");
        assertThat(claims.has("scp")).isFalse();
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(4800);
        assertVerifies(token);
    }

    @Test
    void aUserGetsAccessIdAndRefreshTokens() throws Exception {
        JsonNode answer = granted(
                "grant_type",
                "password",
                "client_id",
                CLIENT,
                "username",
                "teams-user@emulator.test",
                "password",
                "emulator-password",
                "scope",
                TEAMS_SCOPE + " https://auth.msft.communication.azure.com/Teams.ManageChats openid profile"
                        + " offline_access");
        JsonNode claims = json(claims(answer.get("access_token").textValue()));
        assertThat(claims.get("aud").textValue()).isEqualTo("https://auth.msft.communication.azure.com");
        assertThat(claims.get("scp").textValue()).isEqualTo("Teams.ManageCalls Teams.ManageChats");
        assertThat(claims.get("oid").textValue()).isEqualTo(TEAMS_USER);
        assertThat(claims.get("upn").textValue()).isEqualTo("teams-user@emulator.test");
        assertThat(answer.get("scope").textValue())
                .isEqualTo(TEAMS_SCOPE + " https://auth.msft.communication.azure.com/Teams.ManageChats");
        JsonNode idToken = json(claims(answer.get("id_token").textValue()));
        assertThat(idToken.get("aud").textValue()).isEqualTo(CLIENT);
        assertThat(idToken.get("iss").textValue()).isEqualTo("https://login.microsoftonline.com/" + TENANT + "/v2.0");
        assertThat(new String(
                        Base64.getUrlDecoder().decode(answer.get("client_info").textValue()), StandardCharsets.UTF_8))
                .isEqualTo("{\"uid\":\"" + TEAMS_USER + "\",\"utid\":\"" + TENANT + "\"}");
        assertVerifies(answer.get("id_token").textValue());

        JsonNode refreshed = granted(
                "grant_type",
                "refresh_token",
                "client_id",
                CLIENT,
                "refresh_token",
                answer.get("refresh_token").textValue(),
                "scope",
                "https://communication.azure.com/clients/VoIP");
        JsonNode again = json(claims(refreshed.get("access_token").textValue()));
        assertThat(again.get("oid").textValue()).isEqualTo(TEAMS_USER);
        assertThat(again.get("aud").textValue()).isEqualTo("https://communication.azure.com/clients");
        assertThat(again.get("scp").textValue()).isEqualTo("VoIP");
    }

    @Test
    void aRegisteredApplicationGetsVersion2Tokens() {
        JsonNode claims = json(claims(granted(
                        "grant_type",
                        "password",
                        "client_id",
                        CLIENT,
                        "username",
                        "11111111-2222-3333-4444-555555555555",
                        "password",
                        "x",
                        "scope",
                        "api://6dd1b9a2-0000-4000-8000-000000000001/access")
                .get("access_token")
                .textValue()));
        assertThat(claims.get("aud").textValue()).isEqualTo("6dd1b9a2-0000-4000-8000-000000000001");
        assertThat(claims.get("ver").textValue()).isEqualTo("2.0");
        assertThat(claims.get("azp").textValue()).isEqualTo(CLIENT);
        assertThat(claims.get("oid").textValue()).isEqualTo("11111111-2222-3333-4444-555555555555");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S256", "plain"})
    void anAuthorizationCodeIsGoodForWhoKnowsTheVerifier(String method) throws Exception {
        String verifier = "a-verifier-of-at-least-forty-three-characters-xx";
        String challenge = method.equals("plain")
                ? verifier
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        String query = form(
                "client_id",
                CLIENT,
                "response_type",
                "code",
                "redirect_uri",
                "http://localhost:3000/back",
                "scope",
                TEAMS_SCOPE + " openid",
                "state",
                "st&te",
                "nonce",
                "n-1",
                "code_challenge",
                challenge,
                "code_challenge_method",
                method);
        Response redirect = ACS.plain("GET", "/common/oauth2/v2.0/authorize?" + query, "");
        assertThat(redirect.status()).as(redirect.body()).isEqualTo(302);
        String location = redirect.header("Location").orElseThrow();
        assertThat(location).startsWith("http://localhost:3000/back?code=").endsWith("&state=st%26te");
        String code = location.substring(location.indexOf('=') + 1, location.indexOf('&'));
        String[] request = {
            "grant_type",
            "authorization_code",
            "client_id",
            CLIENT,
            "code",
            code,
            "redirect_uri",
            "http://localhost:3000/back",
            "code_verifier",
            verifier
        };
        assertThat(json(claims(granted(request).get("id_token").textValue()))
                        .get("nonce")
                        .textValue())
                .isEqualTo("n-1");
        assertEntraError(token(ACS, TENANT, request), 400, "invalid_grant", 54005);
        request[9] = "another";
        assertEntraError(token(ACS, TENANT, request), 400, "invalid_grant", 501481);
        request[9] = verifier;
        request[7] = "http://localhost:3000/elsewhere";
        assertEntraError(token(ACS, TENANT, request), 400, "invalid_grant", 9002313);
        request[7] = "http://localhost:3000/back";
        request[3] = "another-client";
        assertEntraError(token(ACS, TENANT, request), 400, "invalid_grant", 9002313);
    }

    @Test
    void codesAreSentToLocalApplicationsOnly() {
        String rest =
                "/common/oauth2/v2.0/authorize?" + form("client_id", CLIENT, "scope", "openid") + "&redirect_uri=";
        for (String elsewhere :
                List.of("https://evil.example/", "javascript:alert(1)", "https://localhost.evil.example/")) {
            assertEntraError(
                    ACS.plain("GET", rest + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8), ""),
                    400,
                    "invalid_request",
                    50011);
        }
        for (String local : List.of("http://127.0.0.1:1/x", "http://[::1]:1/", "https://app.test/", "msal9://auth")) {
            assertThat(ACS.plain("GET", rest + URLEncoder.encode(local, StandardCharsets.UTF_8), "")
                            .status())
                    .as(local)
                    .isEqualTo(302);
        }
        Response page = ACS.plain(
                "GET", rest + "http%3A%2F%2Flocalhost%2Fcb&response_mode=form_post&state=%22%3E%3Cscript", "");
        assertThat(page.body()).contains("&quot;&gt;&lt;script").doesNotContain("\"><script");
    }

    @Test
    void aDeviceIsSignedInAlready() {
        Response asked = ACS.plain(
                "POST",
                "/organizations/oauth2/v2.0/devicecode",
                form("client_id", CLIENT, "scope", TEAMS_SCOPE),
                "Content-Type: application/x-www-form-urlencoded");
        assertThat(json(asked).get("interval").intValue()).isEqualTo(1);
        String[] request = {
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "client_id",
            CLIENT,
            "device_code",
            json(asked).get("device_code").textValue()
        };
        JsonNode answer = granted(request);
        assertThat(json(claims(answer.get("access_token").textValue()))
                        .get("oid")
                        .textValue())
                .isEqualTo(TEAMS_USER);
        assertEntraError(token(ACS, TENANT, request), 400, "invalid_grant", 54005);
    }

    @Test
    void aRefreshTokenIsGoodAgainAndAgain() {
        String[] request = {
            "grant_type",
            "refresh_token",
            "client_id",
            CLIENT,
            "refresh_token",
            granted(
                            "grant_type",
                            "password",
                            "client_id",
                            CLIENT,
                            "username",
                            "u",
                            "password",
                            "p",
                            "scope",
                            TEAMS_SCOPE)
                    .get("refresh_token")
                    .textValue()
        };
        granted(request);
        granted(request);
    }

    private static String[] asserting(String assertion) {
        return new String[] {
            "grant_type",
            "client_credentials",
            "client_id",
            CLIENT,
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion",
            assertion,
            "scope",
            SERVICE_SCOPE
        };
    }

    @Test
    void anApplicationMayProveItselfByAnAssertionWhoseSignatureNobodyKnows() {
        String good = ACS.entraToken("{}");
        JsonNode claims =
                json(claims(granted(asserting(good)).get("access_token").textValue()));
        assertThat(claims.get("appidacr").textValue()).isEqualTo("2");
        assertEntraError(token(ACS, TENANT, asserting("nonsense")), 401, "invalid_client", 50027);
        String expired = ACS.entraToken("{\"lifetime\":\"-PT1S\"}");
        assertEntraError(token(ACS, TENANT, asserting(expired)), 401, "invalid_client", 700024);
        String[] ofNoType = asserting(good);
        ofNoType[5] = "";
        assertEntraError(token(ACS, TENANT, ofNoType), 400, "invalid_request", 900144);
        ofNoType[5] = "urn:ietf:params:oauth:client-assertion-type:saml2-bearer";
        assertEntraError(token(ACS, TENANT, ofNoType), 401, "invalid_client", 50027);
        assertEntraError(token(LISTED, TENANT, asserting(good)), 401, "invalid_client", 700027);
    }

    @Test
    void aTokenIsNotGivenOnBehalfOfAnother() {
        assertEntraError(
                token(
                        ACS,
                        TENANT,
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "client_id",
                        CLIENT,
                        "client_secret",
                        "s",
                        "assertion",
                        ACS.entraToken("{}"),
                        "requested_token_use",
                        "on_behalf_of",
                        "scope",
                        TEAMS_SCOPE),
                400,
                "unsupported_grant_type",
                70003);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of("", 400, "invalid_request", 900144),
                Arguments.of("grant_type=implicit", 400, "unsupported_grant_type", 70003),
                Arguments.of("grant_type=client_credentials", 400, "invalid_request", 900144),
                Arguments.of(
                        "grant_type=client_credentials&client_id=a&scope=b%2F.default", 401, "invalid_client", 7000218),
                Arguments.of(
                        "grant_type=client_credentials&client_id=a&client_secret=b", 400, "invalid_request", 900144),
                Arguments.of(
                        "grant_type=client_credentials&client_id=a&client_secret=b&scope=https%3A%2F%2Fc%2Fd",
                        400, "invalid_scope", 1002012),
                Arguments.of(
                        "grant_type=password&client_id=a&username=u&password=p&scope=https%3A%2F%2Fc",
                        400, "invalid_scope", 70011),
                Arguments.of(
                        "grant_type=password&client_id=a&username=u&password=p&scope=https%3A%2F%2Fc%2Fd+https%3A%2F%2Fe%2Ff",
                        400, "invalid_request", 28000),
                Arguments.of("grant_type=refresh_token&client_id=a&refresh_token=x", 400, "invalid_grant", 9002313),
                Arguments.of("grant_type=authorization_code&client_id=a&code=x", 400, "invalid_grant", 9002313));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aMistakeIsAnsweredAsEntraAnswersIt(String form, int status, String error, long code) {
        assertEntraError(ACS.plain("POST", "/" + TENANT + "/oauth2/v2.0/token", form), status, error, code);
    }

    private static void assertEntraError(Response response, int status, String error, long code) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        JsonNode body = json(response);
        assertThat(body.get("error").textValue()).isEqualTo(error);
        assertThat(body.get("error_codes").get(0).longValue()).isEqualTo(code);
        assertThat(body.get("error_description").textValue())
                .startsWith("AADSTS" + code + ": ")
                .contains(" Trace ID: ")
                .contains(" Timestamp: ");
        assertThat(body.has("correlation_id")).isTrue();
    }

    @Test
    void whereOnlyListedOnesAreKnownOthersAreRefused() {
        String[] application = {
            "grant_type", "client_credentials", "client_id", "app-1", "client_secret", "s3cret", "scope", SERVICE_SCOPE
        };
        assertThat(token(LISTED, TENANT, application).status()).isEqualTo(200);
        assertThat(token(LISTED, "99999999-2222-3333-4444-555555555555", application)
                        .status())
                .isEqualTo(200);
        assertEntraError(
                token(LISTED, "88888888-2222-3333-4444-555555555555", application), 400, "invalid_request", 90002);
        application[5] = "wrong";
        assertEntraError(token(LISTED, TENANT, application), 401, "invalid_client", 7000215);
        application[3] = "app-2";
        assertEntraError(token(LISTED, TENANT, application), 400, "unauthorized_client", 700016);
        String[] user = {
            "grant_type",
            "password",
            "client_id",
            "app-1",
            "username",
            "ann@emulator.test",
            "password",
            "pw",
            "scope",
            TEAMS_SCOPE
        };
        assertThat(json(claims(json(token(LISTED, "organizations", user))
                                .get("access_token")
                                .textValue()))
                        .get("tid")
                        .textValue())
                .isEqualTo("99999999-2222-3333-4444-555555555555");
        user[7] = "wrong";
        assertEntraError(token(LISTED, TENANT, user), 400, "invalid_grant", 50126);
        user[5] = "bob@emulator.test";
        assertEntraError(token(LISTED, TENANT, user), 400, "invalid_grant", 50034);
    }

    @Test
    void itTellsWhatClientsAskBefore() {
        String here = "https://localhost:" + ACS.port();
        JsonNode configuration = json(ACS.plain("GET", "/" + TENANT + "/v2.0/.well-known/openid-configuration", ""));
        assertThat(configuration.get("token_endpoint").textValue())
                .isEqualTo(here + "/" + TENANT + "/oauth2/v2.0/token");
        assertThat(configuration.get("issuer").textValue())
                .isEqualTo("https://login.microsoftonline.com/" + TENANT + "/v2.0");
        assertThat(json(ACS.plain("GET", "/common/v2.0/.well-known/openid-configuration", ""))
                        .get("issuer")
                        .textValue())
                .isEqualTo("https://login.microsoftonline.com/{tenantid}/v2.0");
        JsonNode instance = json(ACS.plain(
                "GET", "/common/discovery/instance?api-version=1.1&authorization_endpoint=https%3A%2F%2Fx", ""));
        assertThat(instance.at("/metadata/0/aliases/0").textValue()).isEqualTo("localhost:" + ACS.port());
        JsonNode realm = json(ACS.plain("GET", "/common/userrealm/a%40emulator.test?api-version=1.0", ""));
        assertThat(realm.get("account_type").textValue()).isEqualTo("Managed");
        assertThat(realm.get("domain_name").textValue()).isEqualTo("emulator.test");
        JsonNode entra = json(ACS.plain("GET", "/_emulator/info", "")).get("entra");
        assertThat(entra.get("authorityHost").textValue()).isEqualTo(here + "/");
        assertThat(entra.get("tenantId").textValue()).isEqualTo(TENANT);
        assertThat(entra.get("clientId").textValue()).isEqualTo(CLIENT);
        assertThat(entra.at("/teamsUser/objectId").textValue()).isEqualTo(TEAMS_USER);
    }

    @Test
    void aManagedIdentityGetsAToken() {
        for (Response response : List.of(
                ACS.plain(
                        "GET",
                        "/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fcommunication.azure.com%2F",
                        "",
                        "X-IDENTITY-HEADER: x"),
                ACS.plain(
                        "GET",
                        "//metadata/identity/oauth2/token?resource=https%3A%2F%2Fcommunication.azure.com%2F",
                        "",
                        "Metadata: true"))) {
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            // Python's client takes no answer without the first.
            for (String member : List.of("expires_in", "expires_on", "ext_expires_in", "not_before")) {
                assertThat(json(response).get(member).textValue()).matches("\\d+");
            }
            assertThat(json(claims(json(response).get("access_token").textValue()))
                            .get("aud")
                            .textValue())
                    .isEqualTo("https://communication.azure.com/");
        }
        assertThat(ACS.plain("GET", "/msi/token?resource=x", "").status()).isEqualTo(400);
    }

    @Test
    void anyTokenIsMintedForATest() {
        Response minted = ACS.plain(
                "POST",
                "/_emulator/entra/tokens",
                "{\"objectId\":\"11111111-2222-3333-4444-555555555555\",\"clientId\":\"abc\",\"lifetime\":\"-PT1M\","
                        + "\"scopes\":[\"https://communication.azure.com/clients/Chat\"]}");
        assertThat(minted.status()).isEqualTo(201);
        JsonNode claims = json(claims(json(minted).get("token").textValue()));
        assertThat(claims.get("aud").textValue()).isEqualTo("https://communication.azure.com/clients");
        assertThat(claims.get("scp").textValue()).isEqualTo("Chat");
        assertThat(java.time.Instant.parse(json(minted).get("expiresOn").textValue())
                        .getEpochSecond())
                .isEqualTo(claims.get("exp").longValue());
        for (String mistake : List.of("kind", "tenantId", "objectId", "lifetime", "breakage")) {
            Response refused = ACS.plain("POST", "/_emulator/entra/tokens", "{\"" + mistake + "\":\"nope\"}");
            assertThat(refused.status()).as(mistake).isEqualTo(400);
            assertThat(json(refused).at("/error/target").textValue()).isEqualTo(mistake);
        }
    }

    /** By the key that the OpenID configuration leads to. */
    private static void assertVerifies(String token) throws Exception {
        JsonNode configuration = json(ACS.plain("GET", "/common/v2.0/.well-known/openid-configuration", ""));
        JsonNode keys = json(ACS.plain(
                "GET", URI.create(configuration.get("jwks_uri").textValue()).getPath(), ""));
        JsonNode key = keys.at("/keys/0");
        assertThat(json(header(token)).get("kid")).isEqualTo(key.get("kid"));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1))))
                .isTrue();
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(member).textValue()));
    }
}
