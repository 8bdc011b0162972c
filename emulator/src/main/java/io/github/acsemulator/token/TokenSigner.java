package io.github.acsemulator.token;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.json.SelfWriting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Signs tokens with RS256. Safe for use by many threads: each has a signature object of its own. */
public final class TokenSigner {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;
    private final Crypto crypto;
    private final Map<TokenOrigin, String> headers = new ConcurrentHashMap<>();
    /** One turn a processor: more at once would only cut one another off, for a hundred milliseconds under load. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    private volatile ThreadLocal<Signature> signature;

    /** A signer with {@code key}. */
    public TokenSigner(SigningKey key, Crypto crypto) {
        this.key = key;
        this.crypto = crypto;
        this.signature = perThread(crypto, key.privateKey());
    }

    /** A signed JWT with {@code claims} for a caller who authenticated as {@code origin}. */
    public String sign(TokenClaims claims, TokenOrigin origin) {
        return sign(Json.bytes(claims), origin);
    }

    /** A signed JWT of a Teams user with {@code claims} for a caller who authenticated as {@code origin}. */
    public String sign(TeamsTokenClaims claims, TokenOrigin origin) {
        return sign(Json.bytes(claims), origin);
    }

    String sign(byte[] claims, TokenOrigin origin) {
        String signingInput = headers.computeIfAbsent(origin, this::header) + BASE64URL.encodeToString(claims);
        try {
            byte[] signed = signedInTurn(signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + BASE64URL.encodeToString(signed);
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

    /** The key that it signs with. */
    public SigningKey key() {
        return key;
    }

    /**
     * Has {@code other} sign from now on; the tokens stay the same.
     *
     * @throws IllegalStateException if it does not make the same signatures, in which case nothing changes
     */
    public void signWith(Crypto other) {
        try {
            // Providers sign faster with a key object of their own.
            PrivateKey translated = other.rsaKeys()
                    .generatePrivate(new PKCS8EncodedKeySpec(key.privateKey().getEncoded()));
            byte[] probe = {1, 2, 3};
            if (!Arrays.equals(signed(other.signerWith(translated), probe), signed(signature.get(), probe))) {
                throw new IllegalStateException("RS256 is deterministic, but providers differ");
            }
            signature = perThread(other, translated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key is of no use to the other provider", e);
        }
    }

    /** The name of the provider that signs. */
    public String provider() {
        return signature.get().getProvider().getName();
    }

    private byte[] signedInTurn(byte[] bytes) throws SignatureException {
        Signature rs256 = signature.get();
        turns.acquireUninterruptibly();
        try {
            return signed(rs256, bytes);
        } finally {
            turns.release();
        }
    }

    private static byte[] signed(Signature rs256, byte[] bytes) throws SignatureException {
        rs256.update(bytes);
        return rs256.sign();
    }

    private static ThreadLocal<Signature> perThread(Crypto crypto, PrivateKey key) {
        return ThreadLocal.withInitial(() -> {
            try {
                return crypto.signerWith(key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the signing key cannot sign", e);
            }
        });
    }

    /** The JOSE header in the service's order. */
    private record Header(String alg, String kid, String x5t, String typ) implements SelfWriting {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("alg", alg);
            json.writeStringField("kid", kid);
            json.writeStringField("x5t", x5t);
            json.writeStringField("typ", typ);
            json.writeEndObject();
        }
    }
}
