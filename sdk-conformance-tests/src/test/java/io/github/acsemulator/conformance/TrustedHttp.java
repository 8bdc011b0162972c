package io.github.acsemulator.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;

/** Plain requests to the server under test, without the SDK. */
record TrustedHttp(SSLContext trust) {

    static TrustedHttp ofTarget() {
        return new TrustedHttp(Target.current().trust().sslContext());
    }

    String text(String path) throws IOException, InterruptedException {
        return get(path, HttpResponse.BodyHandlers.ofString());
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        return get(path, HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> T get(String path, HttpResponse.BodyHandler<T> handler) throws IOException, InterruptedException {
        URI uri = Target.current().connectionString().endpoint().resolve(path);
        HttpResponse<T> response = HttpClient.newBuilder()
                .sslContext(trust)
                .build()
                .send(HttpRequest.newBuilder(uri).build(), handler);
        if (response.statusCode() != 200) {
            throw new IOException("GET " + uri + " answered " + response.statusCode());
        }
        return response.body();
    }
}
