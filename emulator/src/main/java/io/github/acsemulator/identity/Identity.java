package io.github.acsemulator.identity;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of one identity: seven numbers and a name, nothing per token. Times are milliseconds since 1970, 0 where
 * it has not happened, except where the number is a second.
 *
 * @param createdAt when it was made or taken over here
 * @param deletedAt when it was deleted
 * @param cut the epoch second below which its tokens are revoked ({@code csi} &lt; cut)
 * @param validFrom the moment before which issued tokens are refused, as the 2020 preview sets it
 * @param tokensIssued how many tokens it was given
 * @param lastTokenIssuedAt when the latest was issued
 * @param lastTokenExpiresAt when the latest expires
 * @param customId the caller's own name for it
 */
public record Identity(
        long createdAt,
        long deletedAt,
        long cut,
        long validFrom,
        long tokensIssued,
        long lastTokenIssuedAt,
        long lastTokenExpiresAt,
        @Nullable String customId) {

    /** One that was just made. */
    public static Identity created(long now) {
        return new Identity(now, 0, 0, 0, 0, 0, 0, null);
    }

    /** This one, called {@code name} by its caller. */
    public Identity withCustomId(@Nullable String name) {
        return new Identity(
                createdAt, deletedAt, cut, validFrom, tokensIssued, lastTokenIssuedAt, lastTokenExpiresAt, name);
    }

    /** This one with one more token. */
    public Identity withToken(long issuedAt, long expiresAt) {
        return new Identity(createdAt, deletedAt, cut, validFrom, tokensIssued + 1, issuedAt, expiresAt, customId);
    }

    /** This one with the tokens whose {@code csi} is below {@code second} revoked. */
    public Identity withCut(long second) {
        return new Identity(
                createdAt, deletedAt, second, validFrom, tokensIssued, lastTokenIssuedAt, lastTokenExpiresAt, customId);
    }

    /** This one with the tokens issued before {@code moment} refused. */
    public Identity withValidFrom(long moment) {
        return new Identity(
                createdAt, deletedAt, cut, moment, tokensIssued, lastTokenIssuedAt, lastTokenExpiresAt, customId);
    }

    /** This one, deleted; its customId is free again. */
    public Identity deleted(long now) {
        return new Identity(createdAt, now, cut, validFrom, tokensIssued, lastTokenIssuedAt, lastTokenExpiresAt, null);
    }

    /** Whether it was deleted. */
    public boolean isDeleted() {
        return deletedAt != 0;
    }

    /** Whether the token whose claim {@code csi} is {@code csi} has been revoked. */
    public boolean hasRevoked(long csi) {
        return csi < cut || csi * 1000 < validFrom;
    }
}
