package io.github.acsemulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.github.acsemulator.crypto.Crypto;
import java.text.ParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether a token was signed by this server's key, and for which access key. */
public final class TokenVerifier {
    private final SigningKey key;
    private final Crypto crypto;

    /** A verifier of the tokens that {@code key} signs. */
    public TokenVerifier(SigningKey key, Crypto crypto) {
        this.key = key;
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
     * @param flaw what is wrong with it; empty if it was signed by this server
     * @param detail the flaw in words
     */
    public record Verified(Map<String, Object> claims, Optional<Flaw> flaw, String detail) {}

    /** Verifies {@code token} by the keys of {@code origins}. */
    public Verified verify(String token, Collection<TokenOrigin> origins) {
        JWT parsed;
        Map<String, Object> claims;
        try {
            parsed = JWTParser.parse(token.strip());
            claims = parsed.getJWTClaimsSet() == null ? Map.of() : payload(parsed);
        } catch (ParseException | IllegalArgumentException e) {
            return new Verified(Map.of(), Optional.of(Flaw.MALFORMED), "it is no JWT with JSON claims");
        }
        if (!(parsed instanceof SignedJWT signed)
                || !JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())) {
            String algorithm = parsed.getHeader().getAlgorithm().getName();
            return new Verified(
                    claims, Optional.of(Flaw.UNSUPPORTED_ALGORITHM), "its algorithm is " + algorithm + ", not RS256");
        }
        @Nullable String kid = signed.getHeader().getKeyID();
        boolean known = origins.stream()
                .anyMatch(
                        origin -> SigningKey.kid(key.thumbprint(origin, crypto)).equals(kid));
        if (!known) {
            return new Verified(claims, Optional.of(Flaw.UNKNOWN_KEY), "no key of this server has the kid " + kid);
        }
        try {
            if (signed.verify(new RSASSAVerifier(key.publicKey()))) {
                return new Verified(claims, Optional.empty(), "");
            }
        } catch (JOSEException e) {
            // As good as a signature that does not match.
        }
        return new Verified(
                claims,
                Optional.of(Flaw.BAD_SIGNATURE),
                "the signature does not belong to this header and these claims");
    }

    private static Map<String, Object> payload(JWT parsed) throws ParseException {
        if (parsed instanceof SignedJWT signed) {
            Map<String, Object> object = signed.getPayload().toJSONObject();
            if (object != null) {
                return object;
            }
        }
        return parsed.getJWTClaimsSet().getClaims();
    }
}
