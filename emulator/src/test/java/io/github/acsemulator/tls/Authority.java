package io.github.acsemulator.tls;

import io.github.acsemulator.crypto.Crypto;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.jspecify.annotations.Nullable;

/** A company's CA, or whoever has a certificate and its key and signs others with it, entitled or not. */
record Authority(X509Certificate certificate, PrivateKey key) {
    static Authority root(String algorithm, String name) {
        return root(algorithm, name, Given.now().plus(Duration.ofDays(3650)));
    }

    static Authority root(String algorithm, String name, Instant notAfter) {
        KeyPair pair = pair(algorithm);
        return new Authority(
                sign(name, name, pair, pair.getPrivate(), notAfter, null, null, new BasicConstraints(true)),
                pair.getPrivate());
    }

    Authority intermediate(String algorithm, String name) {
        KeyPair pair = pair(algorithm);
        Instant end = certificate.getNotAfter().toInstant();
        return new Authority(
                sign(subject(), name, pair, key, end, certificate, null, new BasicConstraints(0)), pair.getPrivate());
    }

    Authority leaf(String algorithm, String host) {
        return leaf(algorithm, host, Given.now().plus(Duration.ofDays(90)), KeyPurposeId.id_kp_serverAuth);
    }

    Authority leaf(String algorithm, String host, Instant notAfter, KeyPurposeId purpose) {
        KeyPair pair = pair(algorithm);
        ExtendedKeyUsage usage = new ExtendedKeyUsage(purpose);
        return new Authority(
                sign(subject(), host, pair, key, notAfter, certificate, usage, new BasicConstraints(false)),
                pair.getPrivate());
    }

    private String subject() {
        String name = certificate.getSubjectX500Principal().getName();
        return name.substring(name.lastIndexOf("CN=") + 3).split(",", 2)[0];
    }

    static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (!algorithm.startsWith("Ed")) {
                generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate sign(
            String issuer,
            String subject,
            KeyPair pair,
            PrivateKey issuerKey,
            Instant notAfter,
            @Nullable X509Certificate issuerCertificate,
            @Nullable ExtendedKeyUsage usage,
            BasicConstraints constraints) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuerCertificate == null
                            ? new X500Name("CN=" + issuer)
                            : X500Name.getInstance(
                                    issuerCertificate.getSubjectX500Principal().getEncoded()),
                    BigInteger.valueOf(System.nanoTime()).abs(),
                    Date.from(notAfter.minus(Duration.ofDays(4000))),
                    Date.from(notAfter),
                    new X500Name("CN=" + subject),
                    pair.getPublic());
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(constraints.isCA() ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
            if (issuerCertificate != null) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerCertificate));
            }
            if (usage != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, usage);
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, subject)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new CertificateSigner(Crypto.JDK.signerWith(issuerKey))));
        } catch (GeneralSecurityException | CertIOException e) {
            throw new AssertionError(e);
        }
    }
}
