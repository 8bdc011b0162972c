package io.github.acsemulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.github.acsemulator.config.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issuer of whom only the keys are known, from a JWK Set in a file: any {@code iss} is believed that they signed. */
final class JwksIssuer implements TrustedIssuer {
    private final JWKSet set;

    private JwksIssuer(JWKSet set) {
        this.set = set;
    }

    static JwksIssuer inFile(Path file) {
        try {
            JwksIssuer issuer = new JwksIssuer(JWKSet.parse(Files.readString(file)));
            if (!issuer.keys(null).isEmpty()) {
                return issuer;
            }
        } catch (IOException e) {
            throw new SettingException("trustedIssuers: '" + file + "' cannot be read.", e);
        } catch (ParseException e) {
            // Refused below, in the same words as a set without a key.
        }
        throw new SettingException("trustedIssuers: '" + file + "' must be a JWK Set with an RSA key.");
    }

    /** The RSA keys of {@code set} that are called {@code kid}; all of them if it is null. */
    static List<RSAPublicKey> keys(JWKSet set, @Nullable String kid) {
        List<RSAPublicKey> keys = new ArrayList<>();
        for (JWK key : set.getKeys()) {
            if (kid == null || kid.equals(key.getKeyID())) {
                try {
                    if (key.getKeyType().equals(com.nimbusds.jose.jwk.KeyType.RSA)) {
                        keys.add(key.toRSAKey().toRSAPublicKey());
                    }
                } catch (JOSEException e) {
                    // Not a usable key, as good as absent.
                }
            }
        }
        return keys;
    }

    @Override
    public boolean issues(Map<String, Object> claims) {
        return true;
    }

    @Override
    public List<RSAPublicKey> keys(@Nullable String kid) {
        return keys(set, kid);
    }
}
