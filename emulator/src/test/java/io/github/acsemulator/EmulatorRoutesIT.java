package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator's own routes: what they tell, and whom. */
class EmulatorRoutesIT {
    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension().setting("hosts", "acs.example");

    private static Response get(String target, String... headers) {
        return ACS.send(("GET " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void healthAnswersUnderEveryHost() {
        Response response = get("/_emulator/health", "Host: anything.example.com", "Origin: https://evil.example");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).matches("\\{\"status\":\"UP\",\"version\":\"\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\"}");
        assertThat(response.header("MS-CV")).isEmpty();
    }

    @Test
    void infoTellsAllThatAClientNeeds() {
        String endpoint = "https://localhost:" + ACS.port();
        JsonNode info = json(get("/_emulator/info", "Host: localhost:" + ACS.port()));
        assertThat(info.get("name").textValue()).isEqualTo("acs-identity-emulator");
        assertThat(info.get("endpoint").textValue()).isEqualTo(endpoint);
        assertThat(info.get("connectionString").textValue())
                .isEqualTo(ACS.emulator().connectionString());
        assertThat(info.at("/resources/0/id").textValue()).isEqualTo("ac5ac5ac-0000-4000-8000-000000000001");
        assertThat(info.at("/resources/0/secondaryConnectionString").textValue())
                .startsWith("endpoint=" + endpoint + "/;accesskey=");
        assertThat(info.at("/ca/sha256Fingerprint").textValue()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(info.at("/ca/names").toString()).startsWith("[\"localhost\",\"127.0.0.1\"");
        assertThat(Instant.parse(info.get("now").textValue())).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(info.at("/ca/pem").textValue()).isEqualTo(endpoint + "/_emulator/ca.pem");
        assertThat(info.get("jwksUri").textValue()).isEqualTo(endpoint + "/.well-known/jwks.json");
        assertThat(info.at("/crypto/tls").textValue()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.0.0.1:%d",
                "[::1]:%d",
                "acs",
                "acs:%d",
                "a.localhost",
                "host.docker.internal:%d",
                "x.test",
                "acs.example",
                "localhost:%d:%d"
            })
    void theCallersOwnUrlIsHandedOut(String form) {
        String host = form.replace("%d", "7777");
        String expected = host.endsWith("7777") ? host.replace(":7777:7777", ":7777") : host + ":" + ACS.port();
        assertThat(json(get("/_emulator/info", "Host: " + host)).get("endpoint").textValue())
                .isEqualTo("https://" + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8443",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "default.communication.azure.com"
            })
    void hostNamesOfOthersAreKeptOut(String host) {
        Response response = get("/_emulator/info", "Host: " + host);
        assertThat(response.status()).isEqualTo(403);
        assertThat(json(response).at("/error/code").textValue()).isEqualTo("Forbidden");
    }

    @Test
    void pagesOfOtherOriginsAreKeptOut() {
        String own = "Host: localhost:" + ACS.port();
        for (String origin : new String[] {"https://evil.example", "null", "http://localhost:1", "https://localhost"}) {
            assertThat(get("/_emulator/info", own, "Origin: " + origin).status())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(get("/_emulator/info", own, "Origin: http://localhost:" + ACS.port())
                        .status())
                .isEqualTo(200);
        assertThat(get("/_emulator/info", own, "Origin: https://localhost:" + ACS.port())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theCertificateAndTheTrustStoreAreTheRoot() throws Exception {
        Response pem = get("/_emulator/ca.pem", "Host: localhost");
        assertThat(pem.body()).isEqualTo(ACS.emulator().caCertificatePem());
        assertThat(pem.header("Content-Type")).contains("application/x-pem-file");
        byte[] bytes = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + ACS.port() + "/_emulator/truststore.p12"))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), "changeit".toCharArray());
        assertThat(store.size()).isEqualTo(1);
        assertThat(store.getCertificate(store.aliases().nextElement()))
                .isEqualTo(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.body().getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void aTokenIsVerifiedByTheKeyThatItsKidNamesFoundByTheOpenIdConfiguration() throws Exception {
        JsonNode configuration = json(get("/.well-known/openid-configuration", "Host: localhost:" + ACS.port()));
        URI jwks = URI.create(configuration.get("jwks_uri").textValue());
        HttpClient client =
                HttpClient.newBuilder().sslContext(ACS.emulator().sslContext()).build();
        JsonNode keys = json(client.send(HttpRequest.newBuilder(jwks).build(), BodyHandlers.ofString())
                .body());
        String token = json(ACS.post("/identities?api-version=2023-10-01", "{\"createTokenWithScopes\":[\"chat\"]}"))
                .at("/accessToken/token")
                .textValue();
        JsonNode header = json(EmulatorExtension.header(token));
        for (JsonNode key : keys.get("keys")) {
            if (key.get("kid").equals(header.get("kid"))) {
                assertThat(key.get("x5t")).isEqualTo(header.get("x5t"));
                assertThat(header.get("kid").textValue())
                        .isEqualTo(String.format(
                                "%040X",
                                new BigInteger(
                                        1,
                                        Base64.getUrlDecoder()
                                                .decode(header.get("x5t").textValue()))));
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
                signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
                assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1))))
                        .isTrue();
                assertThat(number(key, "n").bitLength()).isEqualTo(2048);
                return;
            }
        }
        throw new AssertionError("no key has the kid " + header.get("kid"));
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(member).textValue()));
    }

    @Test
    void headIsAnsweredAsGetWithoutTheBody() throws Exception {
        try (RawHttp http = RawHttp.plain(ACS.port())) {
            Response head = http.send("HEAD /_emulator/health HTTP/1.1\nHost: localhost\n\n")
                    .read(false);
            assertThat(head.status()).isEqualTo(200);
            assertThat(http.send("GET /_emulator/health HTTP/1.1\nHost: localhost\n\n")
                            .read()
                            .status())
                    .isEqualTo(200);
        }
    }
}
