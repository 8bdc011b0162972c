package io.github.acsemulator.identity;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.token.TokenScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a token is asked to be, checked.
 *
 * @param scopes its scopes in the order asked for, repeated ones kept
 * @param lifetime how long it lives
 */
public record TokenRequest(List<TokenScope> scopes, Duration lifetime) {
    private static final int LEAST_MINUTES = 60;
    private static final int MOST_MINUTES = 1440;

    /**
     * The request for a token with {@code scopes} and, where {@code version} has that member, a lifetime.
     *
     * @throws io.github.acsemulator.error.RefusedException if the lifetime is out of range, or {@code version} does not
     *     know a scope
     */
    public static TokenRequest of(List<String> scopes, Optional<Integer> expiresInMinutes, ApiVersion version) {
        Duration lifetime = lifetime(expiresInMinutes, version);
        List<TokenScope> known =
                scopes.stream().map(scope -> scope(scope, version)).toList();
        return new TokenRequest(known, lifetime);
    }

    private static TokenScope scope(String wireName, ApiVersion version) {
        return TokenScope.named(wireName)
                .filter(version.scopes()::contains)
                .orElseThrow(() -> ErrorCatalogue.SCOPE_UNKNOWN.exception(wireName));
    }

    /** The lifetime, 24 hours where none is asked for. */
    private static Duration lifetime(Optional<Integer> expiresInMinutes, ApiVersion version) {
        int minutes =
                expiresInMinutes.filter(any -> version.hasExpiresInMinutes()).orElse(MOST_MINUTES);
        if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
            throw ErrorCatalogue.EXPIRES_IN_MINUTES_OUT_OF_RANGE.exception(minutes);
        }
        return Duration.ofMinutes(minutes);
    }
}
