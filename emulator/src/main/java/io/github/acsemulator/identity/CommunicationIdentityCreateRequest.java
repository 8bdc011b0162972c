package io.github.acsemulator.identity;

import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The specification's model of a request to create an identity; every member is optional. */
record CommunicationIdentityCreateRequest(
        Optional<String> customId, List<String> createTokenWithScopes, Optional<Integer> expiresInMinutes) {
    static CommunicationIdentityCreateRequest of(JsonObject json, ApiVersion version) {
        return new CommunicationIdentityCreateRequest(
                version.hasCustomId() ? json.string("CustomId") : Optional.empty(),
                json.strings("CreateTokenWithScopes").orElse(List.of()),
                version.hasExpiresInMinutes() ? json.integer("ExpiresInMinutes") : Optional.empty());
    }

    /** The token it asks for: none without scopes, but a lifetime out of range is refused all the same. */
    Optional<TokenRequest> token(ApiVersion version) {
        TokenRequest request = TokenRequest.of(createTokenWithScopes, expiresInMinutes, version);
        return Optional.of(request).filter(token -> !token.scopes().isEmpty());
    }
}
