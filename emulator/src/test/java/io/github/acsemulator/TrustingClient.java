package io.github.acsemulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A JVM that asks a URL and trusts what its command line says. */
final class TrustingClient {
    private TrustingClient() {}

    public static void main(String[] arguments) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(arguments[0])).build(), HttpResponse.BodyHandlers.ofString());
        System.exit(response.statusCode() == 200 ? 0 : 1);
    }
}
