package io.github.acsemulator.identity;

import io.github.acsemulator.identity.IdentityService.Created;
import org.jspecify.annotations.Nullable;

/** The specification's model of a new identity and, if asked for, its token. */
public record CommunicationIdentityAccessTokenResult(
        CommunicationIdentity identity, @Nullable CommunicationIdentityAccessToken accessToken) {
    /** The model of {@code created}. */
    public static CommunicationIdentityAccessTokenResult of(Created created) {
        return new CommunicationIdentityAccessTokenResult(
                new CommunicationIdentity(created.id().toString()),
                created.token().map(CommunicationIdentityAccessToken::of).orElse(null));
    }
}
