package io.github.acsemulator;

import static io.github.acsemulator.HostileServer.CREATE;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that no client should send, and those that decide where a request ends. */
class HostileHeadersIT {
    private static final String GET = "GET /_emulator/health HTTP/1.1\r\n";
    private static final String HOST = "Host: localhost\r\n";

    @RegisterExtension
    static final HostileServer SERVER = new HostileServer();

    private static void assertBadRequest(String request) throws IOException {
        Response response = SERVER.refusal(request);
        assertThat(response.status()).as(request).isEqualTo(400);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"BadRequest\"");
    }

    private static int health(String headers) throws IOException {
        byte[] request = (GET + headers + "Connection: close\r\n\r\n").getBytes(ISO_8859_1);
        return HostileServer.parse(SERVER.exchange(request, true)).status();
    }

    @Test
    void largeAndManyHeadersAreRefused() throws IOException {
        for (String headers : new String[] {
            "X: " + "a".repeat(40_000) + "\r\n",
            "X: " + "a".repeat(1_000_000) + "\r\n",
            "A".repeat(40_000) + ": x\r\n",
            "X: y\r\n".repeat(10_000)
        }) {
            Response response = SERVER.refusal(GET + HOST + headers + "\r\n");
            assertThat(response.status()).isEqualTo(431);
            assertThat(response.body())
                    .isEqualTo("{\"error\":{\"code\":\"RequestHeaderFieldsTooLarge\",\"message\":\"The request's"
                            + " headers are too large.\"}}");
        }
    }

    @Test
    void aThousandHeadersAreRead() throws IOException {
        assertThat(health(HOST + "X: y\r\n".repeat(1000))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no colon\r\n",
                ": no name\r\n",
                "Folded: a\r\n b\r\n",
                "Folded: a\r\n\tb\r\n",
                "Spaced : a\r\n",
                " Leading: a\r\n",
                "Nul: a\0b\r\n",
                "N\0l: a\r\n",
                "Control: a\u0001b\r\n",
                "Return: a\rb\r\n",
                "Umlaut\u00e4: a\r\n",
                "Host: localhost\r\n",
                "Host: other\r\n",
                "Expect: foo\r\n",
                "Expect: 102-processing\r\n",
                "Expect: 100-continue, foo\r\n",
            })
    void malformedHeadersAreRefused(String header) throws IOException {
        assertBadRequest(GET + HOST + header + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host:\r\n", "Host:  \r\n", "Host : localhost\r\n", "Host: a\u0001b\r\n"})
    void aHostThatIsMissingOrMalformedIsRefused(String host) throws IOException {
        assertBadRequest(GET + host + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "[::1", "<x>:99999999", "\u00e4", "localhost:8443:8443", "127.0.0.1:0", "'"})
    void aStrangeHostIsAnsweredAllTheSame(String host) throws IOException {
        assertThat(health("Host: " + host + "\r\n")).isEqualTo(200);
        Response denied = SERVER.refusal(request("POST", CREATE)
                .signedHost("other")
                .host(host)
                .signedHost("x")
                .bytes());
        assertThat(denied.status()).isEqualTo(401);
        assertThat(denied.header("x-acs-emulator-denied").orElseThrow()).matches("[\\x20-\\x7e]{1,1024}");
    }

    @Test
    void bareLineFeedsEndLines() throws IOException {
        byte[] request = "GET /_emulator/health HTTP/1.1\nHost: localhost\nConnection: close\n\n".getBytes(ISO_8859_1);
        assertThat(HostileServer.parse(SERVER.exchange(request, true)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 0\r\nContent-Length: 5\r\n",
                "Content-Length: 0\r\nContent-Length: 0\r\n",
                "Content-Length: 0, 0\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: 0x10\r\n",
                "Content-Length: 1_0\r\n",
                "Content-Length: 5 5\r\n",
                "Content-Length: abc\r\n",
                "Content-Length:\r\n",
                "Content-Length: 99999999999999999999999\r\n",
                "Transfer-Encoding: gzip\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, chunked\r\n",
                "Transfer-Encoding: chunked, gzip\r\n",
                "Transfer-Encoding: chunked;q=1\r\n",
                "Transfer-Encoding: \u000bchunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            })
    void aBodyWhoseEndIsDoubtfulIsRefusedAndNothingBehindItIsServed(String lengths) throws IOException {
        String smuggled = GET + HOST + "\r\n";
        String request = "POST " + CREATE + " HTTP/1.1\r\n" + HOST + lengths + "\r\n0\r\n\r\n" + smuggled;
        assertBadRequest(request);
        String all = new String(SERVER.exchange(request.getBytes(ISO_8859_1), true), ISO_8859_1);
        assertThat(all.split("HTTP/1.1 ", -1)).as(all).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "4294967296", "1048577"})
    void aBodyThatWouldBeTooLargeIsRefusedAtOnce(String length) throws IOException {
        Response response =
                SERVER.refusal("POST " + CREATE + " HTTP/1.1\r\n" + HOST + "Content-Length: " + length + "\r\n\r\n");
        assertThat(response.status()).isEqualTo(413);
    }

    @Test
    void noHeaderMakesAnotherMethodOfTheOneThatWasSigned() throws IOException {
        for (String method : new String[] {"DELETE", "GET", "PATCH"}) {
            byte[] create = request("POST", CREATE)
                    .header("X-HTTP-Method-Override", method)
                    .header("Connection", "close")
                    .bytes();
            assertThat(HostileServer.parse(SERVER.exchange(create, true)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void upgradesAreNotTaken() throws IOException {
        assertThat(health(HOST + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"))
                .isEqualTo(200);
        byte[] websocket = (GET + HOST + "Connection: Upgrade, close\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(ISO_8859_1);
        assertThat(HostileServer.parse(SERVER.exchange(websocket, true)).status())
                .isEqualTo(200);
    }

    @Test
    void whoExpectsToBeAskedForTheBodyIsAsked() throws IOException {
        byte[] request = request("POST", CREATE)
                .body("{}")
                .header("Expect", "100-continue")
                .header("Connection", "close")
                .bytes();
        String answer = new String(SERVER.exchange(request, false), ISO_8859_1);
        assertThat(answer).contains("HTTP/1.1 201 Created");
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        requests.writeBytes(request("POST", CREATE).body("{").bytes());
        requests.writeBytes(request("POST", CREATE).body("{}").bytes());
        requests.writeBytes(
                ("POST /nowhere HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nhello").getBytes(ISO_8859_1));
        requests.writeBytes((GET + HOST + "Content-Length: 5\r\n\r\nhello").getBytes(ISO_8859_1));
        requests.writeBytes(
                request("POST", CREATE).header("Connection", "close").bytes());
        ByteArrayInputStream answers = new ByteArrayInputStream(SERVER.exchange(requests.toByteArray(), false));
        int[] statuses = new int[5];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = RawHttp.read(answers, true).status();
        }
        assertThat(statuses).containsExactly(400, 201, 404, 200, 201);
        assertThat(answers.available()).isZero();
    }

    @Test
    void whatIsEchoedCannotAddAHeader() throws IOException {
        Response response = SERVER.refusal(request("POST", "/nowhere")
                .header("x-ms-client-request-id", "a\u00ffb; c: d\tEvil: yes")
                .bytes());
        assertThat(response.headers()).noneMatch(line -> line.startsWith("Evil"));
    }
}
