package io.github.acsemulator.control;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.identity.Identity;
import io.github.acsemulator.identity.IdentityId;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.SigningKeys;
import io.github.acsemulator.token.TokenClaims;
import io.github.acsemulator.token.TokenForge;
import io.github.acsemulator.token.TokenForge.Breakage;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /_emulator/tokens}: tokens for tests, of any life and with any claims, or broken on purpose. One leaves
 * no trace on its identity.
 */
final class TokenMint {
    private static final Duration USUAL_LIFETIME = Duration.ofDays(1);
    private static final Map<String, Breakage> BREAKAGES = Map.of(
            "signature", Breakage.SIGNATURE,
            "payload", Breakage.PAYLOAD,
            "unknownKey", Breakage.UNKNOWN_KEY,
            "algNone", Breakage.ALG_NONE);

    private final TokenForge forge;
    private final IdentityService identities;
    private final Resources resources;
    private final EmulatorClock clock;

    TokenMint(Supplier<SigningKeys> keys, IdentityService identities, Resources resources, EmulatorClock clock) {
        this.forge = new TokenForge(() -> keys.get().signer());
        this.identities = identities;
        this.resources = resources;
        this.clock = clock;
    }

    MintedToken mint(Exchange exchange) {
        MintBody body = StrictJson.read(exchange.body(), MintBody.class);
        List<TokenScope> scopes = scopes(body.scopes());
        Breakage breakage = breakage(body.breakage());
        Life life = Life.of(body, clock.now());
        @Nullable UUID otherResource = body.resourceId() == null ? null : Members.guid(body.resourceId(), "resourceId");
        IdentityId id = identity(exchange, body);
        Resource resource = Parameters.known(resources, id.resource().toString());
        long issued = issuedAt(body, life, id);
        long begin = life.notBefore == null ? issued : life.notBefore.getEpochSecond();
        UUID resourceId = otherResource == null ? resource.id() : otherResource;
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("skypeid", new IdentityId(resourceId, id.user(), id.object()).skypeId());
        claims.put("scp", TokenClaims.SCP_OF_ACS_USER);
        claims.put("csi", Long.toString(begin));
        claims.put("exp", life.expiresAt.getEpochSecond());
        claims.put("rgn", resource.region());
        claims.put("acsScope", scopes.stream().map(TokenScope::wireName).collect(Collectors.joining(",")));
        claims.put("resourceId", resourceId.toString());
        claims.put("resourceLocation", resource.location());
        claims.put("iat", issued);
        if (life.notBefore != null) {
            // What verifiers look at that do not know csi.
            claims.put("nbf", begin);
        }
        if (body.claims() != null) {
            body.claims().forEach((name, value) -> {
                if (value == null) {
                    claims.remove(name);
                } else {
                    claims.put(name, value);
                }
            });
        }
        String token = forge.make(claims, TokenOrigin.ofNoKey(resource.id()), breakage);
        exchange.isAbout(id.toString());
        return new MintedToken(
                new MintedIdentity(id.toString()),
                token,
                Instant.ofEpochSecond(life.expiresAt.getEpochSecond()).toString());
    }

    /** Without a time of its own it counts as issued after the latest revocation, as one of the service's. */
    private long issuedAt(MintBody body, Life life, IdentityId id) {
        long second = life.issuedAt.getEpochSecond();
        boolean isUsual = body.issuedAt() == null && !life.expiresAt.isBefore(life.issuedAt);
        return isUsual ? Math.max(second, identities.find(id).map(Identity::cut).orElse(0L)) : second;
    }

    private IdentityId identity(Exchange exchange, MintBody body) {
        String text = body.identity();
        if (text == null) {
            Resource resource = Parameters.resource(exchange, body.resource(), resources);
            return identities
                    .create(resource, TokenOrigin.ofNoKey(resource.id()), Optional.empty(), Optional.empty())
                    .id();
        }
        return IdentityId.parse(text)
                .filter(id -> resources.find(id.resource()).isPresent())
                .orElseThrow(() -> ErrorCatalogue.CONTROL_NOT_FOUND.exception("identity", text));
    }

    private static List<TokenScope> scopes(@Nullable List<String> names) {
        if (names == null) {
            throw Members.invalid("scopes", "must be a list of scopes such as \"chat\", or empty");
        }
        return names.stream()
                .map(name -> TokenScope.named(name)
                        .orElseThrow(() -> Members.invalid(
                                "scopes",
                                "has no scope '" + name + "'; there are "
                                        + Arrays.stream(TokenScope.values())
                                                .map(TokenScope::wireName)
                                                .collect(Collectors.joining(", "))
                                        + ", and the claim acsScope for any other")))
                .toList();
    }

    private static @Nullable Breakage breakage(@Nullable String name) {
        Breakage breakage = name == null ? null : BREAKAGES.get(name);
        if (name != null && breakage == null) {
            throw Members.invalid("breakage", "must be one of 'signature', 'payload', 'unknownKey', 'algNone'");
        }
        return breakage;
    }

    /** When a token is issued, begins and ends. */
    private record Life(Instant issuedAt, @Nullable Instant notBefore, Instant expiresAt) {
        static Life of(MintBody body, Instant now) {
            Duration lifetime =
                    body.lifetime() == null ? USUAL_LIFETIME : Members.duration(body.lifetime(), "lifetime");
            @Nullable Instant notBefore = body.notBefore() == null ? null : moment(body.notBefore(), "notBefore");
            if (body.issuedAt() != null) {
                Instant issuedAt = moment(body.issuedAt(), "issuedAt");
                return new Life(issuedAt, notBefore, possible(issuedAt.plus(lifetime), "lifetime"));
            }
            Instant expiresAt = possible(now.plus(lifetime), "lifetime");
            // One that has expired was not issued after its end.
            return new Life(lifetime.isNegative() ? expiresAt.minus(USUAL_LIFETIME) : now, notBefore, expiresAt);
        }

        private static Instant moment(String text, String member) {
            return possible(Members.instant(text, member), member);
        }

        private static Instant possible(Instant instant, String member) {
            if (instant.isBefore(Instant.EPOCH.plus(USUAL_LIFETIME)) || instant.isAfter(EmulatorClock.LATEST)) {
                throw Members.invalid(member, "must lead to a time from 1970-01-02 to the end of 9999");
            }
            return instant;
        }
    }

    private record MintBody(
            @Nullable String identity,
            @Nullable List<String> scopes,
            @Nullable String lifetime,
            @Nullable String issuedAt,
            @Nullable String notBefore,
            @Nullable Map<String, @Nullable Object> claims,
            @Nullable String resourceId,
            @Nullable String breakage,
            @Nullable String resource) {}

    private record MintedIdentity(String id) {}

    /** The answer. */
    record MintedToken(MintedIdentity identity, String token, String expiresOn) {}
}
