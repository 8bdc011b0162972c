package io.github.acsemulator.entra;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.acsemulator.config.EntraSettings;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.entra.Grant.Use;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.time.Randomness;
import io.github.acsemulator.token.EntraKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The built-in issuer's endpoints: tokens, and signing in without anybody being asked. */
public final class IssuerHandlers {
    private final EntraDirectory directory;
    private final TokenGrants grants;
    private final EntraErrors errors;
    private final IssuerMetadata metadata;
    private final EntraTokens tokens;
    private final Function<Exchange, String> url;

    /**
     * The issuer.
     *
     * @param url the server's URL as a caller reaches it
     */
    public IssuerHandlers(
            EntraSettings settings,
            Supplier<EntraKey> key,
            EmulatorClock clock,
            Randomness random,
            Supplier<Crypto> crypto,
            Function<Exchange, String> url) {
        this.errors = new EntraErrors(clock);
        this.directory = new EntraDirectory(settings, errors);
        this.tokens = new EntraTokens(key, clock, random);
        this.grants = new TokenGrants(directory, tokens, key, clock, crypto, errors);
        this.metadata = new IssuerMetadata(directory, key, url);
        this.url = url;
    }

    /** What the issuer says of itself. */
    public IssuerMetadata metadata() {
        return metadata;
    }

    /** What makes its tokens. */
    public EntraTokens tokens() {
        return tokens;
    }

    /** {@code POST /{tenant}/oauth2/v2.0/token}. */
    public void token(Exchange exchange) {
        neverKept(exchange);
        exchange.respond(200, grants.answer(tenant(exchange), TokenForm.ofBody(exchange, errors)));
    }

    /** {@code GET /{tenant}/oauth2/v2.0/authorize}: signs in whom {@code login_hint} names, and sends him back. */
    public void authorize(Exchange exchange) {
        TokenForm query = TokenForm.ofQuery(exchange, errors);
        UUID tenant = tenant(exchange);
        String clientId = grants.client(tenant, query);
        String redirect = query.required("redirect_uri");
        if (!RedirectUri.isLocal(redirect)) {
            throw errors.of(ErrorCatalogue.ENTRA_REDIRECT_REFUSED, redirect, clientId);
        }
        Grant grant = new Grant(
                Randomness.correlationId(),
                Use.CODE,
                grants.signedIn(tenant, query.optional("login_hint")),
                clientId,
                query.required("scope"),
                redirect,
                query.optional("code_challenge").orElse(""),
                query.optional("code_challenge_method").orElse("plain").equals("plain"),
                query.optional("nonce").orElse(null));
        neverKept(exchange);
        String answer = "code=" + encode(grants.sealed(grant))
                + query.optional("state")
                        .map(state -> "&state=" + encode(state))
                        .orElse("");
        String mode = query.optional("response_mode").orElse("query");
        if (mode.equals("form_post")) {
            exchange.respond(200, "text/html; charset=utf-8", RedirectUri.postingForm(redirect, answer));
            return;
        }
        char separator = mode.equals("fragment") ? '#' : redirect.indexOf('?') < 0 ? '?' : '&';
        exchange.responseHeader("Location", redirect + separator + answer);
        exchange.respond(302, "text/html; charset=utf-8", new byte[0]);
    }

    /** {@code POST /{tenant}/oauth2/v2.0/devicecode}: signed in already when the first token is asked for. */
    public void deviceCode(Exchange exchange) {
        TokenForm form = TokenForm.ofBody(exchange, errors);
        UUID tenant = tenant(exchange);
        String clientId = grants.client(tenant, form);
        EntraUser user = grants.signedIn(tenant, form.optional("login_hint"));
        String code = grants.sealed(Grant.of(Use.DEVICE_CODE, user, clientId, form.required("scope")));
        neverKept(exchange);
        String page = url.apply(exchange) + "/";
        exchange.respond(
                200,
                new DeviceCodeAnswer(
                        "EMULATOR",
                        code,
                        page,
                        Use.DEVICE_CODE.lifetime().toSeconds(),
                        1,
                        "Nothing needs to be entered: the emulator has signed " + user.username() + " in already."));
    }

    /** {@code GET /msi/token} of App Service: the token of a managed identity. */
    public void appServiceToken(Exchange exchange) {
        managedIdentity(exchange, "X-IDENTITY-HEADER");
    }

    /** {@code GET /metadata/identity/oauth2/token} of a virtual machine. */
    public void machineToken(Exchange exchange) {
        managedIdentity(exchange, "Metadata");
    }

    private void managedIdentity(Exchange exchange, String header) {
        if (exchange.header(header).isEmpty()) {
            throw errors.of(ErrorCatalogue.ENTRA_PARAMETER_MISSING, header);
        }
        TokenForm query = TokenForm.ofQuery(exchange, errors);
        String resource = query.required("resource");
        String clientId = query.optional("client_id").orElse(EntraDirectory.CLIENT_ID);
        TokenAnswer answer = grants.ofApplication(
                EntraDirectory.TENANT, clientId, ClientProof.ASSERTION, ScopeRequest.ofApplication(resource));
        neverKept(exchange);
        long expiresOn = tokens.expiryOfNew().getEpochSecond();
        exchange.respond(
                200,
                new ManagedIdentityAnswer(
                        answer.accessToken(),
                        clientId,
                        Long.toString(answer.expiresIn()),
                        Long.toString(expiresOn),
                        Long.toString(answer.expiresIn()),
                        Long.toString(expiresOn - answer.expiresIn()),
                        resource,
                        "Bearer"));
    }

    private UUID tenant(Exchange exchange) {
        return directory.tenant(exchange.pathParameter("tenant"));
    }

    private static void neverKept(Exchange exchange) {
        exchange.responseHeader("Cache-Control", "no-store, no-cache");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** All of it text, as virtual machines have it; Python's client needs {@code expires_in}. */
    private record ManagedIdentityAnswer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("client_id") String clientId,
            @JsonProperty("expires_in") String expiresIn,
            @JsonProperty("expires_on") String expiresOn,
            @JsonProperty("ext_expires_in") String extExpiresIn,
            @JsonProperty("not_before") String notBefore,
            String resource,
            @JsonProperty("token_type") String tokenType) {}

    private record DeviceCodeAnswer(
            @JsonProperty("user_code") String userCode,
            @JsonProperty("device_code") String deviceCode,
            @JsonProperty("verification_uri") String verificationUri,
            @JsonProperty("expires_in") long expiresIn,
            int interval,
            String message) {}
}
