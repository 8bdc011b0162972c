package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.resource.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data directory keeps over a restart. */
class DataDirectoryIT {
    @TempDir
    private Path directory;

    private AcsIdentityEmulator start() {
        return start("[]");
    }

    private AcsIdentityEmulator start(String resources) {
        return AcsIdentityEmulator.builder()
                .port(0)
                .setting("dataDir", directory.toString())
                .setting("signingKey", "generate")
                .setting("unknownIdentities", "reject")
                .setting("resources", resources)
                .build()
                .start();
    }

    private static Response send(AcsIdentityEmulator acs, SignedRequestBuilder request) throws IOException {
        try (RawHttp http = RawHttp.tls(acs.endpoint().getPort(), acs.sslContext())) {
            return http.send(request.bytes()).read();
        }
    }

    private static SignedRequestBuilder issue(String id) {
        return request("POST", "/identities/" + id + "/:issueAccessToken?api-version=2023-10-01")
                .body("{\"scopes\":[\"chat\"]}");
    }

    @Test
    void identitiesDeletionsTheCertificateAndTheSigningKeyOutliveARestart() throws IOException {
        String kept;
        String deleted;
        String pem;
        String header;
        try (AcsIdentityEmulator acs = start()) {
            kept = json(send(acs, request("POST", "/identities?api-version=2023-10-01")))
                    .at("/identity/id")
                    .textValue();
            deleted = json(send(acs, request("POST", "/identities?api-version=2023-10-01")))
                    .at("/identity/id")
                    .textValue();
            send(acs, request("DELETE", "/identities/" + deleted + "?api-version=2023-10-01"));
            pem = acs.caCertificatePem();
            header = json(send(acs, issue(kept))).get("token").textValue().split("\\.")[0];
        }
        try (AcsIdentityEmulator acs = start()) {
            assertThat(send(acs, issue(kept)).status()).isEqualTo(200);
            assertThat(send(acs, issue(deleted)).status()).isEqualTo(404);
            assertThat(acs.caCertificatePem()).isEqualTo(pem);
            assertThat(json(send(acs, issue(kept))).get("token").textValue()).startsWith(header + ".");
        }
    }

    private static JsonNode control(AcsIdentityEmulator acs, String method, String target, String body)
            throws IOException {
        String head =
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n";
        try (RawHttp http = RawHttp.tls(acs.endpoint().getPort(), acs.sslContext())) {
            Response answer =
                    http.send((head + body).getBytes(StandardCharsets.US_ASCII)).read();
            assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
            return answer.body().isEmpty() ? null : json(answer);
        }
    }

    @Test
    void resourcesAccessKeysAndRotatedSigningKeysOutliveARestart() throws IOException {
        String made;
        String regenerated;
        String token;
        SignedRequestBuilder create =
                request("POST", "/identities?api-version=2023-10-01").body("{\"createTokenWithScopes\":[\"chat\"]}");
        try (AcsIdentityEmulator acs = start()) {
            made = control(acs, "POST", "/_emulator/resources", "{\"name\":\"orders\"}")
                    .get("primaryKey")
                    .textValue();
            regenerated = control(
                            acs,
                            "POST",
                            "/_emulator/resources/ac5ac5ac-0000-4000-8000-000000000001/keys/primary/regenerate",
                            "")
                    .get("key")
                    .textValue();
            control(acs, "POST", "/_emulator/signing-keys/rotate", "");
            token = json(send(acs, create.key(regenerated)))
                    .at("/accessToken/token")
                    .textValue();
        }
        try (AcsIdentityEmulator acs = start()) {
            assertThat(send(acs, create.key(made)).status()).isEqualTo(201);
            assertThat(send(acs, create.key(regenerated)).status()).isEqualTo(201);
            assertThat(send(acs, create.key(Resources.DEFAULT_PRIMARY_KEY)).status())
                    .isEqualTo(401);
            assertThat(control(acs, "POST", "/_emulator/tokens/introspect", "{\"token\":\"" + token + "\"}")
                            .get("active")
                            .booleanValue())
                    .isTrue();
            assertThat(control(acs, "GET", "/_emulator/signing-keys", "")
                            .get("total")
                            .intValue())
                    .isEqualTo(2);
            control(acs, "POST", "/_emulator/reset", "");
            assertThat(send(acs, create.key(made)).status()).isEqualTo(401);
            assertThat(send(acs, create.key(Resources.DEFAULT_PRIMARY_KEY)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void aConfiguredResourceWithAKeptOnesKeyIsRefused() throws IOException {
        String shop = "{\"name\":\"shop\",\"primaryKey\":\"c2hvcA==\"}";
        String id;
        try (AcsIdentityEmulator acs = start()) {
            id = control(acs, "POST", "/_emulator/resources", shop).get("id").textValue();
        }
        assertThatThrownBy(() -> start("[" + shop + "]"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("resources: ")
                .hasMessageContaining(id + ", which dataDir keeps");
        try (AcsIdentityEmulator acs = start("[" + shop.replace("{", "{\"id\":\"" + id + "\",") + "]")) {
            assertThat(control(acs, "GET", "/_emulator/resources", "")
                            .get("total")
                            .intValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void assignmentsOutliveARestart() throws IOException {
        String object = "/0b1ec700-0000-4000-8000-000000000001?api-version=2025-03-02-preview";
        String ofEntra = "/access/entra/assignments" + object;
        String ofTeams = "/access/teamsExtension/tenants/e47a0000-0000-4000-8000-000000000001/assignments" + object;
        String body = "{\"tenantId\":\"e47a0000-0000-4000-8000-000000000001\",\"principalType\":\"user\","
                + "\"clientIds\":[\"c11e0000-0000-4000-8000-000000000001\"]}";
        List<String> made = new ArrayList<>();
        try (AcsIdentityEmulator acs = start()) {
            for (String target : List.of(ofEntra, ofTeams)) {
                Response response = send(acs, request("PUT", target).body(body));
                assertThat(response.status()).isEqualTo(201);
                made.add(response.body());
            }
        }
        try (AcsIdentityEmulator acs = start()) {
            for (String target : List.of(ofEntra, ofTeams)) {
                assertThat(send(acs, request("GET", target)).body()).isEqualTo(made.remove(0));
                assertThat(send(acs, request("DELETE", target)).status()).isEqualTo(204);
            }
        }
        try (AcsIdentityEmulator acs = start()) {
            for (String target : List.of(ofEntra, ofTeams)) {
                assertThat(send(acs, request("GET", target)).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void noIdComesTwiceWhereTheClockStandsStillOverARestart() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (AcsIdentityEmulator acs = start()) {
                control(acs, "PUT", "/_emulator/clock", "{\"now\":\"2030-01-01T00:00:00Z\",\"frozen\":true}");
                for (int j = 0; j < 3; j++) {
                    ids.add(json(send(acs, request("POST", "/identities?api-version=2023-10-01")))
                            .at("/identity/id")
                            .textValue());
                }
            }
        }
        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aDirectoryInUseIsRefused() {
        try (AcsIdentityEmulator acs = start()) {
            assertThat(acs.endpoint()).isNotNull();
            assertThatThrownBy(this::start)
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("is in use by another emulator");
        }
    }
}
