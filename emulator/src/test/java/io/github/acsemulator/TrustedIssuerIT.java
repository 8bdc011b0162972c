package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.acsemulator.RawHttp.Response;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of a company's own issuer, which a setting adds to the built-in one. */
class TrustedIssuerIT {
    private static final String ISSUER = "https://idp.example/";

    @TempDir
    private Path directory;

    private HttpServer issuer;
    private KeyPair key;
    private String kid = "key-1";

    @BeforeEach
    void startAnIssuer() throws Exception {
        key = newKey();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            String url = "http://localhost:" + issuer.getAddress().getPort();
            String body = exchange.getRequestURI().getPath().equals("/keys")
                    ? jwks()
                    : "{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"" + url + "/keys\"}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stopIt() {
        issuer.stop(0);
    }

    private static KeyPair newKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private String jwks() {
        RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
        return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":"
                + "\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\",\"kid\":\"ec\"},{\"kty\":\"RSA\",\"kid\":\"" + kid
                + "\",\"n\":\"" + number(rsa.getModulus()) + "\",\"e\":\"" + number(rsa.getPublicExponent()) + "\"}]}";
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private String signed(String claims) throws Exception {
        String input = encode("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}") + "." + encode(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static EmulatorExtension started(String trustedIssuers) {
        EmulatorExtension acs = new EmulatorExtension().setting("trustedIssuers", trustedIssuers);
        acs.beforeAll(null);
        return acs;
    }

    private static Response create(EmulatorExtension acs, String token) {
        return acs.plain(
                "POST",
                "/identities?api-version=2023-10-01",
                "{}",
                "Authorization: Bearer " + token,
                "Content-Type: application/json");
    }

    @Test
    void oneThatIsNamedByItsMetadataIsTrusted() throws Exception {
        EmulatorExtension acs =
                started("http://localhost:" + issuer.getAddress().getPort() + "/metadata");
        try {
            String claims = claims(acs.entraToken("{\"kind\":\"application\"}"));
            String own = claims.replaceFirst("https://sts.windows.net/[^\"]*", ISSUER);
            assertThat(create(acs, signed(own)).status()).isEqualTo(201);
            assertThat(create(acs, signed(claims))
                            .header("x-acs-emulator-denied")
                            .orElse(""))
                    .startsWith("unknownSigningKey");
            String other = own.replace(ISSUER, "https://other.example/");
            assertThat(create(acs, signed(other))
                            .header("x-acs-emulator-denied")
                            .orElse(""))
                    .startsWith("unknownIssuer");
            key = newKey();
            assertThat(create(acs, signed(own)).header("x-acs-emulator-denied").orElse(""))
                    .startsWith("badSignature");
        } finally {
            acs.afterAll(null);
        }
    }

    @Test
    void oneWhoseKeysAreInAFileIsTrusted() throws Exception {
        Path file = Files.writeString(directory.resolve("jwks.json"), jwks());
        EmulatorExtension acs = started(file.toString());
        try {
            String claims = claims(acs.entraToken("{\"kind\":\"application\"}"));
            String own = claims.replaceFirst("https://sts.windows.net/[^\"]*", ISSUER);
            assertThat(create(acs, signed(own)).status()).isEqualTo(201);
            kid = "another";
            assertThat(create(acs, signed(own)).header("x-acs-emulator-denied").orElse(""))
                    .startsWith("unknownSigningKey");
        } finally {
            acs.afterAll(null);
        }
    }

    @Test
    void oneThatCannotBeReachedIsNotBelieved() throws Exception {
        EmulatorExtension acs =
                started("http://localhost:" + issuer.getAddress().getPort() + "/metadata");
        issuer.stop(0);
        try {
            String own = claims(acs.entraToken("{\"kind\":\"application\"}"))
                    .replaceFirst("https://sts.windows.net/[^\"]*", ISSUER);
            assertThat(create(acs, signed(own)).header("x-acs-emulator-denied").orElse(""))
                    .startsWith("unknownIssuer");
        } finally {
            acs.afterAll(null);
        }
    }

    @Test
    void oneThatNeverAnswersKeepsNobodyElseWaiting() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        issuer.removeContext("/");
        issuer.createContext("/", exchange -> asked.incrementAndGet());
        EmulatorExtension acs =
                started("http://localhost:" + issuer.getAddress().getPort() + "/metadata");
        try {
            assertThat(create(acs, acs.entraToken("{\"kind\":\"application\"}")).status())
                    .isEqualTo(201);
            assertThat(asked).hasValue(0);
        } finally {
            acs.afterAll(null);
        }
    }

    @Test
    void aFileWithoutAKeyIsRefusedAtTheStart() throws Exception {
        Path file = Files.writeString(directory.resolve("jwks.json"), "{\"keys\":[]}");
        for (String setting :
                new String[] {file.toString(), directory.resolve("absent.json").toString()}) {
            assertThatThrownBy(() -> started(setting)).hasMessageStartingWith("trustedIssuers: '" + setting + "'");
        }
    }
}
