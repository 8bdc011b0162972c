package io.github.acsemulator.tls;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.crypto.Crypto;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Certificates that a company supplies, checked before the first client meets them. Nothing of them is kept. */
final class SuppliedCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(SuppliedCertificate.class);
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int KEY_CERT_SIGN = 5;

    private final Crypto crypto;
    private final Instant now;

    SuppliedCertificate(Crypto crypto, Instant now) {
        this.crypto = crypto;
        this.now = now;
    }

    /** The server's own certificate, its issuers behind it, and its key. */
    CertifiedKey leaf(Path certificate, Path certificateKey, WantedNames names) {
        PemFile file = PemFile.read(Setting.CERTIFICATE.key(), certificate, crypto);
        List<X509Certificate> chain = file.certificates();
        checkChain(file, chain);
        X509Certificate leaf = chain.get(0);
        if (!servesTls(leaf)) {
            throw file.mistake("is not for servers: its extended key usage lacks serverAuth.");
        }
        PrivateKey key = PemFile.read(Setting.CERTIFICATE_KEY.key(), certificateKey, crypto)
                .keyOf(leaf.getPublicKey());
        List<SubjectName> missing = SubjectName.missing(names.configured(), SubjectName.of(leaf));
        if (!missing.isEmpty()) {
            LOG.warn("{} is not valid for {}: clients that use it will refuse the certificate.", certificate, missing);
        }
        return new CertifiedKey(key, chain, chain.get(chain.size() - 1));
    }

    /** A new certificate signed by a company's CA, which may have issuers behind it. */
    CertifiedKey issuedBy(Path caCertificate, Path caKey, WantedNames names) {
        PemFile file = PemFile.read(Setting.CA_CERTIFICATE.key(), caCertificate, crypto);
        List<X509Certificate> authorities = file.certificates();
        checkChain(file, authorities);
        X509Certificate authority = authorities.get(0);
        if (!mayIssue(authority)) {
            throw file.mistake("is not a CA: its basic constraints or its key usage do not let it sign certificates.");
        }
        PrivateKey key = PemFile.read(Setting.CA_KEY.key(), caKey, crypto).keyOf(authority.getPublicKey());
        CertifiedKey issued = new CertificateIssuer(crypto, now).under(authority, key, names.all());
        List<X509Certificate> chain = new ArrayList<>(issued.chain());
        authorities.stream().filter(ca -> !selfIssued(ca)).forEach(chain::add);
        return new CertifiedKey(issued.key(), chain, authorities.get(authorities.size() - 1));
    }

    private void checkChain(PemFile file, List<X509Certificate> chain) {
        for (X509Certificate certificate : chain) {
            String subject = certificate.getSubjectX500Principal().getName();
            try {
                certificate.checkValidity(Date.from(now));
            } catch (CertificateExpiredException e) {
                throw file.mistake("expired on " + certificate.getNotAfter().toInstant() + " (" + subject + ").");
            } catch (CertificateNotYetValidException e) {
                throw file.mistake(
                        "is not valid before " + certificate.getNotBefore().toInstant() + " (" + subject + ").");
            }
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!signedBy(chain.get(i - 1), chain.get(i))) {
                throw file.mistake("is in disorder: certificate " + i + " is not signed by the one after it; "
                        + "the first must be the one whose key is given, then its issuer and so on.");
            }
        }
    }

    private static boolean signedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean servesTls(X509Certificate leaf) {
        try {
            List<String> purposes = leaf.getExtendedKeyUsage();
            return purposes == null || purposes.contains(SERVER_AUTH) || purposes.contains(ANY_PURPOSE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static boolean mayIssue(X509Certificate authority) {
        boolean[] usage = authority.getKeyUsage();
        return authority.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
    }

    private static boolean selfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
