package io.github.acsemulator.entra;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The parameters of a request to the issuer: a form in its body, or a query. */
record TokenForm(String text, String authorization, EntraErrors errors) {
    static TokenForm ofBody(Exchange exchange, EntraErrors errors) {
        return new TokenForm(
                new String(exchange.body(), StandardCharsets.UTF_8),
                exchange.header("Authorization").orElse(""),
                errors);
    }

    static TokenForm ofQuery(Exchange exchange, EntraErrors errors) {
        return new TokenForm(exchange.query(), "", errors);
    }

    /** The parameter {@code name}; an empty one counts as absent. */
    Optional<String> optional(String name) {
        List<String> values = QueryString.values(text, name);
        return values.isEmpty() || values.get(0).isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> errors.of(ErrorCatalogue.ENTRA_PARAMETER_MISSING, name));
    }

    /** The application, from the form or from HTTP Basic authentication. */
    String clientId() {
        return optional("client_id")
                .or(() -> basic(0))
                .orElseThrow(() -> errors.of(ErrorCatalogue.ENTRA_PARAMETER_MISSING, "client_id"));
    }

    /** The secret that the application proves itself with, from the form or from HTTP Basic authentication. */
    Optional<String> secret() {
        return optional("client_secret").or(() -> basic(1));
    }

    /** The JWT that it proves itself with. */
    Optional<String> assertion() {
        return optional("client_assertion");
    }

    /** What it proves itself with. */
    ClientProof proof() {
        if (assertion().isPresent()) {
            return ClientProof.ASSERTION;
        }
        return secret().isPresent() ? ClientProof.SECRET : ClientProof.NONE;
    }

    private Optional<String> basic(int part) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return part < parts.length && !parts[part].isEmpty() ? Optional.of(parts[part]) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
