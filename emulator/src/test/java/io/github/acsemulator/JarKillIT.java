package io.github.acsemulator;

import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with a data directory, killed in the middle of its work: what it has acknowledged is there afterwards. */
class JarKillIT {
    private static final int KILLS = 5;
    private static final int CLIENTS = 4;
    private static final String VERSION = "?api-version=2023-10-01";

    @TempDir
    Path directory;

    /** Acknowledged as created, and no deletion was ever sent. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    /** Acknowledged as deleted. */
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    /** Acknowledged as having lost its tokens. */
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    private final Queue<Throwable> mistakes = new ConcurrentLinkedQueue<>();

    private EmulatorProcess start() throws InterruptedException {
        return EmulatorProcess.in(directory)
                .flags("--port", "0", "--unknown-identities", "reject")
                .flags("--data-dir", directory.resolve("data").toString())
                .start();
    }

    private HttpClient client() throws Exception {
        return HttpClient.newBuilder()
                .sslContext(HostileServer.trusting(directory.resolve("ca").resolve("ca.pem")))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static HttpResponse<String> send(HttpClient client, int port, String method, String target, String body)
            throws Exception {
        SignedRequestBuilder signed = request(method, target).body(body).host("localhost:" + port);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("https://localhost:" + port + target))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (Map.Entry<String, String> header : signed.headers().entrySet()) {
            if (!header.getKey().equals("Host")) {
                builder.header(header.getKey(), header.getValue());
            }
        }
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void nothingAcknowledgedIsLostByKills() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            try (EmulatorProcess process = start()) {
                HttpClient client = client();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
                for (int i = 0; i < CLIENTS; i++) {
                    Random random = new Random(kill * 31L + i);
                    clients.execute(() -> work(client, process, random));
                }
                int before = created.size();
                for (int i = 0; i < 600 && created.size() < before + 50; i++) {
                    Thread.sleep(50);
                }
                process.process().destroyForcibly().waitFor();
                clients.shutdown();
                assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(mistakes).isEmpty();
        assertThat(created).hasSizeGreaterThan(50);
        assertThat(deleted).isNotEmpty();
        try (EmulatorProcess process = start()) {
            assertThatAllIsThere(client(), process.port());
        }
    }

    /** Creates, revokes and deletes until the server is dead. */
    private void work(HttpClient client, EmulatorProcess process, Random random) {
        try {
            while (process.process().isAlive()) {
                HttpResponse<String> answer = send(client, process.port(), "POST", "/identities" + VERSION, "{}");
                assertThat(answer.statusCode()).isEqualTo(201);
                JsonNode json = EmulatorExtension.json(answer.body());
                String id = json.at("/identity/id").textValue();
                if (random.nextInt(3) == 0) {
                    if (send(client, process.port(), "DELETE", "/identities/" + id + VERSION, "")
                                    .statusCode()
                            == 204) {
                        deleted.add(id);
                    }
                } else {
                    created.add(id);
                }
                String revoke = "/identities/" + id + "/:revokeAccessTokens" + VERSION;
                if (random.nextInt(3) == 0
                        && send(client, process.port(), "POST", revoke, "").statusCode() == 204) {
                    revoked.add(id);
                }
            }
        } catch (Exception e) {
            // The connection died with the server; what was not acknowledged may be lost.
        } catch (AssertionError e) {
            mistakes.add(e);
        }
    }

    private void assertThatAllIsThere(HttpClient client, int port) throws Exception {
        Set<String> all = new HashSet<>(created);
        all.addAll(deleted);
        for (String id : all) {
            HttpResponse<String> answer = send(
                    client,
                    port,
                    "POST",
                    "/identities/" + id + "/:issueAccessToken" + VERSION,
                    "{\"scopes\":[\"chat\"]}");
            assertThat(answer.statusCode()).as(id).isEqualTo(deleted.contains(id) ? 404 : 200);
        }
        assertThat(revoked).isNotEmpty();
        for (String id : revoked) {
            URI kept = URI.create("https://localhost:" + port + "/_emulator/identities/" + id);
            assertThat(client.send(HttpRequest.newBuilder(kept).build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("\"tokensValidFrom\"");
        }
        HttpResponse<String> unknown = send(
                client,
                port,
                "POST",
                "/identities/8:acs:ac5ac5ac-0000-4000-8000-000000000001_00000000-0000-0000-0000-000000000001"
                        + "/:issueAccessToken" + VERSION,
                "{\"scopes\":[\"chat\"]}");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }
}
