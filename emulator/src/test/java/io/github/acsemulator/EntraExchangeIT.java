package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.claims;
import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.RefusalsIT.assertRefused;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchanges under {@code /access}, and the assignments that allow them. */
class EntraExchangeIT {
    private static final String RESOURCE = "ac5ac5ac-0000-4000-8000-000000000001";
    private static final String TENANT = "e47a0000-0000-4000-8000-000000000001";
    private static final String APP = "c11e0000-0000-4000-8000-000000000001";
    private static final String USER = "0b1ec700-0000-4000-8000-000000000001";
    private static final String ENTRA = "/access/entra/:exchangeAccessToken?api-version=2025-03-02-preview";
    private static final String EXTENSION = "/access/teamsExtension/:exchangeAccessToken?api-version=2025-06-30";
    private static final String ENTRA_KIND =
            "{\"audience\":\"https://communication.azure.com/clients\",\"scopes\":[%s]}";
    private static final String EXTENSION_KIND = "{\"scopes\":[\"TeamsExtension.ManageCalls\"]}";
    private static final String ASSIGNMENTS = "/access/entra/assignments";
    private static final String PREVIEW = "?api-version=2025-03-02-preview";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final EmulatorExtension REQUIRED = new EmulatorExtension().setting("assignments", "required");

    private static Response exchange(EmulatorExtension acs, String target, String token) {
        return acs.plain("POST", target, "{}", "Authorization: Bearer " + token, "Content-Type: application/json");
    }

    private static Response send(String method, String target, String body) {
        return ACS.send(request(method, target).body(body));
    }

    @Test
    void anEntraUserGetsATokenWithTheScopesOfHisOwn() {
        String entra = ACS.entraToken(ENTRA_KIND.formatted("\"VoIP.Join\",\"Chat\",\"Other\""));
        // With the doubled slash of a client whose endpoint ends in one.
        Response response = exchange(ACS, "/" + ENTRA, entra);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.header("api-supported-versions")).contains("2025-03-02-preview");
        String id = "8:acs:" + RESOURCE + "_" + TENANT + "_" + USER;
        assertThat(json(response).at("/identity/id").textValue()).isEqualTo(id);
        JsonNode claims = json(claims(json(response).at("/accessToken/token").textValue()));
        assertThat(claims.get("skypeid").textValue()).isEqualTo(id.substring(2));
        assertThat(claims.get("acsScope").textValue()).isEqualTo("voip.join,chat");
        assertThat(claims.get("exp")).isEqualTo(json(claims(entra)).get("exp"));
        assertThat(send("POST", "/identities/" + id + "/:issueAccessToken" + PREVIEW, "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-02-preview", "2025-06-30", "2026-09-23"})
    void aTeamsPhoneUserGetsATokenForCalls(String version) {
        Response response = exchange(
                ACS,
                "/access/teamsExtension/:exchangeAccessToken?api-version=" + version,
                ACS.entraToken(EXTENSION_KIND));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(json(response).at("/identity/id").textValue())
                .isEqualTo("8:acs:" + RESOURCE + "_" + TENANT + "_" + USER);
        assertThat(json(claims(json(response).at("/accessToken/token").textValue()))
                        .get("acsScope")
                        .textValue())
                .isEqualTo("voip");
    }

    static Stream<Arguments> badTokens() {
        String clients = "{\"audience\":\"https://communication.azure.com/clients\",\"scopes\":[\"VoIP\"],";
        return Stream.of(
                Arguments.of(ENTRA, clients + "\"lifetime\":\"-PT1S\"}", "expired"),
                Arguments.of(ENTRA, clients + "\"breakage\":\"signature\"}", "badSignature"),
                Arguments.of(ENTRA, ENTRA_KIND.formatted("\"voip\""), "missingScope"),
                Arguments.of(ENTRA, EXTENSION_KIND, "otherAudience"),
                Arguments.of(EXTENSION, ENTRA_KIND.formatted("\"VoIP\""), "otherAudience"),
                Arguments.of(EXTENSION, "{}", "missingScope"),
                Arguments.of(
                        EXTENSION, "{\"scopes\":[\"TeamsExtension.ManageCalls\"],\"lifetime\":\"-PT1M\"}", "expired"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatIsNotGoodIsRefused(String target, String kind, String cause) {
        Response response = exchange(ACS, target, ACS.entraToken(kind));
        assertRefused(response, 401, "InvalidAccessToken", "Provided access token is not valid.", null, false);
        assertThat(response.header("x-acs-emulator-denied").orElse("")).startsWith(cause + ": ");
        assertJournal(ACS, "refused", cause);
    }

    /** What the journal says of the latest request. */
    private static void assertJournal(EmulatorExtension acs, String verdict, String cause) {
        JsonNode entry =
                json(acs.plain("GET", "/_emulator/requests?limit=1", "")).at("/value/0/authentication");
        assertThat(entry.get("scheme").textValue()).isEqualTo("Bearer");
        assertThat(entry.get("verdict").textValue()).isEqualTo(verdict);
        assertThat(entry.path("cause").asText()).isEqualTo(cause);
    }

    @Test
    void withoutABearerItIsDenied() {
        for (String target : List.of(ENTRA, EXTENSION)) {
            assertDenied(ACS.plain("POST", target, "{}"));
            assertDenied(ACS.post(target, "{}"));
        }
    }

    private static void assertDenied(Response response) {
        assertRefused(response, 401, "Denied", "Denied by the resource provider.", null, false);
        assertThat(response.header("x-acs-emulator-denied")).isPresent();
    }

    @Test
    void teamsPhoneAssignmentsAreMadeReplacedReadAndDeleted() {
        String target = "/access/teamsExtension/tenants/" + TENANT.toUpperCase() + "/assignments/" + UUID.randomUUID()
                + "?api-version=2025-06-30";
        assertRefused(send("GET", target, ""), 404, "NotFound", "Assignment not found.", null, true);
        Response made = send("PUT", target, "{\"principalType\":\"user\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(json(made).has("clientIds")).isFalse();
        assertThat(json(made).get("tenantId").textValue()).isEqualTo(TENANT);
        Response replaced =
                send("PUT", target, "{\"principalType\":\"resourceAccount\",\"clientIds\":[\"" + APP + "\"]}");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(send("GET", target, "").body()).isEqualTo(replaced.body());
        assertThat(send("DELETE", target, "").status()).isEqualTo(204);
        assertThat(send("DELETE", target, "").status()).isEqualTo(204);
        assertThat(send("GET", target, "").status()).isEqualTo(404);
        assertRefused(
                send("PUT", target, "{}"),
                400,
                "ValidationError",
                "PrincipalType: The PrincipalType field is required.",
                "PrincipalType",
                false);
        assertRefused(
                send("PUT", target, "{\"principalType\":\"group\"}"),
                400,
                "ValidationError",
                "PrincipalType: The PrincipalType field is invalid.",
                "PrincipalType",
                false);
        assertRefused(
                send("PUT", target, "{\"principalType\":\"user\",\"clientIds\":[\"x\"]}"),
                400,
                "ValidationError",
                "Provided ClientIds has invalid format.",
                "clientIds",
                true);
        assertRefused(
                send("GET", "/access/teamsExtension/tenants/x/assignments/y?api-version=2025-06-30", ""),
                400,
                "ValidationError",
                "Provided TenantId has invalid format.",
                "tenantId",
                true);
    }

    private static String assignment(String type) {
        return "{\"tenantId\":\"" + TENANT + "\",\"principalType\":\"" + type + "\",\"clientIds\":[\"" + APP + "\"]}";
    }

    @Test
    void entraAssignmentsAreMadeReplacedReadAndDeleted() {
        String target = ASSIGNMENTS + "/" + UUID.randomUUID() + PREVIEW;
        assertThat(send("GET", target, "").status()).isEqualTo(404);
        assertThat(send("PUT", target, assignment("user")).status()).isEqualTo(201);
        Response replaced = send("PUT", target, assignment("group"));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(send("GET", target, "").body()).isEqualTo(replaced.body());
        assertThat(send("DELETE", target, "").status()).isEqualTo(204);
        assertThat(send("DELETE", target, "").status()).isEqualTo(204);
        for (String member : List.of("TenantId", "PrincipalType", "ClientIds")) {
            String incomplete = assignment("user").replace(member.substring(1), "x");
            assertRefused(
                    send("PUT", target, incomplete),
                    400,
                    "ValidationError",
                    member + ": The " + member + " field is required.",
                    member,
                    false);
        }
    }

    @Test
    void entraAssignmentsAreListedInPagesAndPatchedAllOrNone() {
        try (AcsIdentityEmulator alone = AcsIdentityEmulator.builder()
                .port(0)
                .setting("auth", "off")
                .build()
                .start()) {
            int port = alone.endpoint().getPort();
            List<String> ids = new ArrayList<>();
            StringBuilder patch = new StringBuilder("{");
            for (int i = 0; i < 150; i++) {
                ids.add("00000000-0000-4000-8000-%012d".formatted(i));
                patch.append(i == 0 ? "" : ",")
                        .append("\"" + ids.get(i) + "\":")
                        .append(assignment("user"));
            }
            Response made = call(port, "PATCH", ASSIGNMENTS + PREVIEW, patch + "}");
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            assertThat(json(made).get("value")).hasSize(150);
            List<String> listed = new ArrayList<>();
            JsonNode page = json(call(port, "GET", ASSIGNMENTS + PREVIEW, ""));
            assertThat(page.get("value")).hasSize(100);
            page.get("value").forEach(entry -> listed.add(entry.get("objectId").textValue()));
            String next = page.get("nextLink").textValue();
            assertThat(next).startsWith("https://localhost:" + port + "/");
            page = json(call(port, "GET", next.substring(next.indexOf("/access")), ""));
            page.get("value").forEach(entry -> listed.add(entry.get("objectId").textValue()));
            assertThat(page.has("nextLink")).isFalse();
            assertThat(listed).isEqualTo(ids);

            String change = "{\"" + ids.get(0) + "\":{\"principalType\":\"tenant\"},\"" + ids.get(1) + "\":null,\""
                    + ids.get(2) + "\":";
            assertThat(call(port, "PATCH", ASSIGNMENTS + PREVIEW, change + "{\"clientIds\":null}}")
                            .status())
                    .isEqualTo(400);
            assertThat(call(port, "GET", ASSIGNMENTS + "/" + ids.get(1) + PREVIEW, "")
                            .status())
                    .isEqualTo(200);
            Response changed = call(port, "PATCH", ASSIGNMENTS + PREVIEW, change + "null}");
            assertThat(changed.status()).isEqualTo(200);
            assertThat(json(changed).at("/value/0/principalType").textValue()).isEqualTo("tenant");
            assertThat(json(changed).at("/value/0/clientIds/0").textValue()).isEqualTo(APP);
            assertThat(call(port, "GET", ASSIGNMENTS + "/" + ids.get(1) + PREVIEW, "")
                            .status())
                    .isEqualTo(404);
            assertThat(call(port, "PATCH", ASSIGNMENTS + PREVIEW, "{\"" + ids.get(3) + "\":null}")
                            .status())
                    .isEqualTo(204);
        }
    }

    private static Response call(int port, String method, String target, String body) {
        try (RawHttp http = RawHttp.plain(port)) {
            return http.send(request(method, target)
                            .host("localhost:" + port)
                            .body(body)
                            .contentType(method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                            .bytes())
                    .read();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whereAssignmentsAreRequiredAnExchangeNeedsOne() {
        String entra = REQUIRED.entraToken(ENTRA_KIND.formatted("\"VoIP\""));
        String phone = REQUIRED.entraToken(EXTENSION_KIND);
        assertDenied(exchange(REQUIRED, ENTRA, entra));
        assertJournal(REQUIRED, "refused", "notAssigned");
        assertDenied(exchange(REQUIRED, EXTENSION, phone));
        assertJournal(REQUIRED, "refused", "notAssigned");

        String other = assignment("user").replace(APP, "99999999-0000-4000-8000-000000000001");
        String ofUser = ASSIGNMENTS + "/" + USER + PREVIEW;
        REQUIRED.send(request("PUT", ofUser).body(other));
        assertDenied(exchange(REQUIRED, ENTRA, entra));
        REQUIRED.send(request("PUT", ofUser).body(assignment("user")));
        assertThat(exchange(REQUIRED, ENTRA, entra).status()).isEqualTo(200);
        REQUIRED.send(request("DELETE", ofUser));
        REQUIRED.send(request("PUT", ASSIGNMENTS + "/" + TENANT + PREVIEW).body(assignment("tenant")));
        assertThat(exchange(REQUIRED, ENTRA, entra).status()).isEqualTo(200);

        String phoneUser =
                "/access/teamsExtension/tenants/" + TENANT + "/assignments/" + USER + "?api-version=2026-09-23";
        REQUIRED.send(request("PUT", phoneUser).body("{\"principalType\":\"user\"}"));
        assertThat(exchange(REQUIRED, EXTENSION, phone).status()).isEqualTo(200);
        assertJournal(REQUIRED, "accepted", "");
    }

    @Test
    void aDeletedEntraUserIsNotFound() {
        String kind = "{\"objectId\":\"77777777-0000-4000-8000-000000000001\",\"audience\":"
                + "\"https://communication.azure.com/clients\",\"scopes\":[\"Chat\"]}";
        String id = json(exchange(ACS, ENTRA, ACS.entraToken(kind)))
                .at("/identity/id")
                .textValue();
        assertThat(send("DELETE", "/identities/" + id + PREVIEW, "").status()).isEqualTo(204);
        assertRefused(
                exchange(ACS, ENTRA, ACS.entraToken(kind)), 404, "IdentityNotFound", "Identity not found.", null, true);
    }
}
