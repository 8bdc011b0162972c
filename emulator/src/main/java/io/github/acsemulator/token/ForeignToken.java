package io.github.acsemulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.github.acsemulator.json.Json;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JWT of whomever, taken apart; nothing in it is believed yet. */
public final class ForeignToken {
    private final JWT jwt;
    private final Map<String, Object> claims;

    private ForeignToken(JWT jwt, Map<String, Object> claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    /** The JWT that {@code text} spells; empty if it is none, or its claims are encrypted or no JSON object. */
    public static Optional<ForeignToken> parse(String text) {
        try {
            JWT jwt = JWTParser.parse(text);
            // The claims as they are: the library's own view of them would split and convert some.
            Map<String, Object> claims =
                    jwt instanceof EncryptedJWT ? null : Json.object(jwt.getParsedParts()[1].decode());
            return Optional.ofNullable(claims).map(object -> new ForeignToken(jwt, object));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Its claims. */
    public Map<String, Object> claims() {
        return claims;
    }

    /** The name of its algorithm, {@code none} if it is not signed. */
    public String algorithm() {
        return jwt.getHeader().getAlgorithm().getName();
    }

    /** Whether it is signed with RS256, the only algorithm that Entra uses. */
    public boolean isRs256() {
        return jwt instanceof SignedJWT signed
                && JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm());
    }

    /** The name of the key that it says it is signed with; null if it names none. */
    public @Nullable String keyId() {
        return jwt instanceof SignedJWT signed ? signed.getHeader().getKeyID() : null;
    }

    /** Whether {@code key} has signed it. */
    public boolean isSignedBy(RSAPublicKey key) {
        try {
            return isRs256() && ((SignedJWT) jwt).verify(new RSASSAVerifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }
}
