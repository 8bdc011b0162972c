package io.github.acsemulator.entra;

import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.time.Randomness;
import io.github.acsemulator.token.EntraKey;
import io.github.acsemulator.token.ForeignToken;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh token, an authorization code or a device code stands for. It is written into the code itself and
 * signed, so that nothing has to be kept of it.
 *
 * @param id its own id
 * @param use which of the three it is
 * @param user who signed in
 * @param clientId the application that it was given
 * @param scope the scopes asked for
 * @param redirectUri where an authorization code was sent; empty for the others
 * @param challenge the code challenge, empty if there was none
 * @param isPlain whether the challenge is the verifier itself rather than its hash
 * @param nonce the nonce for the id token
 */
record Grant(
        UUID id,
        Use use,
        EntraUser user,
        String clientId,
        String scope,
        String redirectUri,
        String challenge,
        boolean isPlain,
        @Nullable String nonce) {
    enum Use {
        REFRESH_TOKEN(Duration.ofDays(90)),
        CODE(Duration.ofMinutes(10)),
        DEVICE_CODE(Duration.ofMinutes(15));

        private final Duration lifetime;

        Use(Duration lifetime) {
            this.lifetime = lifetime;
        }

        Duration lifetime() {
            return lifetime;
        }
    }

    static Grant of(Use use, EntraUser user, String clientId, String scope) {
        return new Grant(Randomness.correlationId(), use, user, clientId, scope, "", "", false, null);
    }

    /** The code that stands for it. */
    String sealed(EntraKey key, EmulatorClock clock) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("use", use.name());
        claims.put("tenant", user.tenantId().toString());
        claims.put("object", user.objectId().toString());
        claims.put("username", user.username());
        claims.put("client", clientId);
        claims.put("scope", scope);
        claims.put("redirect", redirectUri);
        claims.put("challenge", challenge);
        claims.put("plain", isPlain);
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        claims.put("until", clock.now().plus(use.lifetime).getEpochSecond());
        claims.put("id", id.toString());
        return key.sign(claims);
    }

    /**
     * What {@code code} stands for.
     *
     * @throws io.github.acsemulator.error.RefusedException if this issuer has not made it, or it has expired
     */
    static Grant opened(Use use, String code, EntraKey key, EmulatorClock clock, EntraErrors errors) {
        Optional<ForeignToken> token = ForeignToken.parse(code)
                .filter(parsed -> key.keys(null).stream().anyMatch(parsed::isSignedBy))
                .filter(parsed -> use.name().equals(parsed.claims().get("use")));
        if (token.isEmpty()) {
            throw errors.of(ErrorCatalogue.ENTRA_GRANT_MALFORMED);
        }
        Map<String, Object> claims = token.get().claims();
        if (!(claims.get("until") instanceof Number until)
                || until.longValue() <= clock.now().getEpochSecond()) {
            throw errors.of(ErrorCatalogue.ENTRA_GRANT_EXPIRED);
        }
        Object nonce = claims.get("nonce");
        return new Grant(
                guid(claims, "id"),
                use,
                new EntraUser(guid(claims, "object"), text(claims, "username"), guid(claims, "tenant")),
                text(claims, "client"),
                text(claims, "scope"),
                text(claims, "redirect"),
                text(claims, "challenge"),
                Boolean.TRUE.equals(claims.get("plain")),
                nonce == null ? null : nonce.toString());
    }

    private static String text(Map<String, Object> claims, String name) {
        return Objects.toString(claims.get(name), "");
    }

    private static UUID guid(Map<String, Object> claims, String name) {
        return Guid.parse(text(claims, name)).orElseThrow(() -> new IllegalStateException("signed, but no GUID"));
    }
}
