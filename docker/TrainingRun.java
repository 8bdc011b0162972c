import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Starts the emulator by the command in its arguments, asks of it over HTTPS what a client asks, and stops it: what the
 * JVM sees meanwhile goes into the image's AOT cache. Nothing else is asked, for whatever is in the cache is loaded at
 * every start. Run by the Dockerfile with the JDK's source launcher.
 */
public final class TrainingRun {
    private static final String SERVER = "localhost:8443";
    /** The emulator's well-known primary access key, which it prints at every start. */
    private static final String ACCESS_KEY =
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3ByaW1hcnktYWNjZXNzLWtleS93ZWxsLWtub3duL25vdC1hLXNlY3JldC8v";

    private static final Pattern IDENTITY = Pattern.compile("\"id\"\\s*:\\s*\"(8:acs:[^\"]+)\"");
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final HttpClient client;

    private TrainingRun(HttpClient client) {
        this.client = client;
    }

    public static void main(String[] command) throws Exception {
        Process emulator = new ProcessBuilder(command).inheritIO().start();
        try {
            awaitHealth(emulator);
            new TrainingRun(HttpClient.newBuilder().sslContext(trustingTheEmulator()).build()).askEverything();
            emulator.destroy();
            // The JVM writes the recording after the server has stopped.
            if (!emulator.waitFor(2, TimeUnit.MINUTES)) {
                throw new IOException("the emulator did not stop");
            }
        } finally {
            emulator.destroyForcibly();
        }
    }

    /** Over a connection of its own, as a health check does. */
    private static void awaitHealth(Process emulator) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (emulator.isAlive() && System.nanoTime() < deadline) {
            try {
                get(HttpClient.newHttpClient(), "http://" + SERVER + "/_emulator/health");
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("the emulator did not start");
    }

    private static SSLContext trustingTheEmulator() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + SERVER + "/_emulator/ca.pem")).build();
        try (InputStream pem = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body()) {
            trusted.setCertificateEntry(
                    "emulator", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void askEverything() throws Exception {
        get(client, "https://" + SERVER + "/_emulator/health");
        String scopes = "{\"scopes\":[\"chat\",\"voip\"],\"expiresInMinutes\":1440}";
        String created = signed(
                "POST", "/identities?api-version=2023-10-01", "{\"createTokenWithScopes\":[\"chat\",\"voip\"]}", 201);
        Matcher identity = IDENTITY.matcher(created);
        if (!identity.find()) {
            throw new IOException("no identity in " + created);
        }
        String path = "/identities/" + identity.group(1);
        signed("POST", "/identities?api-version=2023-10-01", "{}", 201);
        for (int i = 0; i < 20; i++) {
            signed("POST", path + "/:issueAccessToken?api-version=2023-10-01", scopes, 200);
        }
        signed("POST", path + "/:revokeAccessTokens?api-version=2023-10-01", "", 204);
        signed("DELETE", path + "?api-version=2023-10-01", "", 204);
        signed("POST", path + "/:issueAccessToken?api-version=2023-10-01", "{}", 400);
    }

    private static void get(HttpClient client, String url) throws IOException, InterruptedException {
        send(client, HttpRequest.newBuilder(URI.create(url)).build(), 200);
    }

    private String signed(String method, String target, String body, int expected) throws Exception {
        String date = RFC_1123.format(ZonedDateTime.now(ZoneOffset.UTC));
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String hash = base64(MessageDigest.getInstance("SHA-256").digest(content));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(ACCESS_KEY), "HmacSHA256"));
        String signature = base64(mac.doFinal(
                (method + "\n" + target + "\n" + date + ";" + SERVER + ";" + hash).getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + SERVER + target))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("x-ms-date", date)
                .header("x-ms-content-sha256", hash)
                .header(
                        "Authorization",
                        "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return send(client, request, expected);
    }

    private static String send(HttpClient client, HttpRequest request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(request.method() + " " + request.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
