package io.github.acsemulator.testcontainers;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Creates an identity, with nothing but a connection string, a certificate and the classes of {@code java.base}. */
final class NetworkClient {

    private NetworkClient() {}

    public static void main(String[] arguments) throws Exception {
        String[] fields = System.getenv("CONNECTION_STRING").split("/;accesskey=|^endpoint=");
        URI uri = URI.create(fields[1] + "/identities?api-version=2023-10-01");
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
        String hash = base64(MessageDigest.getInstance("SHA-256").digest(body));
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                .format(ZonedDateTime.now(ZoneOffset.UTC));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(fields[2]), "HmacSHA256"));
        String text =
                "POST\n" + uri.getPath() + "?" + uri.getQuery() + "\n" + date + ";" + uri.getAuthority() + ";" + hash;

        HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
        connection.setSSLSocketFactory(trusting(System.getenv("CA_PEM")).getSocketFactory());
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("x-ms-date", date);
        connection.setRequestProperty("x-ms-content-sha256", hash);
        connection.setRequestProperty(
                "Authorization",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                        + base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
        connection.getOutputStream().write(body);
        System.out.println(connection.getResponseCode() + " "
                + new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static SSLContext trusting(String pem) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
