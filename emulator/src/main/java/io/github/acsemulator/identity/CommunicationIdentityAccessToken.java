package io.github.acsemulator.identity;

/** The specification's model of an access token. */
record CommunicationIdentityAccessToken(String token, String expiresOn) {
    static CommunicationIdentityAccessToken of(IssuedToken issued) {
        return new CommunicationIdentityAccessToken(issued.token(), DotNetTime.of(issued.expiresOn()));
    }
}
