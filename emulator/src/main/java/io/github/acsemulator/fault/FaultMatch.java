package io.github.acsemulator.fault;

import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.resource.Resource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a rule is for: those that agree in all that is given. One that names neither operation nor path is for
 * the service's operations alone, not for the Entra issuer or the published keys.
 *
 * @param operation an operationId
 * @param identity an identity's id, where the path has one
 * @param method an HTTP method
 * @param path the path, with or without percent-encoding
 * @param resource a resource's id
 */
record FaultMatch(
        @Nullable String operation,
        @Nullable String identity,
        @Nullable String method,
        @Nullable Pattern path,
        @Nullable UUID resource) {

    /** The pattern of paths in which {@code *} stands for any characters. */
    static Pattern pattern(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    boolean matches(Exchange exchange) {
        if (operation == null && path == null && !exchange.operation().isOfService()) {
            return false;
        }
        return (operation == null || operation.equals(exchange.operation().id()))
                && (method == null || method.equals(exchange.method()))
                && (identity == null
                        || exchange.knownPathParameter("id")
                                .filter(identity::equalsIgnoreCase)
                                .isPresent())
                && (path == null || matchesPath(path, exchange.path()))
                && (resource == null
                        || exchange.knownResource().map(Resource::id).equals(Optional.of(resource)));
    }

    private static boolean matchesPath(Pattern path, String raw) {
        return path.matcher(raw).matches() || path.matcher(decoded(raw)).matches();
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    boolean isOfResource() {
        return resource != null;
    }

    boolean isOf(UUID id) {
        return id.equals(resource);
    }
}
