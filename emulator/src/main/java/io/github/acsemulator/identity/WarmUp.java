package io.github.acsemulator.identity;

import io.github.acsemulator.auth.HmacVerifier;
import io.github.acsemulator.config.RuntimeSettings;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.json.JsonObject;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.TokenClaims;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenSigner;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Loads what the first request needs while the port is being opened. */
public final class WarmUp {
    private WarmUp() {}

    /** Loads the reading and writing of JSON, which needs no settings: reading has the JDK compute tables of numbers. */
    public static void json() {
        JsonObject.read("{}".getBytes(StandardCharsets.US_ASCII));
        Json.bytes(new TokenClaims("", TokenClaims.SCP_OF_ACS_USER, "", 0, "", "", "", "", 0));
    }

    /** Verifies a request, then creates an identity with a token that nobody gets to see, in a store of its own. */
    public static void run(
            TokenSigner signer,
            HmacVerifier verifier,
            Resource resource,
            EmulatorClock clock,
            Supplier<RuntimeSettings> settings) {
        IdentityService service = new IdentityService(
                new InMemoryIdentityStore(),
                new IdentityIdGenerator(IdentityIdGenerator.DEFAULT_WORKER),
                () -> signer,
                clock,
                settings);
        verifier.warmUp();
        byte[] body = "{\"createTokenWithScopes\":[\"chat\"]}".getBytes(StandardCharsets.US_ASCII);
        Optional<TokenRequest> request = CommunicationIdentityCreateRequest.of(JsonObject.read(body), ApiVersion.NEWEST)
                .token(ApiVersion.NEWEST);
        TokenOrigin origin = resource.origin(resource.primaryKey());
        Json.bytes(CommunicationIdentityAccessTokenResult.of(
                service.create(resource, origin, Optional.empty(), request), ApiVersion.NEWEST));
    }
}
