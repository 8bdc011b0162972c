package io.github.acsemulator.identity;

/** The 2020 preview's model of an issued token. */
record CommunicationIdentityToken(String id, String token, String expiresOn) {
    static CommunicationIdentityToken of(IdentityId id, IssuedToken issued) {
        return new CommunicationIdentityToken(id.toString(), issued.token(), DotNetTime.of(issued.expiresOn()));
    }
}
