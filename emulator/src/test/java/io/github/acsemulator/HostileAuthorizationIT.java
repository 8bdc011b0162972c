package io.github.acsemulator;

import static io.github.acsemulator.HostileServer.CREATE;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.io.IOException;
import java.net.Socket;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that no client should send. */
class HostileAuthorizationIT {
    private static final int RANDOM_HEADERS = 500;
    private static final String[] PIECES = {
        "HMAC-SHA256", "hmac-sha256", "Bearer", "Basic", " ", "  ", "\t", "SignedHeaders", "=", "&", ";", "Signature",
        "x-ms-date", "host", "x-ms-content-sha256", "date", "Credential", "AAAA", "%", "%s", "\u00e4", "\"", "'", "(",
        ")", "[", "{", "\\", "$1", "eyJhbGciOiJub25lIn0.e30.", ",", "+/==", "0"
    };

    @RegisterExtension
    static final HostileServer SERVER = new HostileServer();

    private static void assertDenied(Response response) {
        assertThat(response.status()).isEqualTo(401);
        HostileServer.assertEnvelope(response);
        assertThat(response.body()).contains("\"code\":\"Denied\"");
        assertThat(response.header("x-acs-emulator-denied").orElseThrow()).matches("[\\x20-\\x7e]{1,1024}");
        assertThat(response.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void randomAuthorizationHeadersAreDenied() throws IOException {
        Random random = new Random(7);
        try (Socket socket = SERVER.connect()) {
            for (int i = 0; i < RANDOM_HEADERS; i++) {
                StringBuilder value = new StringBuilder("x");
                value.setLength(random.nextInt(2));
                for (int piece = 0; piece <= random.nextInt(12); piece++) {
                    value.append(PIECES[random.nextInt(PIECES.length)]);
                }
                socket.getOutputStream()
                        .write(request("POST", CREATE)
                                .authorization(value.toString())
                                .bytes());
                assertDenied(RawHttp.read(socket.getInputStream(), true));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HMAC-SHA256",
                "HMAC-SHA256 ",
                "HMAC-SHA256 SignedHeaders=&Signature=",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=====",
                "HMAC-SHA256 SignedHeaders=;;;&Signature=AAAA",
                "HMAC-SHA256 SignedHeaders=host;host;host&Signature=AAAA",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=AAAA, Bearer x",
                "HMAC-SHA256SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=AAAA",
                "Bearer",
                "Bearer ",
                "Bearer a.b.c",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Basic YWxhZGRpbjpvcGVuc2VzYW1l",
                "Negotiate",
                "=",
            })
    void malformedAuthorizationIsDenied(String authorization) throws IOException {
        assertDenied(SERVER.refusal(
                request("POST", CREATE).authorization(authorization).bytes()));
    }

    @Test
    void longAuthorizationIsDeniedSoon() throws IOException {
        String names = "x-ms-date;host;x-ms-content-sha256;" + "a;".repeat(10_000);
        assertDenied(SERVER.refusal(request("POST", CREATE)
                .authorization("HMAC-SHA256 SignedHeaders=" + names + "b&Signature=AAAA")
                .bytes()));
        assertDenied(SERVER.refusal(request("POST", CREATE)
                .authorization("HMAC-SHA256 " + " ".repeat(20_000) + "x")
                .bytes()));
    }

    @Test
    void severalAuthorizationHeadersAreDenied() throws IOException {
        String text = new String(request("POST", CREATE).bytes(), ISO_8859_1);
        assertDenied(SERVER.refusal(text.replace("\r\n\r\n", "\r\nAuthorization: Bearer x\r\n\r\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "0",
                "-1",
                "99999999999999999999",
                "2026-11-24T09:00:00Z",
                "Tue, 99 Nov 2026 09:00:00 GMT",
                "Tue, 24 Nov 999999999 09:00:00 GMT",
                "Mon, 24 Nov 2026 09:00:00 GMT",
                "Tue, 24 Nov 2026 25:00:00 GMT",
                "Tue, 24 Nov 2026 09:00:00 XYZ",
                "Sun, 01 Jan 0000 00:00:00 GMT",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "%s%n%1$s",
                "\u00e4",
                ";host",
            })
    void strangeDatesAreDenied(String date) throws IOException {
        assertDenied(SERVER.refusal(request("POST", CREATE).date(date).bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "=", "\u00e4", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"})
    void strangeHashesAreDenied(String hash) throws IOException {
        assertDenied(SERVER.refusal(request("POST", CREATE)
                .body("{}")
                .header("x-ms-content-sha256", hash)
                .bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "x", "Cg==", "CgoK", "////", "gICA", "AAAA"})
    void aStrangeStringToSignIsNoTrouble(String base64) throws IOException {
        assertDenied(SERVER.refusal(request("POST", CREATE)
                .signedTarget("/other")
                .header("x-ms-hmac-string-to-sign-base64", base64)
                .bytes()));
    }
}
