package io.github.acsemulator.auth;

import io.github.acsemulator.auth.Denial.Cause;
import io.github.acsemulator.auth.EntraVerdict.Bad;
import io.github.acsemulator.auth.EntraVerdict.Good;
import io.github.acsemulator.auth.EntraVerdict.Unproven;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.ForeignToken;
import io.github.acsemulator.token.TrustedIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Verifies Entra access tokens: form, times, audience, scopes, and who signed them. */
public final class EntraVerifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Supplier<List<TrustedIssuer>> issuers;
    private final EmulatorClock clock;

    /** A verifier that believes {@code issuers}. */
    public EntraVerifier(Supplier<List<TrustedIssuer>> issuers, EmulatorClock clock) {
        this.issuers = issuers;
        this.clock = clock;
    }

    /** Judges {@code text} for use at {@code audience}. */
    public EntraVerdict verify(String text, EntraAudience audience) {
        Optional<ForeignToken> parsed = ForeignToken.parse(text.strip());
        if (parsed.isEmpty()) {
            return bad(Cause.MALFORMED_TOKEN, "the token is no JWT with JSON claims");
        }
        Map<String, Object> claims = parsed.get().claims();
        Optional<EntraToken> token = EntraToken.of(claims);
        if (token.isEmpty()) {
            return bad(
                    Cause.MALFORMED_TOKEN,
                    "an Entra access token has the claims tid, oid, appid or azp, and exp; it has "
                            + String.join(", ", claims.keySet()));
        }
        @Nullable Denial flaw = flawOfClaims(claims, token.get(), audience);
        if (flaw != null) {
            return new Bad(flaw);
        }
        @Nullable Denial unproven = flawOfSignature(parsed.get());
        return unproven == null ? new Good(token.get()) : new Unproven(token.get(), unproven);
    }

    private @Nullable Denial flawOfClaims(Map<String, Object> claims, EntraToken token, EntraAudience audience) {
        Instant now = clock.now();
        if (!audience.isNamedBy(claims.get("aud"))) {
            return Denial.of(
                    Cause.OTHER_AUDIENCE, "the token is for '" + claims.get("aud") + "', needed is " + audience);
        }
        Optional<Instant> notBefore = EntraToken.instant(claims.get("nbf"));
        if (notBefore.isPresent() && notBefore.get().isAfter(now.plus(TOLERANCE))) {
            return Denial.of(
                    Cause.NOT_YET_VALID, "the token is valid from " + notBefore.get() + "; it is " + now + " here");
        }
        // The token that an exchange gives expires with this one, so it could be none after that.
        Duration grace = audience.isOfExchange() ? Duration.ZERO : TOLERANCE;
        if (!token.expiresAt().plus(grace).isAfter(now)) {
            return Denial.of(Cause.EXPIRED, "the token expired at " + token.expiresAt() + "; it is " + now + " here");
        }
        if (!audience.isAllowedBy(token.scopes())) {
            return Denial.of(
                    Cause.MISSING_SCOPE,
                    "the token's scopes (scp) are '" + String.join(" ", token.scopes()) + "', needed is one of "
                            + String.join(
                                    ", ", audience.scopes().stream().sorted().toList()));
        }
        return null;
    }

    private @Nullable Denial flawOfSignature(ForeignToken token) {
        if (!token.isRs256()) {
            return Denial.of(
                    Cause.UNSUPPORTED_ALGORITHM, "the token's algorithm is " + token.algorithm() + ", not RS256");
        }
        boolean isIssued = false;
        boolean known = false;
        // One by one: to ask an issuer may mean to fetch its metadata, and to wait where it does not answer.
        for (TrustedIssuer issuer : issuers.get()) {
            if (issuer.issues(token.claims())) {
                isIssued = true;
                for (var key : issuer.keys(token.keyId())) {
                    known = true;
                    if (token.isSignedBy(key)) {
                        return null;
                    }
                }
            }
        }
        if (!isIssued) {
            return Denial.of(
                    Cause.UNKNOWN_ISSUER,
                    "the token's issuer '" + token.claims().get("iss") + "' (tid '"
                            + token.claims().get("tid") + "') is not trusted; the setting trustedIssuers adds some");
        }
        return known
                ? Denial.of(Cause.BAD_SIGNATURE, "the token's signature is not that of its header and claims")
                : Denial.of(
                        Cause.UNKNOWN_SIGNING_KEY,
                        "no trusted issuer has a key with the token's kid '" + token.keyId()
                                + "'; tokens of the real Entra need the setting trustedIssuers");
    }

    private static EntraVerdict bad(Cause cause, String detail) {
        return new Bad(Denial.of(cause, detail));
    }
}
