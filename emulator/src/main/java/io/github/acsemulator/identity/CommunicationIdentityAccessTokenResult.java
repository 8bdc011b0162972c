package io.github.acsemulator.identity;

import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.identity.IdentityService.Created;
import org.jspecify.annotations.Nullable;

/** The specification's model of a new identity and, if asked for, its token. */
public record CommunicationIdentityAccessTokenResult(
        CommunicationIdentity identity, @Nullable CommunicationIdentityAccessToken accessToken) {
    /** The model of {@code created} in {@code version}. */
    public static CommunicationIdentityAccessTokenResult of(Created created, ApiVersion version) {
        return new CommunicationIdentityAccessTokenResult(
                CommunicationIdentity.of(created.id(), created.identity(), version),
                created.token().map(CommunicationIdentityAccessToken::of).orElse(null));
    }
}
