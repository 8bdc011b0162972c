package io.github.acsemulator.tls;

import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.time.Randomness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Makes certificates. With {@link CertificateSigner} the only class that touches Bouncy Castle: a start with a kept certificate loads none of it. */
final class CertificateIssuer {
    /** Some clients refuse certificates that live longer than 398 days; the last second counts. */
    private static final Duration LIFE = Duration.ofDays(397).minusSeconds(1);
    /** Clients' clocks may be behind. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private static final Instant YEAR_2050 = Instant.ofEpochSecond(2_524_608_000L);

    private final Crypto crypto;
    private final Instant notBefore;

    CertificateIssuer(Crypto crypto, Instant now) {
        this.crypto = crypto;
        this.notBefore = now.minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * A key certified for {@code names} by a root of its own, whose private key nobody has any more when this returns:
     * to trust that root is to trust this one certificate.
     */
    CertifiedKey underForgottenRoot(Set<SubjectName> names) {
        try {
            KeyPair rootKey = newKey();
            KeyPair leafKey = newKey();
            Instant notAfter = notBefore.plus(LIFE);
            byte[] rootId = keyIdentifier(rootKey.getPublic());
            // Roots with one name but different keys confuse clients that have trusted several.
            X500Name rootName = new X500Name("O=ACS Identity emulator,CN=ACS Identity emulator root "
                    + HexFormat.of().formatHex(rootId, 0, 4));
            X509v3CertificateBuilder root = builder(rootName, rootName, notAfter, rootKey.getPublic());
            root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            root.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(rootId));
            X509v3CertificateBuilder leaf = leaf(rootName, rootId, notAfter, leafKey.getPublic(), names);
            return new CertifiedKey(
                    leafKey.getPrivate(), List.of(sign(leaf, rootKey.getPrivate())), sign(root, rootKey.getPrivate()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot make a certificate: " + e.getMessage(), e);
        }
    }

    /** A new certificate for {@code names}, and its key, signed by {@code authority}; it ends when that does, at the latest. */
    CertifiedKey under(X509Certificate authority, PrivateKey authorityKey, Set<SubjectName> names) {
        try {
            KeyPair leafKey = newKey();
            Instant authorityEnd = authority.getNotAfter().toInstant();
            Instant lifeEnd = notBefore.plus(LIFE);
            X500Name issuer =
                    X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
            X509v3CertificateBuilder leaf = leaf(
                    issuer,
                    keyIdentifier(authority),
                    authorityEnd.isBefore(lifeEnd) ? authorityEnd : lifeEnd,
                    leafKey.getPublic(),
                    names);
            return new CertifiedKey(leafKey.getPrivate(), List.of(sign(leaf, authorityKey)), authority);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot make a certificate: " + e.getMessage(), e);
        }
    }

    private KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = crypto.keyPairGenerator("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder leaf(
            X500Name issuer, byte[] issuerId, Instant notAfter, PublicKey key, Set<SubjectName> names)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder leaf = builder(issuer, new X500Name("CN=ACS Identity emulator"), notAfter, key);
        leaf.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        leaf.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        leaf.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerId));
        leaf.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(key)));
        leaf.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(names.stream()
                        .map(name -> new GeneralName(
                                name.address() ? GeneralName.iPAddress : GeneralName.dNSName, name.text()))
                        .toArray(GeneralName[]::new)));
        return leaf;
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, Instant notAfter, PublicKey key)
            throws IOException {
        // RFC 5280 wants a positive serial of at most 20 bytes. Unpredictable it need not be: SHA-256 has no known
        // collisions, and nobody else has a say in what is signed.
        BigInteger serial =
                new BigInteger(1, Randomness.correlation()).setBit(126).clearBit(127);
        return new X509v3CertificateBuilder(
                issuer,
                serial,
                time(notBefore),
                time(notAfter),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    private X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, IOException {
        byte[] der =
                builder.build(new CertificateSigner(crypto.signerWith(key))).getEncoded();
        return (X509Certificate) crypto.certificateFactory().generateCertificate(new ByteArrayInputStream(der));
    }

    /** Made from DER, because Bouncy Castle's constructors from dates and texts load the JDK's calendars and locales. */
    private static Time time(Instant instant) throws IOException {
        // RFC 5280: two digits of the year until 2049.
        boolean shortYear = instant.isBefore(YEAR_2050);
        String text = instant.toString().replaceAll("[-:T]", "").substring(shortYear ? 2 : 0);
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(shortYear ? BERTags.UTC_TIME : BERTags.GENERALIZED_TIME);
        der.write(text.length());
        der.write(text.getBytes(StandardCharsets.US_ASCII));
        return Time.getInstance(ASN1Primitive.fromByteArray(der.toByteArray()));
    }

    private byte[] keyIdentifier(X509Certificate authority) throws GeneralSecurityException {
        byte[] extension = authority.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        return extension == null
                ? keyIdentifier(authority.getPublicKey())
                : SubjectKeyIdentifier.getInstance(
                                ASN1OctetString.getInstance(extension).getOctets())
                        .getKeyIdentifier();
    }

    /** RFC 7093's first method: of the key's SHA-256 the left 160 bits. */
    private byte[] keyIdentifier(PublicKey key) throws GeneralSecurityException {
        byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getPublicKeyData()
                .getOctets();
        return Arrays.copyOf(crypto.sha256().digest(bits), 20);
    }
}
