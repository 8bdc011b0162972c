package io.github.acsemulator.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;

/** Plain requests to the server under test, without the SDK. */
public record TrustedHttp(SSLContext trust) {

    /** Aimed at the server under test. */
    public static TrustedHttp ofTarget() {
        return new TrustedHttp(Target.current().trust().sslContext());
    }

    String text(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)), HttpResponse.BodyHandlers.ofString());
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The answer to {@code json}, where it is a success. */
    public String post(String path, String json) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return Target.current().connectionString().endpoint().resolve(path);
    }

    private <T> T send(HttpRequest.Builder builder, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<T> response =
                HttpClient.newBuilder().sslContext(trust).build().send(request, handler);
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request + " answered " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
