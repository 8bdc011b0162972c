package io.github.acsemulator.conformance;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.core.credential.AccessToken;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** What a token says, read by a library that has nothing to do with the one that wrote it; unverified. */
record TokenClaims(Map<String, Object> all) {

    static TokenClaims of(AccessToken token) {
        return of(token.getToken());
    }

    static TokenClaims of(String token) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setDisableRequireSignature()
                    .setSkipSignatureVerification()
                    .build()
                    .processToClaims(token);
            return new TokenClaims(claims.getClaimsMap());
        } catch (InvalidJwtException e) {
            throw new AssertionError(e);
        }
    }

    String text(String claim) {
        return (String) all.get(claim);
    }

    /** Comma-joined, as on the wire. */
    String scopes() {
        return (String) all.get("acsScope");
    }

    CommunicationUserIdentifier user() {
        return new CommunicationUserIdentifier("8:" + all.get("skypeid"));
    }

    String resourceId() {
        return (String) all.get("resourceId");
    }

    /** Seconds since the epoch: a text on the wire. */
    long issuedAt() {
        return Long.parseLong((String) all.get("csi"));
    }

    long lifetimeInSeconds() {
        return (Long) all.get("exp") - issuedAt();
    }

    List<String> names() {
        return List.copyOf(all.keySet());
    }
}
