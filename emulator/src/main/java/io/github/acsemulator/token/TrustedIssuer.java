package io.github.acsemulator.token;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issuer of Entra tokens that is believed. */
public interface TrustedIssuer {
    /** Whether a token with {@code claims} is one of this issuer's, by what it says of itself. */
    boolean issues(Map<String, Object> claims);

    /** Its keys that are called {@code kid}; all of them for a token that names none. */
    List<RSAPublicKey> keys(@Nullable String kid);
}
