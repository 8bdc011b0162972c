package io.github.acsemulator.entra;

import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.entra.EntraTokens.Purpose;
import io.github.acsemulator.entra.Grant.Use;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.EntraKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The rules of the token endpoint: which grant gives which token. */
final class TokenGrants {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final EntraDirectory directory;
    private final EntraTokens tokens;
    private final Supplier<EntraKey> key;
    private final EmulatorClock clock;
    private final Supplier<Crypto> crypto;
    private final EntraErrors errors;
    private final RedeemedCodes redeemed = new RedeemedCodes();

    TokenGrants(
            EntraDirectory directory,
            EntraTokens tokens,
            Supplier<EntraKey> key,
            EmulatorClock clock,
            Supplier<Crypto> crypto,
            EntraErrors errors) {
        this.directory = directory;
        this.tokens = tokens;
        this.key = key;
        this.clock = clock;
        this.crypto = crypto;
        this.errors = errors;
    }

    /** The answer to {@code form}, sent to the token endpoint of {@code tenant}. */
    TokenAnswer answer(UUID tenant, TokenForm form) {
        String type = form.required("grant_type");
        return switch (type) {
            case "client_credentials" -> clientCredentials(tenant, form);
            case "password" -> password(tenant, form);
            case "refresh_token" -> refresh(tenant, form);
            case "authorization_code" -> code(tenant, form);
            case "urn:ietf:params:oauth:grant-type:device_code", "device_code" -> device(tenant, form);
            default -> throw errors.of(ErrorCatalogue.ENTRA_GRANT_UNSUPPORTED, type);
        };
    }

    private TokenAnswer clientCredentials(UUID tenant, TokenForm form) {
        String clientId = client(tenant, form, true);
        String scope = form.required("scope");
        ScopeRequest request = ScopeRequest.of(scope, errors);
        if (!request.isDefaultAlone()) {
            throw errors.of(ErrorCatalogue.ENTRA_SCOPE_NOT_DEFAULT, scope);
        }
        return ofApplication(tenant, clientId, form.proof(), request);
    }

    /** The token of an application that has proved, or need not prove, who it is. */
    TokenAnswer ofApplication(UUID tenant, String clientId, ClientProof proof, ScopeRequest request) {
        long seconds = EntraTokens.LIFETIME.toSeconds();
        String token = tokens.ofApplication(purpose(tenant, clientId, proof, request), List.of());
        return new TokenAnswer("Bearer", null, seconds, seconds, token, null, null, null);
    }

    private TokenAnswer password(UUID tenant, TokenForm form) {
        String clientId = client(tenant, form);
        EntraUser user = directory.authenticate(tenant, form.required("username"), form.required("password"));
        return ofUser(Grant.of(Use.REFRESH_TOKEN, user, clientId, form.required("scope")), form);
    }

    private TokenAnswer refresh(UUID tenant, TokenForm form) {
        String clientId = client(tenant, form);
        Grant grant = opened(Use.REFRESH_TOKEN, form.required("refresh_token"), clientId);
        return ofUser(
                Grant.of(
                        Use.REFRESH_TOKEN,
                        grant.user(),
                        clientId,
                        form.optional("scope").orElse(grant.scope())),
                form);
    }

    private TokenAnswer code(UUID tenant, TokenForm form) {
        String clientId = client(tenant, form);
        Grant grant = opened(Use.CODE, form.required("code"), clientId);
        if (!form.optional("redirect_uri").orElse(grant.redirectUri()).equals(grant.redirectUri())) {
            throw errors.of(ErrorCatalogue.ENTRA_GRANT_MALFORMED);
        }
        String verifier = form.optional("code_verifier").orElse("");
        String derived = grant.isPlain() || verifier.isEmpty()
                ? verifier
                : BASE64URL.encodeToString(crypto.get().sha256().digest(verifier.getBytes(StandardCharsets.UTF_8)));
        if (!derived.equals(grant.challenge())) {
            throw errors.of(ErrorCatalogue.ENTRA_VERIFIER_WRONG);
        }
        return redeemed(grant, form);
    }

    private TokenAnswer device(UUID tenant, TokenForm form) {
        String clientId = client(tenant, form);
        String code = form.optional("device_code").orElseGet(() -> form.required("code"));
        return redeemed(opened(Use.DEVICE_CODE, code, clientId), form);
    }

    /** The answer to a code that is good once: to what would be good, so that a mistake does not cost it. */
    private TokenAnswer redeemed(Grant grant, TokenForm form) {
        TokenAnswer answer = ofUser(grant, form);
        if (!redeemed.add(grant.id())) {
            throw errors.of(ErrorCatalogue.ENTRA_GRANT_REDEEMED);
        }
        return answer;
    }

    /** The application of a grant that a public client may use, too. */
    String client(UUID tenant, TokenForm form) {
        return client(tenant, form, false);
    }

    private String client(UUID tenant, TokenForm form, boolean isProofNeeded) {
        String clientId = form.clientId();
        form.assertion().ifPresent(assertion -> ClientAssertion.check(assertion, form, clock, errors));
        directory.authenticate(tenant, clientId, form, isProofNeeded);
        return clientId;
    }

    String sealed(Grant grant) {
        return grant.sealed(key.get(), clock);
    }

    private Grant opened(Use use, String code, String clientId) {
        Grant grant = Grant.opened(use, code, key.get(), clock, errors);
        if (!grant.clientId().equalsIgnoreCase(clientId)) {
            throw errors.of(ErrorCatalogue.ENTRA_GRANT_MALFORMED);
        }
        return grant;
    }

    private TokenAnswer ofUser(Grant grant, TokenForm form) {
        EntraUser user = grant.user();
        ScopeRequest request = ScopeRequest.of(grant.scope(), errors);
        long seconds = EntraTokens.LIFETIME.toSeconds();
        return new TokenAnswer(
                "Bearer",
                request.granted(),
                seconds,
                seconds,
                tokens.ofUser(
                        purpose(user.tenantId(), grant.clientId(), form.proof(), request),
                        user.objectId(),
                        user.username(),
                        request.delegated()),
                sealed(Grant.of(Use.REFRESH_TOKEN, user, grant.clientId(), grant.scope())),
                tokens.idToken(user, grant.clientId(), grant.nonce()),
                BASE64URL.encodeToString(Json.bytes(new ClientInfo(
                        user.objectId().toString(), user.tenantId().toString()))));
    }

    private static Purpose purpose(UUID tenant, String clientId, ClientProof proof, ScopeRequest request) {
        return new Purpose(tenant, clientId, proof, request.audience(), EntraTokens.LIFETIME);
    }

    /** A user for who has said which: by name, else the well-known one. */
    EntraUser signedIn(UUID tenant, Optional<String> username) {
        return directory.user(tenant, username.orElse(EntraDirectory.TEAMS_USERNAME));
    }

    private record ClientInfo(String uid, String utid) {}
}
