package io.github.acsemulator.control;

import io.github.acsemulator.http.Exchange;
import java.net.URI;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The server's URL as a caller reaches it: {@code publicUrl}, else by the Host header of the request. */
public final class CallerUrl {
    private final Optional<URI> publicUrl;
    private final IntSupplier listeningPort;

    /** By {@code publicUrl} where it is given; {@code listeningPort} is the port of a Host header that has none. */
    public CallerUrl(Optional<URI> publicUrl, IntSupplier listeningPort) {
        this.publicUrl = publicUrl;
        this.listeningPort = listeningPort;
    }

    /** Host and port as {@code exchange} reached them, always for HTTPS; without a trailing slash. */
    public String of(Exchange exchange) {
        return "https://" + publicUrl.map(CallerUrl::authority).orElseGet(() -> authority(exchange.host()));
    }

    /** Where no request says how the server is reached. */
    public String ofServer() {
        return "https://"
                + publicUrl.map(CallerUrl::authority).orElseGet(() -> "localhost:" + listeningPort.getAsInt());
    }

    /** The port that callers know the server by. */
    public int port() {
        return publicUrl.map(CallerUrl::port).orElseGet(listeningPort::getAsInt);
    }

    private String authority(String host) {
        if (host.isEmpty()) {
            return "localhost:" + listeningPort.getAsInt();
        }
        // Some JavaScript clients send the port twice.
        String once = host.replaceFirst("(:\\d+)\\1$", "$1");
        return once.matches(".*:\\d+") && !once.matches("[^\\[]*:.*:.*") ? once : once + ":" + listeningPort.getAsInt();
    }

    private static String authority(URI url) {
        return url.getHost() + ":" + port(url);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    }
}
