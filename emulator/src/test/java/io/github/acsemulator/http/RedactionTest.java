package io.github.acsemulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @Test
    void keysAndSignaturesAreBlottedOutWhereverTheyStand() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 64 : 32];
            random.nextBytes(bytes);
            String secret = Base64.getEncoder().encodeToString(bytes);
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            assertThat(Redaction.of("GET /identities/" + secret + "/x"))
                    .as(secret)
                    .doesNotContain(secret.substring(4, secret.length() - 4));
            assertThat(Redaction.of("host 'a" + secret + "b'")).as(secret).doesNotContain(secret);
            assertThat(Redaction.of("?key=" + encoded + "&x")).as(encoded).doesNotContain(encoded);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessKey=abc",
                "endpoint=https://x/;accesskey=abc;y",
                "accesskey%3Dabc",
                "HMAC-SHA256 SignedHeaders=a;b&Signature=abc",
            })
    void namedSecretsAreBlottedOutHoweverShort(String text) {
        assertThat(Redaction.of(text)).doesNotContain("abc").contains("<redacted>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /identities/8:acs:ac5ac5ac-0000-4000-8000-000000000001_00000032-ad00-bc37-92fd-8b3a0d000000",
                "POST /access/teamsExtension/tenants/e47a0000-0000-4000-8000-000000000001/assignments/x denied",
                "New certificate: trust /Users/somebody/Documents/projects2/things/certificates/ca.pem once",
                "x-ms-date 'Mon, 23 Nov 2026 18:03:49 GMT' is wrong",
                "SHA-256 A4:EC:C3:9A:89:B7:EA:80:E9:7C:61:C4:B6:62:43:E6:C6:4F:5C:20:B3:F0:09:DD:C1:B8:D8:1D:08:2B:FD",
                "",
            })
    void whatDevelopersNeedStays(String text) {
        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void ofAHashThatDiffersTheBeginningStays() {
        assertThat(Redaction.of("[x-ms-content-sha256: client 'RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=',"
                        + " server '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=']"))
                .isEqualTo("[x-ms-content-sha256: client 'RBNvo1WzZ4oR...',"
                        + " server '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=']");
    }

    @Test
    void aHashInHexStandsBesideTheOneOfTheServer() {
        String server = "', server '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=']";
        assertThat(Redaction.of("[x-ms-content-sha256: client 'zz" + server))
                .isEqualTo("[x-ms-content-sha256: client 'zz" + server);
        assertThat(Redaction.of("[x-ms-content-sha256: client '" + "0123456789abcdef".repeat(4) + server))
                .isEqualTo("[x-ms-content-sha256: client '0123456789ab..." + server);
        assertThat(Redaction.of("must be 'SignedHeaders=<names>&Signature=<base64>'"))
                .isEqualTo("must be 'SignedHeaders=<names>&Signature=<base64>'");
    }

    @Test
    void tokensAreBlottedOut() {
        String token = "eyJhbGciOiJSUzI1NiJ9.eyJza3lwZWlkIjoiYWNzIn0.c2lnbmF0dXJl-_x";
        assertThat(Redaction.of("Bearer " + token + " x")).isEqualTo("Bearer <redacted> x");
        assertThat(Redaction.of("/identities/" + token.replace(".", "%2E"))).isEqualTo("/identities/<redacted>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "%2B", "eyJ", "eyJaaaaaaaaaa.", "signature=", "aaaaaaaaaaaaa/", "$1\\"})
    void longTextsTakeNoTime(String piece) {
        String text = piece.repeat(100_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Redaction.of(text));
    }
}
