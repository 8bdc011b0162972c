package io.github.acsemulator.entra;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the token endpoint answers; an application's own token has the first five members alone. */
record TokenAnswer(
        @JsonProperty("token_type") String tokenType,
        @Nullable String scope,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("ext_expires_in") long extExpiresIn,
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("refresh_token") @Nullable String refreshToken,
        @JsonProperty("id_token") @Nullable String idToken,
        @JsonProperty("client_info") @Nullable String clientInfo) {}
