package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults that delay an answer or break its connection. */
class BrokenAnswersIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @AfterEach
    void noneIsLeft() {
        assertThat(ACS.plain("DELETE", "/_emulator/faults", "").status()).isEqualTo(204);
    }

    private static JsonNode fault(String body) {
        Response made = ACS.plain("POST", "/_emulator/faults", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    private static int fired(JsonNode fault) {
        return json(ACS.plain("GET", "/_emulator/faults/" + fault.get("id").textValue(), ""))
                .get("fired")
                .intValue();
    }

    private static Duration timeOf(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aDelayComesBeforeTheUsualAnswerOrAnother() {
        JsonNode rule = fault("{\"delay\":\"PT0.3S\"}");
        assertThat(timeOf(() -> assertThat(ACS.newIdentity()).startsWith("8:acs:")))
                .isGreaterThan(Duration.ofMillis(300));
        fault("{\"delay\":{\"from\":\"PT0.1S\",\"to\":\"PT0.2S\"},\"response\":{\"status\":500}}");
        assertThat(timeOf(() -> {
                    Response response = ACS.post(CREATE, "");
                    assertThat(response.status()).isEqualTo(500);
                    assertThat(json(response).at("/error/code").textValue()).isEqualTo("InternalServerError");
                }))
                .isGreaterThan(Duration.ofMillis(400));
        assertThat(timeOf(
                        () -> assertThat(ACS.plain("POST", CREATE, "").status()).isEqualTo(500)))
                .isGreaterThan(Duration.ofMillis(400));
        assertThat(fired(rule)).isEqualTo(3);
    }

    @Test
    void refusalsAfterADelayAreTheUsualOnes() {
        fault("{\"delay\":\"PT0.01S\"}");
        assertThat(ACS.plain("POST", CREATE, "").status()).isEqualTo(401);
        assertThat(ACS.post(CREATE, "{").status()).isEqualTo(400);
        assertThat(json(ACS.post(CREATE, "{")).at("/error/code").textValue()).isEqualTo("ValidationError");
    }

    @Test
    void fourHundredThatAreDelayedHoldNobodyElseUp() throws Exception {
        fault("{\"match\":{\"operation\":\"create\"},\"delay\":\"PT3S\"}");
        List<RawHttp> delayed = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                delayed.add(
                        RawHttp.plain(ACS.port()).send(request("POST", CREATE).bytes()));
            }
            assertThat(timeOf(() -> assertThat(
                                    ACS.plain("GET", "/_emulator/info", "").status())
                            .isEqualTo(200)))
                    .isLessThan(Duration.ofSeconds(2));
            for (RawHttp http : delayed) {
                assertThat(http.read().status()).isEqualTo(201);
            }
        } finally {
            for (RawHttp http : delayed) {
                http.close();
            }
        }
    }

    @Test
    void aConnectionThatIsResetBreaksWithoutAnAnswer() {
        fault("{\"connection\":\"reset\"}");
        assertThatThrownBy(() -> raw(request("POST", CREATE))).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> tls(request("POST", CREATE))).isInstanceOf(SocketException.class);
        noneIsLeft();
        fault("{\"connection\":\"reset\",\"delay\":\"PT0.05S\"}");
        assertThatThrownBy(() -> raw(request("POST", CREATE))).isInstanceOf(SocketException.class);
    }

    @Test
    void anEmptyAnswerIsNoneAtAll() throws IOException {
        fault("{\"connection\":\"empty\"}");
        assertThat(raw(request("POST", CREATE))).isEmpty();
    }

    @Test
    void aTruncatedAnswerEndsInTheMiddleOfItsBody() throws IOException {
        JsonNode rule = fault("{\"connection\":\"truncated\"}");
        String answer = raw(request("POST", CREATE));
        assertThat(answer)
                .startsWith("HTTP/1.1 201")
                .containsIgnoringCase("x-acs-emulator-fault: " + rule.get("id").textValue());
        int length = Integer.parseInt(answer.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(length / 2);
        assertThatThrownBy(() -> tls(request("POST", CREATE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("early");
    }

    @Test
    void aMalformedAnswerHasAHeadAndThenNoHttp() throws IOException {
        fault("{\"connection\":\"malformed\"}");
        String answer = raw(request("POST", CREATE));
        assertThat(answer).startsWith("HTTP/1.1 201").contains("Transfer-Encoding: chunked\r\n\r\nthis is no chunk");
        assertThatThrownBy(() -> tls(request("POST", CREATE))).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void aDripArrivesWholeButSlowly() {
        fault("{\"connection\":\"drip\"}");
        assertThat(timeOf(() -> assertThat(ACS.newIdentity()).startsWith("8:acs:")))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
    }

    @Test
    void answersWithoutABodyAndRefusalsBreakToo() throws IOException {
        String revoke = "/identities/" + ACS.newIdentity() + "/:revokeAccessTokens?api-version=2023-10-01";
        fault("{\"match\":{\"operation\":\"revokeAccessTokens\"},"
                + "\"steps\":[{\"connection\":\"drip\"},{\"connection\":\"truncated\"}]}");
        assertThat(ACS.post(revoke, "").status()).isEqualTo(204);
        assertThat(raw(request("POST", revoke))).isEmpty();
        fault("{\"match\":{\"operation\":\"create\"},\"connection\":\"truncated\"}");
        assertThat(raw(request("POST", CREATE).key("d3Jvbmc=")))
                .startsWith("HTTP/1.1 401")
                .contains("{\"error\"")
                .doesNotEndWith("0\r\n\r\n");
    }

    private static String raw(SignedRequestBuilder request) throws IOException {
        try (Socket socket = new Socket("localhost", ACS.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.bytes());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Response tls(SignedRequestBuilder request) throws IOException {
        try (RawHttp http = RawHttp.tls(ACS.port(), ACS.emulator().sslContext())) {
            return http.send(request.bytes()).read();
        }
    }

    @Test
    void aConnectionServesOnAfterADelayAndADrip() throws IOException {
        fault("{\"match\":{\"operation\":\"create\"},\"times\":1,\"delay\":\"PT0.1S\",\"connection\":\"drip\"}");
        try (RawHttp http = RawHttp.plain(ACS.port())) {
            assertThat(http.send(request("POST", CREATE).bytes()).read().status())
                    .isEqualTo(201);
            assertThat(http.send(request("POST", CREATE).bytes()).read().status())
                    .isEqualTo(201);
        }
    }
}
