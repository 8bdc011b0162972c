package io.github.acsemulator.testcontainers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the emulator's own routes, by plain HTTP: what is to be trusted cannot be asked for by trusting it. */
final class PlainHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private PlainHttp() {}

    /**
     * The text at {@code path}, such as {@code /_emulator/info}.
     *
     * @throws UncheckedIOException if there is no answer within ten seconds, or not status 200
     */
    static String text(String host, int port, String path) {
        try {
            return text(host, port, path, PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The emulator does not answer on " + ConnectionStrings.authority(host, port) + path, e);
        }
    }

    static String text(String host, int port, String path, Duration timeout) throws IOException {
        URI uri = URI.create("http://" + ConnectionStrings.authority(host, port) + path);
        // A proxy that the JVM uses for the internet knows no port on a Docker host.
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setUseCaches(false);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException(uri + " answered with status " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }
}
