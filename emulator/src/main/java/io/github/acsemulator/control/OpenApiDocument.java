package io.github.acsemulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /_emulator/openapi.json}: every route of the server in OpenAPI 3.1. It is kept as one file for each
 * feature, read and put together when it is first asked for.
 */
public final class OpenApiDocument {
    private static final List<String> PARTS = List.of(
            "frame",
            "identities",
            "teams",
            "entra",
            "issuer",
            "server",
            "control-identities",
            "control-tokens",
            "control-state",
            "control-resources",
            "control-faults",
            "control-journal");

    private final String version;
    private final CallerUrl url;
    private @Nullable ObjectNode document;

    /** Of the server of {@code version}. */
    public OpenApiDocument(String version, CallerUrl url) {
        this.version = version;
        this.url = url;
    }

    /** The document, its server the one that the caller reaches. */
    public void get(Exchange exchange) {
        ObjectNode answer = document().deepCopy();
        answer.putArray("servers").addObject().put("url", url.of(exchange));
        exchange.respond(200, answer);
    }

    private synchronized ObjectNode document() {
        if (document == null) {
            ObjectNode whole =
                    Json.merged(PARTS.stream().map(OpenApiDocument::part).toList());
            whole.withObject("/info").put("version", version);
            document = whole;
        }
        return document;
    }

    private static byte[] part(String name) {
        String file = "openapi/" + name + ".json";
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
