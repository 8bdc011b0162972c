package io.github.acsemulator.http;

import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.http.Operation.Owner;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets web pages of other origins call the service and the issuer (CORS), never the emulator's own routes. */
public final class Cors implements AnswerListener {
    private final List<String> origins;

    /** For pages of {@code origins}; {@code *} among them is any. */
    public Cors(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    @Override
    public void answering(Exchange exchange, int status, @Nullable Refusal refusal) {
        if (exchange.operation().owner() != Owner.EMULATOR) {
            allow(exchange).ifPresent(origin -> exchange.responseHeader("Access-Control-Expose-Headers", "*"));
        }
    }

    /** Answers what a browser asks before it sends a page's request, for a path that takes {@code methods}. */
    void preflight(Exchange exchange, String methods) {
        allow(exchange).ifPresent(origin -> {
            exchange.responseHeader("Access-Control-Allow-Methods", methods);
            exchange.responseHeader("Access-Control-Max-Age", "600");
            exchange.header("Access-Control-Request-Headers")
                    .ifPresent(names -> exchange.responseHeader("Access-Control-Allow-Headers", names));
            if (exchange.header("Access-Control-Request-Private-Network").isPresent()) {
                exchange.responseHeader("Access-Control-Allow-Private-Network", "true");
            }
        });
        exchange.respondNoContent();
    }

    private Optional<String> allow(Exchange exchange) {
        exchange.responseHeader("Vary", "Origin");
        Optional<String> allowed = exchange.header("Origin")
                .filter(origin -> origins.contains("*") || origins.stream().anyMatch(origin::equalsIgnoreCase));
        allowed.ifPresent(origin -> exchange.responseHeader("Access-Control-Allow-Origin", origin));
        return allowed;
    }
}
