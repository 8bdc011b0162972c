package io.github.acsemulator.auth;

import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.resource.AccessKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes what clients compute: hashes and signatures. */
final class Signatures {
    private final ThreadLocal<MessageDigest> sha256;
    private final ThreadLocal<Mac> hmac;

    Signatures(Supplier<Crypto> crypto) {
        sha256 = ThreadLocal.withInitial(() -> crypto.get().sha256());
        hmac = ThreadLocal.withInitial(() -> crypto.get().hmacSha256());
    }

    byte[] sha256(byte[] body) {
        return sha256.get().digest(body);
    }

    /** Whether {@code signature} (base64 text) is that of {@code text} under {@code key}; compared in constant time. */
    boolean matches(StringToSign text, AccessKey key, byte[] signature) {
        String expected = Base64.getEncoder().encodeToString(hmac(text, key.secret()));
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), signature);
    }

    byte[] hmac(StringToSign text, byte[] key) {
        try {
            Mac mac = hmac.get();
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.bytes());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes any key", e);
        }
    }
}
