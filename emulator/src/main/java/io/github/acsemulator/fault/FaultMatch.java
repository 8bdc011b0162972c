package io.github.acsemulator.fault;

import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.resource.Resource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a rule is for: those that agree in all that is given. One that names neither operation nor path is for
 * the service's operations alone, not for the Entra issuer or the published keys.
 *
 * @param operation an operationId
 * @param identity an identity's id, where the path has one
 * @param method an HTTP method
 * @param path the path, with or without percent-encoding; {@code *} in it stands for any characters
 * @param resource a resource's id
 */
record FaultMatch(
        @Nullable String operation,
        @Nullable String identity,
        @Nullable String method,
        @Nullable String path,
        @Nullable UUID resource) {

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

    private static boolean matchesPath(String glob, String raw) {
        return matchesGlob(glob, raw) || matchesGlob(glob, decoded(raw));
    }

    /** Each star first stands for nothing, then for one character more whenever what follows does not match. */
    private static boolean matchesGlob(String glob, String text) {
        int at = 0;
        int star = -1;
        int afterStar = 0;
        for (int i = 0; i < text.length(); ) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                star = at++;
                afterStar = i;
            } else if (at < glob.length() && glob.charAt(at) == text.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++afterStar;
            } else {
                return false;
            }
        }
        return glob.substring(at).chars().allMatch(rest -> rest == '*');
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
