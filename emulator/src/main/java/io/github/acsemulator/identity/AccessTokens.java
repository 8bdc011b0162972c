package io.github.acsemulator.identity;

import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.TokenClaims;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenScope;
import io.github.acsemulator.token.TokenSigner;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an identity's token says, and since when and until when it is good. */
final class AccessTokens {
    private final Supplier<TokenSigner> signer;

    AccessTokens(Supplier<TokenSigner> signer) {
        this.signer = signer;
    }

    /**
     * Claims have whole seconds, so a token issued in the second of a revocation could not be told from those it
     * revoked: it gets the second of the cut instead.
     */
    @Evidence(value = Evidence.Grade.INFERRED, reference = "claims have whole seconds; the service takes minutes")
    static long validSince(Identity identity, Instant now) {
        return Math.max(now.getEpochSecond(), identity.cut());
    }

    private static Instant expiry(Identity identity, Instant now, TokenRequest request) {
        Instant expiry =
                Instant.ofEpochSecond(validSince(identity, now), now.getNano()).plus(request.lifetime());
        return expiry.isAfter(EmulatorClock.LATEST) ? EmulatorClock.LATEST : expiry;
    }

    /** {@code identity} with the token that {@code request} asks for at {@code now}. */
    static Identity withToken(Identity identity, Instant now, TokenRequest request) {
        long issued =
                Instant.ofEpochSecond(validSince(identity, now), now.getNano()).toEpochMilli();
        return identity.withToken(issued, expiry(identity, now, request).toEpochMilli());
    }

    IssuedToken sign(
            Resource resource,
            TokenOrigin origin,
            IdentityId id,
            Identity identity,
            Instant now,
            TokenRequest request) {
        long csi = validSince(identity, now);
        Instant expiry = expiry(identity, now, request);
        TokenClaims claims = new TokenClaims(
                id.skypeId(),
                TokenClaims.SCP_OF_ACS_USER,
                Long.toString(csi),
                expiry.getEpochSecond(),
                resource.region(),
                request.scopes().stream().map(TokenScope::wireName).collect(Collectors.joining(",")),
                resource.id().toString(),
                resource.location(),
                csi);
        return new IssuedToken(signer.get().sign(claims, origin), expiry);
    }
}
