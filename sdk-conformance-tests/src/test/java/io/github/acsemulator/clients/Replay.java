package io.github.acsemulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.acsemulator.clients.SuiteReport.Outcome;
import io.github.acsemulator.conformance.Target;
import io.github.acsemulator.conformance.TrustedHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as a client's source makes them, and how many of them were answered as it expects, by feature. */
final class Replay {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final SdkClient client;
    private final Map<Feature, Outcome> outcomes = new EnumMap<>(Feature.class);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Target.current().trust().sslContext())
            .build();
    private Feature feature = Feature.OPERATIONS;

    Replay(SdkClient client) {
        this.client = client;
    }

    SdkClient client() {
        return client;
    }

    /** What follows is of {@code next}. */
    Replay of(Feature next) {
        feature = next;
        return this;
    }

    Map<Feature, Outcome> outcomes() {
        return outcomes;
    }

    /** The path of an identity, its colons escaped. */
    static String path(String id) {
        return "/identities/" + id.replace(":", "%3A");
    }

    static String entraToken(String kind) throws Exception {
        return MAPPER.readTree(TrustedHttp.ofTarget().post("/_emulator/entra/tokens", "{\"kind\":\"" + kind + "\"}"))
                .get("token")
                .textValue();
    }

    JsonNode issue(int status, String id, String body) throws Exception {
        return send(status, "POST", path(id) + "/:issueAccessToken", body);
    }

    /** Signs as .NET and Python do: the host with its port, the target as it is sent, the body's own bytes. */
    JsonNode send(int status, String method, String path, String body) throws Exception {
        URI uri = uri(path);
        String date = RFC_1123.format(Instant.now().atOffset(ZoneOffset.UTC));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(Target.current().connectionString().accessKey()), "HmacSHA256"));
        String signature = Base64.getEncoder()
                .encodeToString(mac.doFinal((method + "\n" + uri.getRawPath() + "?" + uri.getRawQuery() + "\n" + date
                                + ";" + uri.getRawAuthority() + ";" + hash)
                        .getBytes(StandardCharsets.UTF_8)));
        return send(
                request(uri, method, body)
                        .header("x-ms-date", date)
                        .header("x-ms-content-sha256", hash)
                        .header(
                                "Authorization",
                                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature),
                status);
    }

    /** The same with {@code authorization} instead of a signature. */
    JsonNode sendWith(String authorization, int status, String method, String path, String body) throws Exception {
        return send(request(uri(path), method, body).header("Authorization", authorization), status);
    }

    private URI uri(String path) {
        return Target.current().connectionString().endpoint().resolve(path + "?api-version=" + client.apiVersion());
    }

    private static HttpRequest.Builder request(URI uri, String method, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("x-ms-client-request-id", UUID.randomUUID().toString())
                .header("x-ms-return-client-request-id", "true")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return body.isEmpty() && !method.equals("POST") ? request : request.header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder builder, int status) throws Exception {
        HttpRequest request = builder.build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s: %s", request, response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("x-ms-client-request-id"))
                .isEqualTo(request.headers().firstValue("x-ms-client-request-id"));
        outcomes.merge(feature, new Outcome(1, 0), (before, one) -> new Outcome(before.passed() + 1, 0));
        return MAPPER.readTree(response.body());
    }
}
