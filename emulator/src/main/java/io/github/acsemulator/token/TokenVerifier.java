package io.github.acsemulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.github.acsemulator.crypto.Crypto;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether a token was signed by one of this server's keys, and for which access key. */
public final class TokenVerifier {
    private final List<SigningKey> keys;
    private final Crypto crypto;

    /** A verifier of the tokens that {@code keys} sign. */
    TokenVerifier(List<SigningKey> keys, Crypto crypto) {
        this.keys = keys;
        this.crypto = crypto;
    }

    /** What is wrong with a token's form or signature. */
    public enum Flaw {
        /** It is no JWT. */
        MALFORMED,
        /** It is not signed with RS256. */
        UNSUPPORTED_ALGORITHM,
        /** No key of this server has its {@code kid}. */
        UNKNOWN_KEY,
        /** The signature is not that of its header and claims. */
        BAD_SIGNATURE
    }

    /**
     * What a token says, and what is wrong with it.
     *
     * @param claims its claims in their order; empty if it is no JWT
     * @param origin under which access key it was issued; empty if there is a flaw
     * @param flaw what is wrong with it; empty if it was signed by this server
     * @param detail the flaw in words
     * @param isSignedHere whether one of this server's keys has signed it, even if its {@code kid} is unknown
     */
    public record Verified(
            Map<String, Object> claims,
            Optional<TokenOrigin> origin,
            Optional<Flaw> flaw,
            String detail,
            boolean isSignedHere) {
        static Verified flawed(Map<String, Object> claims, Flaw flaw, String detail) {
            return new Verified(claims, Optional.empty(), Optional.of(flaw), detail, false);
        }
    }

    /** Verifies {@code token} by the keys of {@code origins}. */
    public Verified verify(String token, Collection<TokenOrigin> origins) {
        JWT parsed;
        Map<String, Object> claims;
        try {
            parsed = JWTParser.parse(token.strip());
            claims = payload(parsed);
        } catch (ParseException | IllegalArgumentException e) {
            return Verified.flawed(Map.of(), Flaw.MALFORMED, "it is no JWT with JSON claims");
        }
        if (!(parsed instanceof SignedJWT signed)
                || !JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())) {
            String algorithm = parsed.getHeader().getAlgorithm().getName();
            return Verified.flawed(claims, Flaw.UNSUPPORTED_ALGORITHM, "its algorithm is " + algorithm + ", not RS256");
        }
        @Nullable String kid = signed.getHeader().getKeyID();
        for (SigningKey key : keys) {
            for (TokenOrigin origin : origins) {
                if (SigningKey.kid(key.thumbprint(origin, crypto)).equals(kid)) {
                    return isSigned(signed, key)
                            ? new Verified(claims, Optional.of(origin), Optional.empty(), "", true)
                            : Verified.flawed(
                                    claims,
                                    Flaw.BAD_SIGNATURE,
                                    "the signature does not belong to this header and these claims");
                }
            }
        }
        return new Verified(
                claims,
                Optional.empty(),
                Optional.of(Flaw.UNKNOWN_KEY),
                "no key of this server has the kid " + kid,
                keys.stream().anyMatch(key -> isSigned(signed, key)));
    }

    private static boolean isSigned(SignedJWT jwt, SigningKey key) {
        try {
            return jwt.verify(new RSASSAVerifier(key.publicKey()));
        } catch (JOSEException e) {
            // As good as a signature that does not match.
            return false;
        }
    }

    /** As they are written: a set of claims by Nimbus has dates instead of numbers, and refuses other claims there. */
    private static Map<String, Object> payload(JWT parsed) throws ParseException {
        @Nullable Payload payload = parsed instanceof JOSEObject object ? object.getPayload() : null;
        @Nullable Map<String, Object> claims = payload == null ? null : payload.toJSONObject();
        if (claims == null) {
            throw new ParseException("no JSON object", 0);
        }
        return claims;
    }
}
