package io.github.acsemulator.portal;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Serves the page and its files, which are read when first asked for, so that they cost the start nothing. */
public final class PageHandlers {
    /** Everything from this server, nothing inline, nothing framed, nothing posted elsewhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private @Nullable PageFiles files;

    /** {@code GET /}. */
    public void index(Exchange exchange) {
        PageFiles current = files();
        protect(exchange);
        exchange.responseHeader("Cache-Control", "no-cache");
        exchange.responseHeader("ETag", current.entityTag());
        if (isKnown(exchange, current.entityTag())) {
            exchange.respondWithoutBody(304);
        } else {
            send(exchange, current.index());
        }
    }

    /** {@code GET /_emulator/page/{hash}/{name}}. */
    public void asset(Exchange exchange) {
        PageFile file = files().asset(exchange.pathParameter("hash"), exchange.pathParameter("name"))
                .orElseThrow(() -> ErrorCatalogue.ROUTE_NOT_FOUND.exception(exchange.path()));
        protect(exchange);
        exchange.responseHeader("Cache-Control", "public, max-age=31536000, immutable");
        send(exchange, file);
    }

    private static void protect(Exchange exchange) {
        exchange.responseHeader("Content-Security-Policy", POLICY);
        exchange.responseHeader("X-Content-Type-Options", "nosniff");
        exchange.responseHeader("X-Frame-Options", "DENY");
        exchange.responseHeader("Referrer-Policy", "no-referrer");
        exchange.responseHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static boolean isKnown(Exchange exchange, String entityTag) {
        return exchange.headers("If-None-Match").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
    }

    private static void send(Exchange exchange, PageFile file) {
        exchange.respond(200, file.contentType(), file.bytes());
    }

    private synchronized PageFiles files() {
        if (files == null) {
            files = PageFiles.read();
        }
        return files;
    }
}
