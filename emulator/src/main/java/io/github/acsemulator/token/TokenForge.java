package io.github.acsemulator.token;

import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes tokens with any claims, and such as are broken on purpose. */
public final class TokenForge {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final long A_DAY = 86_400;

    private final Supplier<TokenSigner> signer;
    /** Null until it is first needed. */
    private @Nullable TokenSigner stranger;

    /** Tokens that are signed by {@code signer} unless they are to be broken. */
    public TokenForge(Supplier<TokenSigner> signer) {
        this.signer = signer;
    }

    /** In what way a token is broken. */
    public enum Breakage {
        /** A signature that belongs to nothing. */
        SIGNATURE,
        /** Claims that were changed after they were signed. */
        PAYLOAD,
        /** A key, and its {@code kid}, that this server does not publish. */
        UNKNOWN_KEY,
        /** The algorithm {@code none}, and no signature. */
        ALG_NONE
    }

    /** A token with {@code claims} in their order. */
    public String make(Map<String, Object> claims, TokenOrigin origin, @Nullable Breakage breakage) {
        if (breakage == Breakage.ALG_NONE) {
            Map<String, String> header = new LinkedHashMap<>();
            header.put("alg", "none");
            header.put("typ", "JWT");
            return part(header) + "." + part(claims) + ".";
        }
        TokenSigner signs = breakage == Breakage.UNKNOWN_KEY ? stranger() : signer.get();
        String token = signs.sign(Json.bytes(claims), origin);
        String[] parts = token.split("\\.");
        if (breakage == Breakage.PAYLOAD) {
            return parts[0] + "." + part(changed(claims)) + "." + parts[2];
        }
        if (breakage == Breakage.SIGNATURE) {
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            signature[0] ^= 1;
            return parts[0] + "." + parts[1] + "." + BASE64URL.encodeToString(signature);
        }
        return token;
    }

    private static String part(Object json) {
        return new String(BASE64URL.encode(Json.bytes(json)), StandardCharsets.US_ASCII);
    }

    /** What a forger would change: a day longer to live. */
    private static Map<String, Object> changed(Map<String, Object> claims) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put("exp", claims.get("exp") instanceof Number exp ? exp.longValue() + A_DAY : A_DAY);
        return changed;
    }

    /** A key that is always the same, so that the same token comes of the same claims. */
    private synchronized TokenSigner stranger() {
        if (stranger == null) {
            stranger = new TokenSigner(SigningKey.ofEntra(Crypto.JDK), Crypto.JDK);
        }
        return stranger;
    }
}
