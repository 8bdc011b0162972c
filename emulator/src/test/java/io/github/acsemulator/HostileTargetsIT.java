package io.github.acsemulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Request lines that no client should send. */
class HostileTargetsIT {
    private static final String END = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @RegisterExtension
    static final HostileServer SERVER = new HostileServer();

    private static void assertRefused(Response response, int status, String code) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/identities/%00, 400, BadRequest",
        "/%, 400, BadRequest",
        "/%zz, 400, BadRequest",
        "/identities/%, 400, BadRequest",
        "/identities/%u1234, 400, BadRequest",
        "/../identities, 400, BadRequest",
        "foo, 400, BadRequest",
        "*, 400, BadRequest",
        "http://[::1/x, 400, BadRequest",
        "http:///x, 400, BadRequest",
        "http://evil.example/identities, 400, BadRequest",
        "ftp://localhost/identities, 405, MethodNotAllowed",
        "/identities/a%2Fb, 401, Denied",
        "/identities/a%5Cb, 401, Denied",
        "/identities/a\\b, 401, Denied",
        "/identities/.., 401, Denied",
        "/identities/%2e%2e, 401, Denied",
        "/identities/%c3%28, 401, Denied",
        "/identities/\u00ff, 401, Denied",
        "/identities/%25, 401, Denied",
        "/identities/{id}, 401, Denied",
        "http://localhost/identities/x, 401, Denied",
        "/identities/../x, 404, NotFound",
        "/identities/%2e%2e/x, 404, NotFound",
        "/identities%2Fx, 404, NotFound",
        "/identities;jsessionid=1, 404, NotFound",
        "//, 405, MethodNotAllowed",
        "/%2f%2f, 404, NotFound",
        "/<script>alert(1)</script>, 404, NotFound",
        "/_emulator/..;/identities, 404, NotFound",
        "/identities?x=%, 405, MethodNotAllowed",
        "/identities?api-version=%zz, 405, MethodNotAllowed",
        "/identities#fragment, 405, MethodNotAllowed",
    })
    void strangeTargetsAreRefused(String target, int status, String code) throws IOException {
        assertRefused(SERVER.refusal("DELETE " + target + END), status, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz", "2023-10-01%", "%00", "%ff", "", "2023-10-01\\", "'", "%F0%9F%98%80"})
    void malformedVersionsAreRefused(String version) throws IOException {
        SignedRequestBuilder request = SignedRequestBuilder.request("POST", "/identities?api-version=" + version);
        assertThat(SERVER.refusal(request.bytes()).status()).isEqualTo(400);
    }

    @Test
    void aRawNulIsRefused() throws IOException {
        assertRefused(SERVER.refusal("DELETE /identities/\0" + END), 400, "BadRequest");
        assertRefused(SERVER.refusal("DELETE /identities?x=\0" + END), 400, "BadRequest");
    }

    @Test
    void aTargetWithASpaceIsRefused() throws IOException {
        assertRefused(SERVER.refusal("DELETE /a b" + END), 400, "BadRequest");
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 100_000, 1_000_000})
    void longTargetsAreRefused(int length) throws IOException {
        assertRefused(SERVER.refusal("GET /" + "a".repeat(length) + END), 414, "UriTooLong");
        assertRefused(SERVER.refusal("GET /identities?x=" + "a".repeat(length) + END), 414, "UriTooLong");
    }

    @Test
    void aLongIdIsRefusedLikeAnyOther() throws IOException {
        SignedRequestBuilder request = SignedRequestBuilder.request(
                "DELETE", "/identities/" + "8:acs:".repeat(2000) + "?api-version=2023-10-01");
        assertRefused(SERVER.refusal(request.bytes()), 401, "IdentityNotOwned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO", "post", "Post", "get", "PRI", "PROPFIND", "OPTIONS", "M-SEARCH", "QUERY"})
    void otherMethodsAreRefused(String method) throws IOException {
        Response response = SERVER.refusal(method + " /identities" + END);
        assertRefused(response, 405, "MethodNotAllowed");
        assertThat(response.header("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G@T", "G\0T", "\u00e4", "\t", "\u0001"})
    void whatIsNoMethodIsRefused(String method) throws IOException {
        assertRefused(SERVER.refusal(method + " /identities" + END), 400, "BadRequest");
    }

    @Test
    void optionsOfTheServerAndTunnelsAreRefused() throws IOException {
        assertRefused(SERVER.refusal("OPTIONS *" + END), 404, "NotFound");
        assertThat(SERVER.refusal("CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n")
                        .status())
                .isEqualTo(405);
        assertThat(SERVER.refusal("CONNECT /identities" + END).status()).isEqualTo(400);
    }

    @Test
    void headIsAnsweredWithoutABody() throws IOException {
        byte[] answer = SERVER.exchange(("HEAD /_emulator/health" + END).getBytes(ISO_8859_1), true);
        assertThat(new String(answer, ISO_8859_1))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\n\r\n");
        Response response = RawHttp.read(new ByteArrayInputStream(answer), false);
        assertThat(response.header("Content-Type")).hasValue("application/json; charset=utf-8");
        Response refused = RawHttp.read(
                new ByteArrayInputStream(SERVER.exchange(("HEAD /identities" + END).getBytes(ISO_8859_1), true)),
                false);
        assertThat(refused.status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/3.0",
                "HTTP/2.0",
                "HTTP/1.2",
                "HTTP/9.9",
                "HTTP/x",
                "HTTP/1.10",
                "FOO/1.1",
                "HTTP/",
                "HTTP/1.1 x",
                "HTTP/1.1\0",
                "HTTP/-1.1"
            })
    void otherVersionsOfHttpAreRefused(String version) throws IOException {
        assertRefused(
                SERVER.refusal("GET /_emulator/health " + version + "\r\nHost: localhost\r\n\r\n"), 400, "BadRequest");
    }

    @Test
    void http09IsRefused() throws IOException {
        assertRefused(SERVER.refusal("GET /_emulator/health\r\n"), 400, "BadRequest");
        assertRefused(SERVER.refusal("GET /_emulator/health\r\n\r\n"), 400, "BadRequest");
    }

    @Test
    void http10IsServedWithAndWithoutKeepAlive() throws IOException {
        String get = "GET /_emulator/health HTTP/1.0\r\n";
        byte[] once = SERVER.exchange((get + "\r\n").getBytes(ISO_8859_1), false);
        assertThat(HostileServer.parse(once).status()).isEqualTo(200);
        String two = get + "Connection: keep-alive\r\n\r\n" + get + "\r\n";
        String both = new String(SERVER.exchange(two.getBytes(ISO_8859_1), false), ISO_8859_1);
        assertThat(both.split("HTTP/1.1 200 OK", -1)).hasSize(3);
        Response missing = SERVER.refusal("GET /nowhere HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(missing.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void thePrefaceOfHttp2IsRefused() throws IOException {
        assertRefused(SERVER.refusal("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"), 400, "BadRequest");
    }
}
