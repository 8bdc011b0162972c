import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The servers that can be measured: how each is asked whether it lives, and for a token. */
enum Kind {
    EMULATOR("/_emulator/health") {
        @Override
        byte[] tokenRequest(int port) {
            return signed(port, "{\"createTokenWithScopes\":[\"chat\",\"voip\"]}");
        }

        @Override
        byte[] identityRequest(int port) {
            return signed(port, "");
        }
    },
    /** no.nav.security:mock-oauth2-server. */
    MOCK_OAUTH2_SERVER("/isalive") {
        @Override
        byte[] tokenRequest(int port) {
            return form(port, "/default/token", "grant_type=client_credentials&client_id=a&client_secret=b&scope=c");
        }
    },
    /** The package of that name on npm. */
    OAUTH2_MOCK_SERVER("/jwks") {
        @Override
        byte[] tokenRequest(int port) {
            return form(port, "/token", "grant_type=client_credentials&scope=c");
        }
    },
    /** WireMock, which signs nothing: it answers with a text that stands in a file. */
    WIREMOCK("/__admin/health") {
        @Override
        byte[] tokenRequest(int port) {
            return form(port, "/token", "grant_type=client_credentials&scope=c");
        }
    },
    /** Busybox's httpd, which has a file and no TLS: the least that a server in a container can take to start. */
    BUSYBOX("/token") {
        @Override
        byte[] tokenRequest(int port) {
            return healthRequest(port);
        }

        @Override
        boolean speaksTls() {
            return false;
        }
    };

    private static final String ACCESS_KEY =
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3ByaW1hcnktYWNjZXNzLWtleS93ZWxsLWtub3duL25vdC1hLXNlY3JldC8v";
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final String healthPath;

    Kind(String healthPath) {
        this.healthPath = healthPath;
    }

    boolean speaksTls() {
        return true;
    }

    byte[] healthRequest(int port) {
        return bytes("GET " + healthPath + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n");
    }

    /** A request for a token. It may be sent again and again for four minutes: signing it is no part of the load. */
    abstract byte[] tokenRequest(int port);

    /** A request for an identity without a token. */
    byte[] identityRequest(int port) {
        throw new UnsupportedOperationException(this + " has no identities");
    }

    private static byte[] form(int port, String path, String body) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static byte[] signed(int port, String body) {
        try {
            String target = "/identities?api-version=2023-10-01";
            String host = "localhost:" + port;
            String date = HTTP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC));
            String hash =
                    Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes(body)));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(ACCESS_KEY), "HmacSHA256"));
            byte[] signature = mac.doFinal(bytes("POST\n" + target + "\n" + date + ";" + host + ";" + hash));
            return bytes("POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nx-ms-date: " + date
                    + "\r\nx-ms-content-sha256: " + hash
                    + "\r\nAuthorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                    + Base64.getEncoder().encodeToString(signature)
                    + "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
