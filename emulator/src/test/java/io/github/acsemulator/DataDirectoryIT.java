package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.config.SettingException;
import java.io.IOException;
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
        return AcsIdentityEmulator.builder()
                .port(0)
                .setting("dataDir", directory.toString())
                .setting("signingKey", "generate")
                .setting("unknownIdentities", "reject")
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
    void aDirectoryInUseIsRefused() {
        try (AcsIdentityEmulator acs = start()) {
            assertThat(acs.endpoint()).isNotNull();
            assertThatThrownBy(this::start)
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("is in use by another emulator");
        }
    }
}
