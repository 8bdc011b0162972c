package io.github.acsemulator;

import static io.github.acsemulator.HostileServer.CREATE;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no client should send. */
class HostileBodiesIT {
    private static final int TEN_MEGABYTES = 10 << 20;
    private static final String SIGNED_CHUNKED =
            head(request("POST", CREATE)) + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

    @RegisterExtension
    static final HostileServer SERVER = new HostileServer();

    /** The lines of a signed request but those that tell the length of its body, and the empty one. */
    private static String head(SignedRequestBuilder request) {
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private static Response answer(byte[] body) throws IOException {
        return HostileServer.parse(SERVER.exchange(
                request("POST", CREATE).body(body).header("Connection", "close").bytes(), true));
    }

    private static void assertTooLarge(byte[] answer) throws IOException {
        Response response = HostileServer.parse(answer);
        HostileServer.assertEnvelope(response);
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"code\":\"PayloadTooLarge\",\"message\":\"The body is larger than 1 MiB"
                        + " (1048576 bytes).\"}}");
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws IOException {
        assertThat(answer("\uFEFF{}".getBytes(UTF_8)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":NaN}", "{} // more", "{\"x\":Infinity}", "{'x':1}", "{x:1}"})
    void whatIsWrongIsToldWithoutTheParsersOwnAdvice(String json) throws IOException {
        Response response = answer(json.getBytes(UTF_8));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .contains("ValidationError", "(line 1, column ")
                .doesNotContain("enable", "Feature");
    }

    @Test
    void aBrokenBodyIsRefusedAndTheConnectionClosed() throws IOException {
        for (String rest : new String[] {"zz\r\n", "1\r\n{\r\nzz\r\n", "5\r\n{"}) {
            Response response =
                    HostileServer.parse(SERVER.exchange((SIGNED_CHUNKED + rest).getBytes(ISO_8859_1), true));
            HostileServer.assertEnvelope(response);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.header("Transfer-Encoding")).contains("chunked");
            assertThat(response.header("Connection")).contains("close");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tenMegabytesAreRefusedAndTheirSenderReadsIt(boolean endsOutput) throws IOException {
        byte[] request = request("POST", CREATE).body(new byte[TEN_MEGABYTES]).bytes();
        for (int i = 0; i < 5; i++) {
            assertTooLarge(SERVER.exchange(request, endsOutput));
        }
    }

    @Test
    void tenMegabytesInChunksAreRefusedAndTheirSenderReadsIt() throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(SIGNED_CHUNKED.getBytes(ISO_8859_1));
        for (int i = 0; i < 160; i++) {
            request.writeBytes("10000\r\n".getBytes(ISO_8859_1));
            request.writeBytes(new byte[0x10000]);
            request.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        request.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        for (int i = 0; i < 5; i++) {
            assertTooLarge(SERVER.exchange(request.toByteArray(), false));
        }
    }

    @Test
    void tenMegabytesThatExpectToBeAskedForAreRefusedUnasked() throws IOException {
        byte[] request = (head(request("POST", CREATE)) + "Expect: 100-continue\r\nContent-Length: " + TEN_MEGABYTES
                        + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        assertTooLarge(SERVER.exchange(request, false));
    }

    @Test
    void tenMegabytesToNowhereAreRefusedAndTheirSenderReadsIt() throws IOException {
        byte[] request =
                request("POST", "/nowhere").body(new byte[TEN_MEGABYTES]).bytes();
        for (int i = 0; i < 5; i++) {
            assertThat(HostileServer.parse(SERVER.exchange(request, false)).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void exactlyOneMebibyteIsRead() throws IOException {
        byte[] body = "{}".concat(" ".repeat((1 << 20) - 2)).getBytes(UTF_8);
        assertThat(answer(body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1\r\nabc\r\n0\r\n\r\n",
                "zz\r\nabc\r\n0\r\n\r\n",
                "fffffffffffffffff\r\nabc",
                "80000000\r\nabc",
                "3\r\nabcdefg\r\n0\r\n\r\n",
                "5\r\nab",
                "3\r\nabc",
                "3;\0\r\nabc\r\n0\r\n\r\n",
                "\r\n\r\n",
                "",
                "0\r\nno colon\r\n\r\n"
            })
    void malformedChunksAreRefused(String chunks) throws IOException {
        Response response = SERVER.refusal(SIGNED_CHUNKED + chunks);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"BadRequest\"", "malformed or ended early");
    }

    @Test
    void hugeTrailersAndChunkExtensionsAreRefused() throws IOException {
        String long100k = "a".repeat(100_000);
        SERVER.refusal(SIGNED_CHUNKED + "0\r\nA: " + long100k + "\r\n\r\n");
        SERVER.refusal(SIGNED_CHUNKED + "0;" + long100k + "\r\n\r\n");
    }

    @Test
    void aBodyThatEndsEarlyIsRefused() throws IOException {
        Response response = SERVER.refusal(head(request("POST", CREATE)) + "Content-Length: 100\r\n\r\n{");
        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void aSenderThatGoesAwayInTheMiddleHarmsNobody() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (Socket socket = SERVER.connect()) {
                socket.getOutputStream()
                        .write((head(request("POST", CREATE)) + "Content-Length: 100\r\n\r\n{").getBytes(ISO_8859_1));
                socket.setSoLinger(i % 2 == 0, 0);
            }
        }
    }

    static Stream<Arguments> bodiesThatAreNoJson() {
        return Stream.of(
                Arguments.of("broken UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}),
                Arguments.of("overlong UTF-8", new byte[] {'{', (byte) 0xC0, (byte) 0x80, '}'}),
                Arguments.of("UTF-8 of a surrogate", new byte[] {'{', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '}'}),
                Arguments.of("UTF-16", "{}".getBytes(UTF_16)),
                Arguments.of("1,000 lists", bytes("[".repeat(1000) + "]".repeat(1000))),
                Arguments.of("100,000 lists", bytes("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")),
                Arguments.of("100,000 objects", bytes("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000))),
                Arguments.of("unclosed", bytes("{\"a\":".repeat(900))),
                Arguments.of("a huge number", bytes("{\"expiresInMinutes\":" + "9".repeat(500_000) + "}")),
                Arguments.of("trailing garbage", bytes("{} x")),
                Arguments.of("a second value", bytes("{}{}")),
                Arguments.of("a list", bytes("[]")),
                Arguments.of("null", bytes("null")),
                Arguments.of("blanks", bytes("   ")),
                Arguments.of("not a number", bytes("{\"expiresInMinutes\":NaN}")),
                Arguments.of("a raw line feed", bytes("{\"a\":\"\n\"}")),
                Arguments.of("NUL", new byte[] {0}),
                Arguments.of("a bad escape", bytes("{\"a\":\"\\ud8\"}")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesThatAreNoJson")
    void whatIsNoJsonIsRefused(String name, byte[] body) throws IOException {
        Response response = answer(body);
        HostileServer.assertEnvelope(response);
        assertThat(response.status()).as(name).isEqualTo(400);
        assertThat(response.body()).contains("\"ValidationError\"", "The body is not a valid JSON object: ");
        assertThat(response.body().length()).isLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"createTokenWithScopes\":[\"\\ud800\"]}",
                "{\"createTokenWithScopes\":[\"\\udfff\\ud800\"]}",
                "{\"createTokenWithScopes\":[\"\\u0000\"]}",
                "{\"createTokenWithScopes\":[\"<script>alert(1)</script>\"]}",
                "{\"createTokenWithScopes\":[\"%s %n\"]}",
                "{\"expiresInMinutes\":1e999999999}",
                "{\"expiresInMinutes\":-99999999999999999999}",
                "{\"expiresInMinutes\":60,\"expiresInMinutes\":1}"
            })
    void strangeValuesAreRefused(String body) throws IOException {
        Response response = answer(bytes(body));
        HostileServer.assertEnvelope(response);
        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void aLoneSurrogateHasNoFormInUtf8AndBecomesAQuestionMark() throws IOException {
        assertThat(answer(bytes("{\"createTokenWithScopes\":[\"a\\ud800b\"]}")).body())
                .isEqualTo("{\"error\":{\"code\":\"ValidationError\",\"message\":\"Invalid scopes - a?b\","
                        + "\"target\":\"scopes\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"expiresInMinutes\":1,\"EXPIRESINMINUTES\":60}",
                "{\"\":{},\"\\ud83d\\ude00\":1}",
                "{\"a\":[[[[1e400]]]]}",
                "\t\r\n {} \r\n"
            })
    void whatOnlyLooksStrangeIsTaken(String body) throws IOException {
        assertThat(answer(bytes(body)).status()).isEqualTo(201);
    }

    @Test
    void aThousandNestedObjectsNobodyAsksForAreTaken() throws IOException {
        assertThat(answer(bytes("{\"a\":".repeat(900) + "1" + "}".repeat(900))).status())
                .isEqualTo(201);
    }
}
