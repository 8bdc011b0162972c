package io.github.acsemulator.auth;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An Entra access token that was verified, or let pass.
 *
 * @param tenantId its tenant
 * @param objectId the user or service principal that it speaks for
 * @param clientId the application that obtained it
 * @param scopes its delegated scopes; empty for an application's token
 * @param groups the groups that it says its user is in
 * @param issuedAt the second in which it was issued
 * @param expiresAt the second at which it expires
 * @param uti its own id, if it has one
 */
public record EntraToken(
        UUID tenantId,
        UUID objectId,
        String clientId,
        List<String> scopes,
        List<String> groups,
        Instant issuedAt,
        Instant expiresAt,
        Optional<String> uti) {
    /** What may go on into a token of our own, whose base64url must have neither {@code -} nor {@code _}. */
    private static final String PLAIN = "[A-Za-z0-9._-]{1,100}";

    /** The token that {@code claims} make, as version 1 or version 2 spells them; empty if one is missing or malformed. */
    static Optional<EntraToken> of(Map<String, Object> claims) {
        Optional<UUID> tenant = guid(claims.get("tid"));
        Optional<UUID> object = guid(claims.get("oid"));
        Object client = claims.containsKey("appid") ? claims.get("appid") : claims.get("azp");
        Optional<Instant> expiresAt = instant(claims.get("exp"));
        if (tenant.isEmpty()
                || object.isEmpty()
                || expiresAt.isEmpty()
                || !(client instanceof String clientId)
                || !clientId.matches(PLAIN)) {
            return Optional.empty();
        }
        Instant issuedAt =
                instant(claims.get("iat")).or(() -> instant(claims.get("nbf"))).orElse(Instant.EPOCH);
        return Optional.of(new EntraToken(
                tenant.get(),
                object.get(),
                clientId,
                words(claims.get("scp")),
                words(claims.get("groups")),
                issuedAt,
                expiresAt.get(),
                Optional.ofNullable(claims.get("uti")).map(Object::toString).filter(text -> text.matches(PLAIN))));
    }

    /** When a claim says something happens; empty if it is no number of seconds that can be. */
    static Optional<Instant> instant(@Nullable Object claim) {
        return claim instanceof Number seconds && seconds.longValue() > 0 && seconds.longValue() < 253_402_300_800L
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    private static Optional<UUID> guid(@Nullable Object claim) {
        return Guid.parse(Objects.toString(claim, ""));
    }

    /** A claim of several words: a list, or one string with spaces. */
    private static List<String> words(@Nullable Object claim) {
        if (claim instanceof List<?> list) {
            return list.stream().map(Objects::toString).toList();
        }
        String text = Objects.toString(claim, "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
