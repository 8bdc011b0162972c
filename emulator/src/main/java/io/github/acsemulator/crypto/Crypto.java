package io.github.acsemulator.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Every algorithm that a request or the start needs, from one provider. The provider's object is handed to each look-up:
 * a search by algorithm name would load the JDK's own providers first.
 */
public final class Crypto {
    private final @Nullable Provider provider;

    private Crypto(@Nullable Provider provider) {
        this.provider = provider;
    }

    /** The JDK's own algorithms. */
    public static Crypto jdk() {
        return new Crypto(null);
    }

    /** The provider that algorithms are looked up in; null stands for all that the JDK has registered. */
    public @Nullable Provider provider() {
        return provider;
    }

    /** RSASSA-PKCS1-v1_5 with SHA-256, which JWA calls RS256. */
    public Signature rs256() {
        return get(() -> provider == null
                ? Signature.getInstance("SHA256withRSA")
                : Signature.getInstance("SHA256withRSA", provider));
    }

    /** HMAC with SHA-256. */
    public Mac hmacSha256() {
        return get(() -> provider == null ? Mac.getInstance("HmacSHA256") : Mac.getInstance("HmacSHA256", provider));
    }

    /** SHA-256. */
    public MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** SHA-1, for key ids as the service makes them; nothing is secured by it. */
    public MessageDigest sha1() {
        return digest("SHA-1");
    }

    /** Reads RSA keys. */
    public KeyFactory rsaKeys() {
        return get(() -> provider == null ? KeyFactory.getInstance("RSA") : KeyFactory.getInstance("RSA", provider));
    }

    /** Makes RSA keys. */
    public KeyPairGenerator rsaGenerator() {
        return get(() ->
                provider == null ? KeyPairGenerator.getInstance("RSA") : KeyPairGenerator.getInstance("RSA", provider));
    }

    private MessageDigest digest(String algorithm) {
        return get(() -> provider == null
                ? MessageDigest.getInstance(algorithm)
                : MessageDigest.getInstance(algorithm, provider));
    }

    private static <T> T get(LookUp<T> lookUp) {
        try {
            return lookUp.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has this algorithm", e);
        }
    }

    private interface LookUp<T> {
        T get() throws GeneralSecurityException;
    }
}
