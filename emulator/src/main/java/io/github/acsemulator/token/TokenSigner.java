package io.github.acsemulator.token;

import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signs tokens with RS256. Safe for use by many threads: each has a signature object of its own. */
public final class TokenSigner {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;
    private final Crypto crypto;
    private final Map<TokenOrigin, String> headers = new ConcurrentHashMap<>();
    private final ThreadLocal<Signature> signature;

    /** A signer with {@code key}. */
    public TokenSigner(SigningKey key, Crypto crypto) {
        this.key = key;
        this.crypto = crypto;
        this.signature = ThreadLocal.withInitial(this::initialisedSignature);
    }

    /** A signed JWT with {@code claims} for a caller who authenticated as {@code origin}. */
    public String sign(TokenClaims claims, TokenOrigin origin) {
        return sign(Json.bytes(claims), origin);
    }

    /** A signed JWT of a Teams user with {@code claims} for a caller who authenticated as {@code origin}. */
    public String sign(TeamsTokenClaims claims, TokenOrigin origin) {
        return sign(Json.bytes(claims), origin);
    }

    private String sign(byte[] claims, TokenOrigin origin) {
        String signingInput = headers.computeIfAbsent(origin, this::header) + BASE64URL.encodeToString(claims);
        try {
            Signature rs256 = signature.get();
            rs256.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + BASE64URL.encodeToString(rs256.sign());
        } catch (SignatureException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
    }

    private String header(TokenOrigin origin) {
        byte[] thumbprint = key.thumbprint(origin, crypto);
        byte[] json = Json.bytes(
                new Header("RS256", SigningKey.kid(thumbprint), BASE64URL.encodeToString(thumbprint), "JWT"));
        return BASE64URL.encodeToString(json) + ".";
    }

    private Signature initialisedSignature() {
        Signature rs256 = crypto.rs256();
        try {
            rs256.initSign(key.privateKey());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
        return rs256;
    }

    /** The JOSE header in the service's order. */
    private record Header(String alg, String kid, String x5t, String typ) {}
}
