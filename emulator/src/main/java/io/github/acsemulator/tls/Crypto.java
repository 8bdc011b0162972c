package io.github.acsemulator.tls;

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
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where algorithms come from.
 *
 * @param provider the provider of them all; null takes the JDK's, found by name. A search by name loads every provider
 *     that stands before the one that is found, so a quick start gives one.
 */
record Crypto(@Nullable Provider provider) {
    static final String ECDSA = "SHA256withECDSA";
    static final String RSA = "SHA256withRSA";
    static final Crypto JDK = new Crypto(null);

    CertificateFactory certificateFactory() throws GeneralSecurityException {
        return provider == null
                ? CertificateFactory.getInstance("X.509")
                : CertificateFactory.getInstance("X.509", provider);
    }

    KeyFactory keyFactory(String algorithm) throws GeneralSecurityException {
        return provider == null ? KeyFactory.getInstance(algorithm) : KeyFactory.getInstance(algorithm, provider);
    }

    KeyPairGenerator keyPairGenerator(String algorithm) throws GeneralSecurityException {
        return provider == null
                ? KeyPairGenerator.getInstance(algorithm)
                : KeyPairGenerator.getInstance(algorithm, provider);
    }

    SSLContext sslContext() throws GeneralSecurityException {
        return provider == null ? SSLContext.getInstance("TLS") : SSLContext.getInstance("TLS", provider);
    }

    byte[] sha256(byte[] data) throws GeneralSecurityException {
        MessageDigest digest = provider == null
                ? MessageDigest.getInstance("SHA-256")
                : MessageDigest.getInstance("SHA-256", provider);
        return digest.digest(data);
    }

    /** The SHA-256 of {@code certificate} as browsers and {@code openssl x509 -fingerprint} show it: {@code AB:CD:…}. */
    String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether {@code key}, an RSA or EC key, is the other half of {@code publicKey}; found out by signing. */
    boolean belongTogether(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        byte[] data = {1, 2, 3};
        Signature signature = signerWith(key);
        signature.update(data);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(data);
        return signature.verify(signed);
    }

    /** Ready to sign with {@code key}, an RSA or EC key, and SHA-256. */
    Signature signerWith(PrivateKey key) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm().equals("EC") ? ECDSA : RSA;
        Signature signature =
                provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
        signature.initSign(key);
        return signature;
    }
}
