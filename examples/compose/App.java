import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Stands for an app of yours: makes an identity and a token for it over HTTPS, trusting the emulator's certificate and no
 * other. It signs the request itself, so that it builds without a library; yours has an SDK for that.
 */
public final class App {
    private static final Pattern CONNECTION_STRING = Pattern.compile("endpoint=https://([^/;]+)/?;accesskey=(.+)");
    private static final String TARGET = "/identities?api-version=2023-10-01";

    private App() {}

    public static void main(String[] arguments) throws Exception {
        Matcher connection = CONNECTION_STRING.matcher(System.getenv("ACS_CONNECTION_STRING"));
        if (!connection.matches()) {
            throw new IllegalArgumentException("ACS_CONNECTION_STRING is not endpoint=https://…/;accesskey=…");
        }
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting(Path.of(System.getenv("ACS_CA_FILE"))))
                .build();
        HttpResponse<String> response = client.send(
                create(connection.group(1), Base64.getDecoder().decode(connection.group(2))),
                HttpResponse.BodyHandlers.ofString());
        System.out.println(response.statusCode() + " " + response.body());
        System.exit(response.statusCode() == 201 ? 0 : 1);
    }

    private static SSLContext trusting(Path caFile) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(caFile)) {
            trusted.setCertificateEntry(
                    "emulator", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static HttpRequest create(String host, byte[] accessKey) throws Exception {
        byte[] body = "{\"createTokenWithScopes\":[\"chat\",\"voip\"]}".getBytes(StandardCharsets.UTF_8);
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(ZonedDateTime.now(ZoneOffset.UTC));
        String hash = base64(MessageDigest.getInstance("SHA-256").digest(body));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(accessKey, "HmacSHA256"));
        String toSign = "POST\n" + TARGET + "\n" + date + ";" + host + ";" + hash;
        String signature = base64(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(URI.create("https://" + host + TARGET))
                .header("Content-Type", "application/json")
                .header("x-ms-date", date)
                .header("x-ms-content-sha256", hash)
                .header(
                        "Authorization",
                        "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
