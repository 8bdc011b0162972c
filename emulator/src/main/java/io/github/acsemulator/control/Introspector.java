package io.github.acsemulator.control;

import io.github.acsemulator.identity.Identity;
import io.github.acsemulator.identity.IdentityId;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.SigningKeys;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenVerifier.Flaw;
import io.github.acsemulator.token.TokenVerifier.Verified;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells whether a token is good by the keys and the state of this server, and if not, why. */
final class Introspector {
    private static final String SKYPE_ID_OF_TEAMS_USER = "orgid:";

    private final Supplier<SigningKeys> keys;
    private final IdentityService identities;
    private final Resources resources;
    private final EmulatorClock clock;

    Introspector(Supplier<SigningKeys> keys, IdentityService identities, Resources resources, EmulatorClock clock) {
        this.keys = keys;
        this.identities = identities;
        this.resources = resources;
        this.clock = clock;
    }

    Introspection introspect(String token) {
        List<Resource> all = resources.all();
        List<TokenOrigin> origins = all.stream()
                .flatMap(resource -> Stream.concat(resource.origins().stream(), resource.formerOrigins().stream()))
                .toList();
        Verified verified = keys.get().verifier().verify(token, origins);
        Map<String, Object> claims = verified.claims();
        Optional<Resource> resource = all.stream()
                .filter(candidate -> candidate.id().toString().equals(claims.get("resourceId")))
                .findFirst();
        if (verified.flaw().isPresent()) {
            return verified.isSignedHere() && resource.isEmpty()
                    ? ofOtherResource(claims)
                    : Introspection.inactive(name(verified.flaw().get()), verified.detail(), claims);
        }
        TokenOrigin origin = verified.origin().orElseThrow();
        if (resource.isEmpty() || !resource.get().id().equals(origin.resourceId())) {
            return ofOtherResource(claims);
        }
        boolean isKeyRegenerated = !resource.get().origins().contains(origin);
        String skypeId = String.valueOf(claims.get("skypeid"));
        if (skypeId.startsWith(SKYPE_ID_OF_TEAMS_USER)) {
            // Nothing is kept of a Teams user.
            return judged("8:" + skypeId, Optional.empty(), isKeyRegenerated, claims);
        }
        Optional<IdentityId> id = IdentityId.parse("8:" + skypeId)
                .filter(candidate -> candidate.resource().equals(origin.resourceId()));
        return id.isEmpty()
                ? Introspection.inactive(
                        "otherResource", "its skypeid names no identity of a resource of this server", claims)
                : judged(id.get().toString(), identities.findInEffect(id.get()), isKeyRegenerated, claims);
    }

    private static Introspection ofOtherResource(Map<String, Object> claims) {
        return Introspection.inactive("otherResource", "no resource of this server has issued it", claims);
    }

    private Introspection judged(
            String id, Optional<Identity> identity, boolean isKeyRegenerated, Map<String, Object> claims) {
        if (!(claims.get("exp") instanceof Number)) {
            return Introspection.inactive("malformed", "it has no exp that is a number", claims);
        }
        long now = clock.now().getEpochSecond();
        long csi = number(claims.get("csi"));
        long begin = Math.max(csi, number(claims.get("nbf")));
        long exp = number(claims.get("exp"));
        long cut = identity.map(Identity::cut).orElse(0L);
        // A token issued in the second of a revocation begins a second later and is good at once all the same.
        if (begin > now && begin > cut) {
            return Introspection.inactive(
                    "notYetValid", "valid in " + (begin - now) + " s, from " + instant(begin), claims);
        }
        if (exp <= now) {
            return Introspection.inactive("expired", "expired " + (now - exp) + " s ago, at " + instant(exp), claims);
        }
        if (identity.map(Identity::isDeleted).orElse(false)) {
            return Introspection.inactive("identityDeleted", "its identity was deleted", claims);
        }
        if (identity.map(kept -> kept.hasRevoked(csi)).orElse(false)) {
            return Introspection.inactive(
                    "revoked", "the tokens of its identity were revoked after it was issued", claims);
        }
        if (isKeyRegenerated) {
            return Introspection.inactive(
                    "accessKeyRegenerated", "the access key that it was asked for with was regenerated", claims);
        }
        return new Introspection(
                true,
                null,
                null,
                id,
                String.valueOf(claims.get("resourceId")),
                String.valueOf(claims.get("acsScope")).replace(',', ' '),
                exp,
                number(claims.get("iat")),
                claims);
    }

    private static String instant(long second) {
        try {
            return Instant.ofEpochSecond(second).toString();
        } catch (DateTimeException e) {
            return "second " + second;
        }
    }

    private static long number(@Nullable Object claim) {
        try {
            return claim instanceof Number number
                    ? number.longValue()
                    : claim == null ? 0 : Long.parseLong(claim.toString());
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
}
