package io.github.acsemulator.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Every algorithm that a request or the start needs, from one provider. The provider's object is handed to each look-up:
 * a search by algorithm name would load every provider that stands before the one that is found.
 */
public final class Crypto {
    /** ECDSA with SHA-256. */
    public static final String ECDSA = "SHA256withECDSA";
    /** RSASSA-PKCS1-v1_5 with SHA-256, which JWA calls RS256. */
    public static final String RSA = "SHA256withRSA";
    /** The JDK's own algorithms, found by name. */
    public static final Crypto JDK = new Crypto(null);

    private final @Nullable Provider provider;

    private Crypto(@Nullable Provider provider) {
        this.provider = provider;
    }

    /** Algorithms of {@code provider}, which need not be registered. */
    public static Crypto of(Provider provider) {
        return new Crypto(provider);
    }

    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    public Signature rs256() {
        return get(() -> signature(RSA));
    }

    /** HMAC with SHA-256. */
    public Mac hmacSha256() {
        return get(() -> {
            if (provider != null) {
                try {
                    return Mac.getInstance("HmacSHA256", provider);
                } catch (SecurityException e) {
                    // A JVM that takes ciphers and MACs only from jars that are signed by someone it knows.
                }
            }
            return Mac.getInstance("HmacSHA256");
        });
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
        return get(() -> keyFactory("RSA"));
    }

    /** Makes RSA keys. */
    public KeyPairGenerator rsaGenerator() {
        return get(() -> keyPairGenerator("RSA"));
    }

    /** Reads certificates. */
    public CertificateFactory certificateFactory() throws GeneralSecurityException {
        return provider == null
                ? CertificateFactory.getInstance("X.509")
                : CertificateFactory.getInstance("X.509", provider);
    }

    /** Reads keys of {@code algorithm}. */
    public KeyFactory keyFactory(String algorithm) throws GeneralSecurityException {
        return provider == null ? KeyFactory.getInstance(algorithm) : KeyFactory.getInstance(algorithm, provider);
    }

    /** Makes keys of {@code algorithm}. */
    public KeyPairGenerator keyPairGenerator(String algorithm) throws GeneralSecurityException {
        return provider == null
                ? KeyPairGenerator.getInstance(algorithm)
                : KeyPairGenerator.getInstance(algorithm, provider);
    }

    /** A context for TLS, not yet initialised. */
    public SSLContext sslContext() throws GeneralSecurityException {
        return provider == null ? SSLContext.getInstance("TLS") : SSLContext.getInstance("TLS", provider);
    }

    /** The SHA-256 of {@code certificate} as browsers and {@code openssl x509 -fingerprint} show it: {@code AB:CD:…}. */
    public String fingerprint(X509Certificate certificate) {
        byte[] hash = get(() -> sha256().digest(certificate.getEncoded()));
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    /** Whether {@code key}, an RSA or EC key, is the other half of {@code publicKey}; found out by signing. */
    public boolean belongTogether(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        byte[] data = {1, 2, 3};
        Signature signature = signerWith(key);
        signature.update(data);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(data);
        return signature.verify(signed);
    }

    /** Ready to sign with {@code key}, an RSA or EC key, and SHA-256. */
    public Signature signerWith(PrivateKey key) throws GeneralSecurityException {
        Signature signature = signature(key.getAlgorithm().equals("EC") ? ECDSA : RSA);
        signature.initSign(key);
        return signature;
    }

    /** The name of the provider that does TLS. */
    public String tlsProvider() {
        return get(() -> sslContext().getProvider().getName());
    }

    private Signature signature(String algorithm) throws GeneralSecurityException {
        return provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
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
