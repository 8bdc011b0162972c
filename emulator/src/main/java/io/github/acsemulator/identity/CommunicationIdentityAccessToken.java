package io.github.acsemulator.identity;

/** The specification's model of an access token. */
public record CommunicationIdentityAccessToken(String token, String expiresOn) {
    /** The model of {@code issued}. */
    public static CommunicationIdentityAccessToken of(IssuedToken issued) {
        return new CommunicationIdentityAccessToken(issued.token(), DotNetTime.of(issued.expiresOn()));
    }
}
