package io.github.acsemulator.control;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.QueryString;
import io.github.acsemulator.identity.Identity;
import io.github.acsemulator.identity.IdentityId;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenVerifier;
import io.github.acsemulator.token.TokenVerifier.Flaw;
import io.github.acsemulator.token.TokenVerifier.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /_emulator/tokens/introspect}: whether a token is good, and if not, why. */
public final class TokenControl {
    private final Supplier<TokenVerifier> verifier;
    private final IdentityService identities;
    private final Resources resources;
    private final EmulatorClock clock;

    /** Introspection by the keys and the state of this server. */
    public TokenControl(
            Supplier<TokenVerifier> verifier, IdentityService identities, Resources resources, EmulatorClock clock) {
        this.verifier = verifier;
        this.identities = identities;
        this.resources = resources;
        this.clock = clock;
    }

    /** Takes {@code {"token":"…"}}, or the form of RFC 7662. */
    public void introspect(Exchange exchange) {
        exchange.respond(200, introspect(token(exchange)));
    }

    private static String token(Exchange exchange) {
        @Nullable String token;
        if (exchange.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            String form = new String(exchange.body(), StandardCharsets.UTF_8);
            List<String> values = QueryString.values(form, "token");
            token = values.isEmpty() ? null : values.get(0);
        } else {
            token = StrictJson.read(exchange.body(), TokenBody.class).token();
        }
        if (token == null) {
            throw ErrorCatalogue.CONTROL_INVALID.exception("'token' must be the token to look at.", "token");
        }
        return token;
    }

    private Introspection introspect(String token) {
        List<TokenOrigin> origins = resources.all().stream()
                .map(Resource::origins)
                .flatMap(List::stream)
                .toList();
        Verified verified = verifier.get().verify(token, origins);
        Map<String, Object> claims = verified.claims();
        if (verified.flaw().isPresent()) {
            return Introspection.inactive(name(verified.flaw().get()), verified.detail(), claims);
        }
        Optional<IdentityId> id = IdentityId.parse("8:" + claims.get("skypeid"));
        if (id.isEmpty() || !isOfThisServer(id.get(), claims)) {
            return Introspection.inactive("otherResource", "no resource of this server has issued it", claims);
        }
        return introspect(id.get(), claims);
    }

    private boolean isOfThisServer(IdentityId id, Map<String, Object> claims) {
        return id.resource().toString().equals(claims.get("resourceId"))
                && resources.all().stream().anyMatch(resource -> resource.id().equals(id.resource()));
    }

    private Introspection introspect(IdentityId id, Map<String, Object> claims) {
        Optional<Identity> identity = identities.find(id);
        long now = clock.now().getEpochSecond();
        long csi = number(claims.get("csi"));
        long exp = number(claims.get("exp"));
        long cut = identity.map(Identity::cut).orElse(0L);
        // A token issued in the second of a revocation begins a second later and is good at once all the same.
        if (csi > now && csi > cut) {
            return Introspection.inactive(
                    "notYetValid", "valid in " + (csi - now) + " s, from " + Instant.ofEpochSecond(csi), claims);
        }
        if (exp <= now) {
            return Introspection.inactive(
                    "expired", "expired " + (now - exp) + " s ago, at " + Instant.ofEpochSecond(exp), claims);
        }
        if (identity.map(Identity::isDeleted).orElse(false)) {
            return Introspection.inactive("identityDeleted", "its identity was deleted", claims);
        }
        if (identity.map(kept -> kept.hasRevoked(csi)).orElse(false)) {
            return Introspection.inactive(
                    "revoked", "the tokens of its identity were revoked after it was issued", claims);
        }
        String scope = String.valueOf(claims.get("acsScope")).replace(',', ' ');
        return new Introspection(
                true,
                null,
                null,
                id.toString(),
                id.resource().toString(),
                scope,
                exp,
                number(claims.get("iat")),
                claims);
    }

    private static long number(@Nullable Object claim) {
        try {
            return claim == null ? 0 : Long.parseLong(claim.toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String name(Flaw flaw) {
        return switch (flaw) {
            case MALFORMED -> "malformed";
            case UNSUPPORTED_ALGORITHM -> "unsupportedAlgorithm";
            case UNKNOWN_KEY -> "unknownKey";
            case BAD_SIGNATURE -> "badSignature";
        };
    }

    private record TokenBody(@Nullable String token) {}
}
