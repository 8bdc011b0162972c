package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the page and its files are served. */
class PageRoutesIT {
    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    private static String request(String method, String target, String... headers) {
        return method + " " + target + " HTTP/1.1\n" + String.join("\n", headers) + "\n\n";
    }

    private static Response get(String target, String... headers) {
        return ACS.send(request("GET", target, headers).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String asset() {
        Matcher link = Pattern.compile("/_emulator/page/[0-9a-f]+/app\\.js")
                .matcher(get("/", "Host: localhost").body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    @Test
    void thePageIsAskedForAnewAndItsFilesAreKept() {
        Response page = get("/", "Host: localhost");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).contains("no-cache");
        Response again = get(
                "/", "Host: localhost", "If-None-Match: " + page.header("ETag").orElseThrow());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        Response file = get(asset(), "Host: localhost");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(file.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(get("/_emulator/page/0000000000000000/app.js", "Host: localhost")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nothingInlineNothingForeignNothingFramed() {
        for (String target : new String[] {"/", asset()}) {
            Response response = get(target, "Host: localhost");
            assertThat(response.header("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.header("X-Frame-Options")).contains("DENY");
            assertThat(response.header("Referrer-Policy")).contains("no-referrer");
        }
    }

    @Test
    void headAnswersAsGetWithoutABody() throws IOException {
        for (String target : new String[] {"/", asset()}) {
            Response get = get(target, "Host: localhost");
            try (RawHttp http = RawHttp.tls(ACS.port(), ACS.emulator().sslContext())) {
                Response head =
                        http.send(request("HEAD", target, "Host: localhost")).read(false);
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
                assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
                assertThat(http.send(request("GET", "/_emulator/health", "Host: localhost"))
                                .read()
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void anotherSiteMayLinkToThePageButNotReadIt() {
        assertThat(get("/", "Host: localhost", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate")
                        .status())
                .isEqualTo(200);
        assertThat(get("/", "Host: localhost", "Origin: https://evil.example").status())
                .isEqualTo(403);
        assertThat(get("/", "Host: evil.example").status()).isEqualTo(403);
        assertThat(get("/", "Host: localhost").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
