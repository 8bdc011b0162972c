package io.github.acsemulator.testcontainers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens on demand, and what the emulator thinks of a token.
 *
 * <pre>{@code
 * String token = acs.control().tokens().mint(TokenToMint.withScopes("chat").lifetime(Duration.ofSeconds(5))).token();
 * assertTrue(acs.control().tokens().introspect(token).active());
 * }</pre>
 */
public final class TokensControl {

    private final ControlHttp http;
    private final @Nullable String resource;

    TokensControl(ControlHttp http, @Nullable String resource) {
        this.http = http;
        this.resource = resource;
    }

    /** Makes a token. */
    public Minted mint(TokenToMint wanted) {
        Map<String, Object> body = new LinkedHashMap<>(wanted.members());
        if (resource != null) {
            body.put("resource", resource);
        }
        ControlJson answer = http.post(ControlPath.of("tokens"), body);
        return new Minted(answer.object("identity").text("id"), answer.text("token"), answer.instant("expiresOn"));
    }

    /** Makes an Entra token. */
    public AccessToken mint(EntraTokenToMint wanted) {
        return AccessToken.of(http.post(ControlPath.of("entra", "tokens"), wanted.members()));
    }

    /** Whether a token is good now, and if not, why. */
    public Introspection introspect(String token) {
        return Introspection.of(http.post(ControlPath.of("tokens", "introspect"), Map.of("token", token)));
    }

    /**
     * A token that was made.
     *
     * @param identity the id of its identity
     * @param expiresOn when it expires, by the emulator's clock
     */
    public record Minted(String identity, String token, Instant expiresOn) {}

    /**
     * What there is to say of a token.
     *
     * @param active whether it is good now
     * @param reason why not: {@code malformed}, {@code unsupportedAlgorithm}, {@code unknownKey}, {@code badSignature},
     *     {@code otherResource}, {@code notYetValid}, {@code expired}, {@code revoked}, {@code identityDeleted} or
     *     {@code accessKeyRegenerated}
     * @param detail the same in words
     * @param scopes its scopes, if it is good
     * @param claims its claims, if they can be read
     */
    public record Introspection(
            boolean active,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String identity,
            @Nullable String resourceId,
            List<String> scopes,
            Map<String, Object> claims) {
        static Introspection of(ControlJson json) {
            String scope = json.textOrNull("scope");
            ControlJson claims = json.objectOrNull("claims");
            return new Introspection(
                    json.flag("active"),
                    json.textOrNull("reason"),
                    json.textOrNull("detail"),
                    json.textOrNull("identity"),
                    json.textOrNull("resourceId"),
                    scope == null ? List.of() : List.of(scope.split(" ")),
                    claims == null ? Map.of() : claims.members());
        }
    }
}
