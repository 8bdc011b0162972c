package io.github.acsemulator.testcontainers;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token as no service would issue it: short-lived, expired, not yet valid, changed or broken. Never changed itself:
 * each method returns another one.
 *
 * <pre>{@code
 * TokenToMint.withScopes("chat").lifetime(Duration.ofSeconds(-5))            // expired five seconds ago
 * TokenToMint.withScopes("chat").notBefore(Instant.now().plusSeconds(3600))  // not yet valid
 * TokenToMint.withScopes("chat").claim("rgn", "emea").withoutClaim("resourceLocation")
 * TokenToMint.withScopes("chat").broken(TokenToMint.Breakage.SIGNATURE)
 * }</pre>
 */
public final class TokenToMint {

    /** What can be wrong with a token itself. */
    public enum Breakage {
        /** Its signature is not one over it. */
        SIGNATURE("signature"),
        /** Its claims were changed after it was signed. */
        PAYLOAD("payload"),
        /** Its {@code kid} is of no published key. */
        UNKNOWN_KEY("unknownKey"),
        /** Its algorithm is {@code none}, and it has no signature. */
        ALG_NONE("algNone");

        private final String wireName;

        Breakage(String wireName) {
            this.wireName = wireName;
        }
    }

    private final Map<String, Object> members;
    private final Map<String, @Nullable Object> claims;

    private TokenToMint(Map<String, Object> members, Map<String, @Nullable Object> claims) {
        this.members = members;
        this.claims = claims;
    }

    /** For scopes such as {@code chat}; of a new identity, with the service's life of 24 hours. */
    public static TokenToMint withScopes(String... scopes) {
        return new TokenToMint(Map.of("scopes", List.of(scopes)), Map.of());
    }

    /** Of an identity that there is. */
    public TokenToMint identity(String id) {
        return with("identity", id);
    }

    /** How long it lives, of any length; negative for one that has expired. */
    public TokenToMint lifetime(Duration lifetime) {
        return with("lifetime", lifetime.toString());
    }

    /** When it says that it was issued, in the place of now. */
    public TokenToMint issuedAt(Instant issuedAt) {
        return with("issuedAt", issuedAt.toString());
    }

    /** When it begins to be valid. */
    public TokenToMint notBefore(Instant notBefore) {
        return with("notBefore", notBefore.toString());
    }

    /** With a claim of this value: a string, a number, a boolean, a list or a map. */
    public TokenToMint claim(String name, Object value) {
        return withClaim(name, value);
    }

    /** Without a claim that tokens have. */
    public TokenToMint withoutClaim(String name) {
        return withClaim(name, null);
    }

    /** As if another resource had issued it. */
    public TokenToMint ofResource(String resourceId) {
        return with("resourceId", resourceId);
    }

    /** Broken. */
    public TokenToMint broken(Breakage breakage) {
        return with("breakage", breakage.wireName);
    }

    private TokenToMint with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new TokenToMint(changed, claims);
    }

    private TokenToMint withClaim(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return new TokenToMint(members, changed);
    }

    Map<String, Object> members() {
        Map<String, Object> all = new LinkedHashMap<>(members);
        if (!claims.isEmpty()) {
            all.put("claims", claims);
        }
        return all;
    }
}
