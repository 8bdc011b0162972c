package io.github.acsemulator.teams;

import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.identity.IssuedToken;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.teams.TeamsUserExchangeTokenRequest.Expected;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.TeamsTokenClaims;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenSigner;
import java.time.Instant;
import java.util.function.Supplier;

/** The rules of Teams users' tokens. Nothing is kept of such a user. */
public final class TeamsUserService {
    private final Supplier<TokenSigner> signer;
    private final EmulatorClock clock;

    /** Rules for tokens that {@code signer} signs. */
    public TeamsUserService(Supplier<TokenSigner> signer, EmulatorClock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** Refuses a token of another application or user than the caller expects. */
    void requireOf(Expected expected, EntraToken token) {
        if (!expected.appId().toString().equalsIgnoreCase(token.clientId())) {
            throw ErrorCatalogue.APP_ID_DIFFERS.exception();
        }
        if (!expected.userId().equals(token.objectId())) {
            throw ErrorCatalogue.USER_ID_DIFFERS.exception();
        }
    }

    /** The token that {@code exchanged} is exchanged for; it expires with it. */
    IssuedToken exchange(Resource resource, TokenOrigin origin, EntraToken exchanged) {
        Instant now = clock.now();
        String issuedAt = Long.toString(exchanged.issuedAt().getEpochSecond());
        TeamsTokenClaims claims = new TeamsTokenClaims(
                "orgid:" + exchanged.objectId(),
                TeamsTokenClaims.SCP_OF_TEAMS_USER,
                issuedAt,
                exchanged.expiresAt().getEpochSecond(),
                resource.region(),
                exchanged.tenantId().toString(),
                TeamsTokenClaims.SCOPES_OF_TEAMS_USER,
                resource.id().toString(),
                issuedAt,
                exchanged.uti().orElse(null),
                exchanged.clientId(),
                now.getEpochSecond());
        return new IssuedToken(
                signer.get().sign(claims, origin), exchanged.expiresAt().plusNanos(now.getNano()));
    }
}
