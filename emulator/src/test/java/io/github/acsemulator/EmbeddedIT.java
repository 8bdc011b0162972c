package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.config.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** The emulator inside a JVM. */
class EmbeddedIT {
    @Test
    void severalRunAtOnceAndEachIsTrustedByItsOwnContextAlone() throws Exception {
        try (AcsIdentityEmulator one =
                        AcsIdentityEmulator.builder().port(0).build().start();
                AcsIdentityEmulator other =
                        AcsIdentityEmulator.builder().port(0).build().start()) {
            assertThat(one.endpoint()).isNotEqualTo(other.endpoint());
            HttpClient client =
                    HttpClient.newBuilder().sslContext(one.sslContext()).build();
            HttpRequest health = HttpRequest.newBuilder(one.endpoint().resolve("/_emulator/health"))
                    .build();
            assertThat(client.send(health, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            HttpRequest wrong = HttpRequest.newBuilder(other.endpoint().resolve("/_emulator/health"))
                    .build();
            assertThatThrownBy(() -> client.send(wrong, BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void itsConnectionStringIsWhatEverySdkReads() {
        try (AcsIdentityEmulator acs =
                AcsIdentityEmulator.builder().port(0).build().start()) {
            assertThat(acs.connectionString())
                    .isEqualTo(
                            "endpoint=" + acs.endpoint()
                                    + "/;accesskey=YWNzLWlkZW50aXR5LWVtdWxhdG9yL3ByaW1hcnktYWNjZXNzLWtleS93ZWxsLWtub3duL25vdC1hLXNlY3JldC8v");
            assertThat(acs.endpoint().toString()).matches("https://localhost:\\d+");
        }
    }

    @Test
    void itListensOnBothLoopbackAddresses() throws IOException {
        try (AcsIdentityEmulator acs =
                AcsIdentityEmulator.builder().port(0).build().start()) {
            for (String address : new String[] {"127.0.0.1", "::1"}) {
                try (java.net.Socket socket =
                        new java.net.Socket(address, acs.endpoint().getPort())) {
                    assertThat(socket.isConnected()).isTrue();
                } catch (IOException e) {
                    org.junit.jupiter.api.Assumptions.assumeTrue(
                            address.equals("127.0.0.1"), "this machine has no ::1");
                }
            }
        }
    }

    @Test
    void anOpenStreamOfEventsEndsWithTheEmulator() throws Exception {
        InputStream stream;
        try (AcsIdentityEmulator acs =
                AcsIdentityEmulator.builder().port(0).build().start()) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(acs.sslContext()).build();
            HttpRequest events = HttpRequest.newBuilder(acs.endpoint().resolve("/_emulator/requests"))
                    .header("Accept", "text/event-stream")
                    .build();
            stream = client.send(events, BodyHandlers.ofInputStream()).body();
        }
        // Reading would fail had the answer been cut off.
        assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).startsWith(": ");
    }

    @Test
    void afterCloseThePortIsFreeAgain() throws Exception {
        AcsIdentityEmulator acs = AcsIdentityEmulator.builder().port(0).build().start();
        URI health = acs.endpoint().resolve("/_emulator/health");
        int port = acs.endpoint().getPort();
        acs.close();
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        try (AcsIdentityEmulator again =
                AcsIdentityEmulator.builder().port(port).build().start()) {
            assertThat(again.endpoint().getPort()).isEqualTo(port);
        }
    }

    @Test
    void itIsStartedOnceUntilItIsClosed() {
        AcsIdentityEmulator acs = AcsIdentityEmulator.builder().port(0).build().start();
        assertThatThrownBy(acs::start).isInstanceOf(IllegalStateException.class);
        acs.close();
        assertThatThrownBy(acs::endpoint).isInstanceOf(IllegalStateException.class);
        try (AcsIdentityEmulator again = acs.start()) {
            assertThat(again.endpoint().getPort()).isPositive();
        }
    }

    @Test
    void aTakenPortAndAWrongSettingAreTold() {
        try (AcsIdentityEmulator acs =
                AcsIdentityEmulator.builder().port(0).build().start()) {
            AcsIdentityEmulator second =
                    AcsIdentityEmulator.builder().port(acs.endpoint().getPort()).build();
            assertThatThrownBy(second::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(BindException.class);
        }
        assertThatThrownBy(() -> AcsIdentityEmulator.builder()
                        .setting("auth", "sometimes")
                        .build())
                .isInstanceOf(SettingException.class)
                .hasMessage("auth: 'sometimes' must be one of strict|lenient|off.");
        assertThatThrownBy(() -> AcsIdentityEmulator.builder().setting("colour", "blue"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("colour: there is no such setting.");
        assertThatThrownBy(() -> AcsIdentityEmulator.builder().build().connectionString())
                .isInstanceOf(IllegalStateException.class);
    }
}
