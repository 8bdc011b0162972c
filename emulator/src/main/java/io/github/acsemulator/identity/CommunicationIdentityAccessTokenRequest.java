package io.github.acsemulator.identity;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The specification's model of a request to issue a token; {@code scopes} is required. */
record CommunicationIdentityAccessTokenRequest(List<String> scopes, Optional<Integer> expiresInMinutes) {
    static CommunicationIdentityAccessTokenRequest of(JsonObject json, ApiVersion version) {
        return new CommunicationIdentityAccessTokenRequest(
                json.strings("Scopes").orElseThrow(ErrorCatalogue.SCOPES_ABSENT::exception),
                version.hasExpiresInMinutes() ? json.integer("ExpiresInMinutes") : Optional.empty());
    }

    TokenRequest token(ApiVersion version) {
        TokenRequest request = TokenRequest.of(scopes, expiresInMinutes, version);
        if (scopes.isEmpty()) {
            throw ErrorCatalogue.SCOPES_EMPTY.exception();
        }
        return request;
    }
}
