package io.github.acsemulator.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Calls the emulator's own routes. */
final class ControlHttp {

    /** Longer than the longest wait that the emulator grants. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int FIRST_FAILURE = 400;

    /** As many as the emulator gives at once. */
    private static final int PAGE = 1000;

    private final URI endpoint;
    private final HttpClient client;

    /** To {@code endpoint}, trusting what {@code trust} does. */
    ControlHttp(URI endpoint, SSLContext trust) {
        this.endpoint = endpoint;
        // A proxy that the JVM uses for the internet knows no port on a Docker host.
        this.client = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    ControlJson get(ControlPath path) {
        return ControlJson.parse(text(path));
    }

    /** What {@code of} makes of each object of the list at {@code path}, on all its pages. */
    <T> List<T> list(ControlPath path, Function<ControlJson, T> of) {
        List<T> all = new ArrayList<>();
        ControlPath next = path.with("limit", PAGE);
        while (next != null) {
            ControlJson page = get(next);
            all.addAll(page.list("value", of));
            String link = page.textOrNull("nextLink");
            next = link == null ? null : new ControlPath(link);
        }
        return Collections.unmodifiableList(all);
    }

    String text(ControlPath path) {
        return send("GET", path, null);
    }

    ControlJson post(ControlPath path, Map<String, ?> body) {
        return ControlJson.parse(send("POST", path, body));
    }

    /** Where nothing is sent or what is answered is of no interest. */
    void post(ControlPath path) {
        send("POST", path, null);
    }

    void delete(ControlPath path) {
        send("DELETE", path, null);
    }

    /**
     * The answer's body, which is empty where there is none.
     *
     * @throws EmulatorControlException if the emulator refuses
     * @throws UncheckedIOException if it does not answer
     */
    String send(String method, ControlPath path, @Nullable Map<String, ?> body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.resolve(path.target())).timeout(PATIENCE);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(ControlJson.write(body)));
        }
        HttpResponse<String> response = send(request.build());
        if (response.statusCode() >= FIRST_FAILURE) {
            throw EmulatorControlException.of(method + " " + path.target(), response.statusCode(), response.body());
        }
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("The emulator does not answer: " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("Interrupted while waiting for " + request).initCause(e);
        }
    }
}
