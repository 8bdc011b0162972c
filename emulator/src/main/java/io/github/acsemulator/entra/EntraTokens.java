package io.github.acsemulator.entra;

import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.time.Randomness;
import io.github.acsemulator.token.EntraKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes access tokens and id tokens with Entra's claims. */
@Evidence(value = Evidence.Grade.DOCS, reference = "Entra's access token and id token claims references")
public final class EntraTokens {
    /** How long an access token lives, as the Teams exchanges that were recorded show. */
    public static final Duration LIFETIME = Duration.ofMinutes(75);

    /** Entra dates its tokens back, so that they are valid where clocks are slow. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final Supplier<EntraKey> key;
    private final EmulatorClock clock;
    private final Randomness random;

    /** Tokens signed with {@code key}. */
    public EntraTokens(Supplier<EntraKey> key, EmulatorClock clock, Randomness random) {
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Whom and what an access token is for.
     *
     * @param tenant the tenant
     * @param clientId the application
     * @param proof how the application proved who it is
     * @param audience the resource
     * @param lifetime how long it lives; a negative one has expired
     */
    public record Purpose(UUID tenant, String clientId, ClientProof proof, String audience, Duration lifetime) {}

    /** When a token that is issued now expires. */
    Instant expiryOfNew() {
        return clock.now().plus(LIFETIME);
    }

    /** The token of a user, with the permissions {@code scopes}. */
    public String ofUser(Purpose purpose, UUID objectId, String username, List<String> scopes) {
        Map<String, Object> claims = begin(purpose);
        claims.put("acr", "1");
        claims.put("amr", List.of("pwd"));
        application(claims, purpose);
        claims.put("name", username);
        claims.put("oid", objectId.toString());
        claims.put("scp", String.join(" ", scopes));
        claims.put("sub", subject(purpose, objectId));
        claims.put("tid", purpose.tenant().toString());
        if (isVersion2(purpose)) {
            claims.put("preferred_username", username);
        } else {
            claims.put("unique_name", username);
            claims.put("upn", username);
        }
        return finish(claims, purpose);
    }

    /** The token of an application itself, with the application permissions {@code roles}. */
    public String ofApplication(Purpose purpose, List<String> roles) {
        String principal = EntraDirectory.servicePrincipal(purpose.tenant(), purpose.clientId())
                .toString();
        return ofApplication(purpose, principal, roles);
    }

    /** The token of the service principal {@code objectId}. */
    public String ofApplication(Purpose purpose, String objectId, List<String> roles) {
        Map<String, Object> claims = begin(purpose);
        application(claims, purpose);
        claims.put("idp", EntraKey.issuerOfVersion1(purpose.tenant().toString()));
        claims.put("idtyp", "app");
        claims.put("oid", objectId);
        if (!roles.isEmpty()) {
            claims.put("roles", roles);
        }
        claims.put("sub", objectId);
        claims.put("tid", purpose.tenant().toString());
        return finish(claims, purpose);
    }

    String idToken(EntraUser user, String clientId, @Nullable String nonce) {
        Instant now = clock.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", clientId);
        claims.put("iss", EntraKey.issuerOfVersion2(user.tenantId().toString()));
        claims.put("iat", now.minus(BACKDATED).getEpochSecond());
        claims.put("nbf", now.minus(BACKDATED).getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("name", user.username());
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        claims.put("oid", user.objectId().toString());
        claims.put("preferred_username", user.username());
        claims.put("sub", user.objectId().toString());
        claims.put("tid", user.tenantId().toString());
        claims.put("uti", uti());
        claims.put("ver", "2.0");
        return key.get().sign(claims);
    }

    private Map<String, Object> begin(Purpose purpose) {
        Instant now = clock.now();
        // One that has expired was not issued after its end.
        Instant issued = purpose.lifetime().isNegative()
                ? now.plus(purpose.lifetime()).minus(Duration.ofHours(1))
                : now.minus(BACKDATED);
        String tenant = purpose.tenant().toString();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", purpose.audience());
        claims.put("iss", isVersion2(purpose) ? EntraKey.issuerOfVersion2(tenant) : EntraKey.issuerOfVersion1(tenant));
        claims.put("iat", issued.getEpochSecond());
        claims.put("nbf", issued.getEpochSecond());
        claims.put("exp", now.plus(purpose.lifetime()).getEpochSecond());
        return claims;
    }

    private static void application(Map<String, Object> claims, Purpose purpose) {
        claims.put(isVersion2(purpose) ? "azp" : "appid", purpose.clientId());
        claims.put(isVersion2(purpose) ? "azpacr" : "appidacr", purpose.proof().claim());
    }

    private String finish(Map<String, Object> claims, Purpose purpose) {
        claims.put("uti", uti());
        claims.put("ver", isVersion2(purpose) ? "2.0" : "1.0");
        return key.get().sign(claims);
    }

    /** Microsoft's own resources, whose names are URLs, get version 1 tokens; registered applications version 2. */
    private static boolean isVersion2(Purpose purpose) {
        return !purpose.audience().matches("(?i)https?://.*");
    }

    private static String subject(Purpose purpose, UUID objectId) {
        return EntraDirectory.servicePrincipal(objectId, purpose.clientId()).toString();
    }

    private String uti() {
        return BASE64URL.encodeToString(random.tokenId());
    }
}
