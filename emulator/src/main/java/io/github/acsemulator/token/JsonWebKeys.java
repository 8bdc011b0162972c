package io.github.acsemulator.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.json.SelfWriting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The public keys that verify tokens, as a JWK Set (RFC 7517). */
public final class JsonWebKeys {
    private final List<SigningKey> signingKeys;
    private final Crypto crypto;

    /** The public halves of {@code signingKeys}. */
    JsonWebKeys(List<SigningKey> signingKeys, Crypto crypto) {
        this.signingKeys = signingKeys;
        this.crypto = crypto;
    }

    /** The set with an entry of each key for each of {@code origins}: what a token's {@code kid} is looked up in. */
    public SelfWriting set(Collection<TokenOrigin> origins) {
        List<JWK> keys = new ArrayList<>();
        for (SigningKey key : signingKeys) {
            for (TokenOrigin origin : origins) {
                keys.add(entry(key, key.thumbprint(origin, crypto)));
            }
        }
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("keys");
            for (JWK key : keys) {
                json.writeStartObject();
                for (Map.Entry<String, Object> member : key.toJSONObject().entrySet()) {
                    json.writeStringField(member.getKey(), (String) member.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    // Nimbus warns of x5t in a key because SHA-1 is weak; here it is the name that the service gives its keys.
    @SuppressWarnings("deprecation")
    private static JWK entry(SigningKey key, byte[] thumbprint) {
        return new RSAKey.Builder(key.publicKey())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID(SigningKey.kid(thumbprint))
                .x509CertThumbprint(Base64URL.encode(thumbprint))
                .build();
    }
}
