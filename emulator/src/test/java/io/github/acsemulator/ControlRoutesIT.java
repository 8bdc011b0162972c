package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Identities, tokens and the journal under {@code /_emulator}. */
class ControlRoutesIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final EmulatorExtension FULL = new EmulatorExtension();

    private static Response call(EmulatorExtension acs, String method, String target, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        return acs.send((head + body).getBytes(StandardCharsets.UTF_8));
    }

    private static Response call(String method, String target, String body) {
        return call(ACS, method, target, body);
    }

    private static JsonNode introspect(String token) {
        return json(call("POST", "/_emulator/tokens/introspect", "{\"token\":\"" + token + "\"}"));
    }

    @Test
    void anIdentityMadeHereIsTheServicesAndTheOtherWayRound() {
        JsonNode created = json(
                call("POST", "/_emulator/identities", "{\"scopes\":[\"chat\",\"voip.join\"],\"expiresInMinutes\":60}"));
        String id = created.at("/identity/id").textValue();
        assertThat(ACS.post(
                                "/identities/" + id + "/:issueAccessToken?api-version=2023-10-01",
                                "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(200);
        JsonNode one = json(call("GET", "/_emulator/identities/" + id, ""));
        assertThat(one.get("tokensIssued").intValue()).isEqualTo(2);
        assertThat(one.get("lastTokenExpiresAt").textValue()).endsWith("Z");
        assertThat(one.has("deletedAt")).isFalse();

        String made = ACS.newIdentity();
        assertThat(call("POST", "/_emulator/identities/" + made + "/token", "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(call("DELETE", "/_emulator/identities/" + made, "").status()).isEqualTo(204);
        assertThat(ACS.post(
                                "/identities/" + made + "/:issueAccessToken?api-version=2023-10-01",
                                "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(json(call("GET", "/_emulator/identities/" + made, "")).has("deletedAt"))
                .isTrue();
        assertThat(call("GET", "/_emulator/identities/8:acs:x", "").status()).isEqualTo(404);
    }

    @Test
    void theListIsNewestFirstInPagesAndSearched() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, ACS.newIdentity());
        }
        List<String> listed = new ArrayList<>();
        JsonNode page = json(call("GET", "/_emulator/identities?limit=2", ""));
        assertThat(page.get("total").intValue()).isGreaterThanOrEqualTo(5);
        while (listed.size() < 5) {
            page.get("value").forEach(entry -> listed.add(entry.get("id").textValue()));
            if (listed.size() < 5) {
                page = json(call("GET", page.get("nextLink").textValue(), ""));
            }
        }
        assertThat(listed).startsWith(made.toArray(String[]::new));
        JsonNode found =
                json(call("GET", "/_emulator/identities?search=" + made.get(2).substring(44), ""));
        assertThat(found.get("value")).hasSize(1);
        assertThat(found.has("nextLink")).isFalse();
    }

    @Test
    void introspectionTellsWhyATokenIsNoLongerGood() {
        JsonNode created = json(ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\",\"voip\"]}"));
        String id = created.at("/identity/id").textValue();
        String token = created.at("/accessToken/token").textValue();
        JsonNode good = introspect(token);
        assertThat(good.get("active").booleanValue()).isTrue();
        assertThat(good.get("identity").textValue()).isEqualTo(id);
        assertThat(good.get("scope").textValue()).isEqualTo("chat voip");
        assertThat(good.at("/claims/acsScope").textValue()).isEqualTo("chat,voip");

        call("POST", "/_emulator/identities/" + id + "/revoke", "");
        assertThat(introspect(token).get("reason").textValue()).isEqualTo("revoked");
        String again = json(call("POST", "/_emulator/identities/" + id + "/token", "{\"scopes\":[\"chat\"]}"))
                .get("token")
                .textValue();
        assertThat(introspect(again).get("active").booleanValue()).isTrue();
        assertThat(introspect(token).get("reason").textValue()).isEqualTo("revoked");
        ACS.send(request("DELETE", "/identities/" + id + "?api-version=2023-10-01"));
        assertThat(introspect(again).get("reason").textValue()).isEqualTo("identityDeleted");
    }

    @Test
    void introspectionTellsForgeriesApart() {
        String token = json(ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\"]}"))
                .at("/accessToken/token")
                .textValue();
        String[] parts = token.split("\\.");
        String other = json(ACS.post(CREATE, "{\"createTokenWithScopes\":[\"voip\"]}"))
                .at("/accessToken/token")
                .textValue()
                .split("\\.")[1];
        assertThat(introspect(parts[0] + "." + other + "." + parts[2])
                        .get("reason")
                        .textValue())
                .isEqualTo("badSignature");
        assertThat(introspect("nonsense").get("reason").textValue()).isEqualTo("malformed");
        assertThat(introspect("").get("reason").textValue()).isEqualTo("malformed");
        assertThat(introspect(encode("{\"alg\":\"none\"}") + "." + parts[1] + ".")
                        .get("reason")
                        .textValue())
                .isEqualTo("unsupportedAlgorithm");
        assertThat(introspect(encode("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2])
                        .get("reason")
                        .textValue())
                .isEqualTo("unsupportedAlgorithm");
        assertThat(introspect(encode("{\"alg\":\"RS256\",\"kid\":\"x\"}") + "." + parts[1] + "." + parts[2])
                        .get("reason")
                        .textValue())
                .isEqualTo("unknownKey");
        String form = "token=" + token;
        Response response = ACS.send(
                ("POST /_emulator/tokens/introspect HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                + form.length() + "\r\n\r\n" + form)
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(json(response).get("active").booleanValue()).isTrue();
    }

    private static String encode(String json) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("POST", "/_emulator/identities", "{\"scope\":[]}", "scope"),
                Arguments.of("POST", "/_emulator/identities", "{\"scopes\":\"chat\"}", "scopes"),
                Arguments.of("POST", "/_emulator/identities", "{\"scopes\":[1]}", "scopes[0]"),
                Arguments.of("POST", "/_emulator/identities", "{\"expiresInMinutes\":\"60\"}", "expiresInMinutes"),
                Arguments.of("POST", "/_emulator/identities", "[]", "body"),
                Arguments.of("PATCH", "/_emulator/settings", "[]", "body"),
                Arguments.of("POST", "/_emulator/identities", "{\"expiresInMinutes\":99999999999}", "expiresInMinutes"),
                Arguments.of("POST", "/_emulator/entra/tokens", "{\"scopes\":[null]}", "scopes[0]"),
                Arguments.of("POST", "/_emulator/tokens", "{\"scopes\":[null]}", "scopes[0]"),
                Arguments.of("POST", "/_emulator/identities", "{\"scopes\":[null]}", "scopes[0]"),
                Arguments.of("POST", "/_emulator/faults", "{\"steps\":[null]}", "steps[0]"),
                Arguments.of("POST", "/_emulator/tokens/introspect", "{}", "token"),
                Arguments.of("GET", "/_emulator/identities?limit=0", "", "limit"),
                Arguments.of("GET", "/_emulator/identities?after=x", "", "after"),
                Arguments.of("GET", "/_emulator/requests?since=yesterday", "", "since"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedByItsPath(String method, String target, String body, String path) {
        Response response = call(method, target, body);
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(json(response).at("/error/code").textValue()).isEqualTo("ValidationError");
        assertThat(json(response).at("/error/target").textValue()).isEqualTo(path);
        assertThat(json(response).at("/error/message").textValue())
                .doesNotContain("\n", "Source")
                .contains(" ");
    }

    @Test
    void theJournalTellsWhatWasAskedAndWhyNot() {
        String id = FULL.newIdentity();
        FULL.send(request("POST", CREATE)
                .signedHost("other.example")
                .header("User-Agent", "azsdk-test/1.0 (x; y)")
                .header("x-ms-client-request-id", "r-1"));
        FULL.send(request("POST", "/nowhere"));
        JsonNode list = json(call(FULL, "GET", "/_emulator/requests", ""));
        assertThat(list.get("total").intValue()).isEqualTo(3);
        assertThat(list.get("dropped").intValue()).isZero();
        JsonNode created = list.at("/value/0");
        assertThat(created.get("operation").textValue()).isEqualTo("create");
        assertThat(created.get("identity").textValue()).isEqualTo(id);
        assertThat(created.get("apiVersion").textValue()).isEqualTo("2023-10-01");
        assertThat(created.at("/authentication/verdict").textValue()).isEqualTo("accepted");
        assertThat(created.get("duration").textValue()).startsWith("PT0");
        JsonNode denied = list.at("/value/1");
        assertThat(denied.get("status").intValue()).isEqualTo(401);
        assertThat(denied.get("errorCode").textValue()).isEqualTo("Denied");
        assertThat(denied.get("client").textValue()).isEqualTo("azsdk-test/1.0");
        assertThat(denied.get("clientRequestId").textValue()).isEqualTo("r-1");
        assertThat(denied.at("/authentication/scheme").textValue()).isEqualTo("HMAC-SHA256");
        assertThat(list.at("/value/2").get("status").intValue()).isEqualTo(404);
        assertThat(json(call(FULL, "GET", "/_emulator/requests?status=401&operation=create", ""))
                        .get("value"))
                .hasSize(1);
    }

    @Test
    void theJournalIsBoundedAndItsReadersHoldNothingUp() throws Exception {
        try (AcsIdentityEmulator acs = AcsIdentityEmulator.builder()
                        .port(0)
                        .setting("auth", "off")
                        .build()
                        .start();
                RawHttp sleeping = RawHttp.plain(acs.endpoint().getPort());
                RawHttp caller = RawHttp.plain(acs.endpoint().getPort())) {
            sleeping.send("GET /_emulator/requests HTTP/1.1\nHost: localhost\nAccept: text/event-stream\n\n");
            for (int i = 0; i < 1_500; i++) {
                assertThat(caller.send(request("POST", CREATE).bytes()).read().status())
                        .isEqualTo(201);
            }
            JsonNode list = json(caller.send("GET /_emulator/requests?limit=1000 HTTP/1.1\nHost: localhost\n\n")
                    .read());
            assertThat(list.get("value")).hasSize(1_000);
            assertThat(list.get("dropped").intValue()).isEqualTo(500);
        }
    }

    @Test
    void eventsComeAsTheyHappen() throws Exception {
        try (java.net.Socket reader = new java.net.Socket("localhost", FULL.port())) {
            reader.setSoTimeout(10_000);
            reader.getOutputStream()
                    .write("GET /_emulator/requests HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            java.io.BufferedReader lines = new java.io.BufferedReader(
                    new java.io.InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (!line.startsWith(": the journal")) {
                line = lines.readLine();
            }
            String id = FULL.newIdentity();
            while (!line.startsWith("data: ")) {
                line = lines.readLine();
            }
            assertThat(json(line.substring(6)).get("identity").textValue()).isEqualTo(id);
        }
    }
}
