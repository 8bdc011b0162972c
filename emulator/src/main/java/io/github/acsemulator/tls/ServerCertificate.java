package io.github.acsemulator.tls;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.Settings.CertificateSettings;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.time.EmulatorClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that the server presents, its private key, and the root that clients trust. Unless a company supplies
 * its own, the root's private key is forgotten as soon as it has signed this one certificate, so that nothing that
 * exists afterwards can be used to imitate another host.
 */
public final class ServerCertificate {
    /** The password of {@link #trustStore()}, which holds nothing secret. */
    public static final String TRUST_STORE_PASSWORD = "changeit";

    /** Of the alternative names of a certificate, those that name hosts: DNS names and IP addresses. */
    private static final Set<Integer> NAME_TYPES = Set.of(2, 7);

    private static final String ALIAS = "acs-identity-emulator";

    private final CertifiedKey certified;
    private final Optional<Path> rootFile;
    private final Crypto crypto;
    private byte @Nullable [] trustStore;

    private ServerCertificate(CertifiedKey certified, Optional<Path> rootFile, Crypto crypto) {
        this.certified = certified;
        this.rootFile = rootFile;
        this.crypto = crypto;
    }

    /**
     * The certificate that {@code settings} ask for: a company's own, one that a company's CA signs now, the one that is
     * kept in a directory, or a new one. Says in one log line what a person who has trusted a certificate must know.
     *
     * @param names host names and IP addresses that it must be valid for, beside {@code localhost}, {@code 127.0.0.1},
     *     {@code ::1}, {@code host.docker.internal} and the machine's name
     * @param clock tells the time that clients judge certificates by, which is the system's
     * @throws SettingException if a name is none, a file is not what it should be, or a directory cannot be written
     */
    public static ServerCertificate obtain(
            CertificateSettings settings, Set<String> names, EmulatorClock clock, Crypto crypto) {
        return obtain(settings, WantedNames.of(names, MachineName.find()), clock.systemNow(), crypto);
    }

    static ServerCertificate obtain(CertificateSettings settings, WantedNames names, Instant now, Crypto crypto) {
        if (settings.certificate().isPresent()) {
            CertifiedKey supplied = new SuppliedCertificate(crypto, now)
                    .leaf(
                            settings.certificate().get(),
                            settings.certificateKey().orElseThrow(),
                            names);
            return new ServerCertificate(supplied, Optional.empty(), crypto);
        }
        if (settings.caCertificate().isPresent()) {
            CertifiedKey issued = new SuppliedCertificate(crypto, now)
                    .issuedBy(settings.caCertificate().get(), settings.caKey().orElseThrow(), names);
            return new ServerCertificate(issued, Optional.empty(), crypto);
        }
        if (settings.directory().isPresent()) {
            CertificateDirectory directory =
                    new CertificateDirectory(settings.directory().get(), crypto, now);
            ServerCertificate kept =
                    new ServerCertificate(directory.obtain(names), Optional.of(directory.rootFile()), crypto);
            if (Files.notExists(directory.rootFile().resolveSibling(TrustStoreFile.NAME))) {
                // Scripts that start a server for the first time use it as soon as that answers.
                kept.keepTrustStore();
            }
            return kept;
        }
        CertifiedKey made = new CertificateIssuer(crypto, now).underForgottenRoot(names.all());
        return new ServerCertificate(made, Optional.empty(), crypto);
    }

    /** What clients have to trust. */
    public X509Certificate root() {
        return certified.root();
    }

    /** What the server presents: its own certificate, then such issuers as clients may lack. */
    public List<X509Certificate> chain() {
        return certified.chain();
    }

    /** The private key of the first certificate in {@link #chain()}. */
    public PrivateKey privateKey() {
        return certified.key();
    }

    /** When the server's own certificate ends. */
    public Instant notAfter() {
        return certified.leaf().getNotAfter().toInstant();
    }

    /** The host names and IP addresses that the server's own certificate is valid for. */
    public List<String> names() {
        try {
            Collection<List<?>> names = certified.leaf().getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> NAME_TYPES.contains((Integer) name.get(0)))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            throw new IllegalStateException("cannot read the certificate's names: " + e.getMessage(), e);
        }
    }

    /** The SHA-256 of the root, as browsers show it: {@code AB:CD:…}. */
    public String sha256Fingerprint() {
        return crypto.fingerprint(root());
    }

    /** The root as PEM. */
    public String caCertificatePem() {
        return Pem.of(root()).text();
    }

    /** The file that holds {@link #caCertificatePem()}; empty if the certificate is not kept in a directory. */
    public Optional<Path> caCertificateFile() {
        return rootFile;
    }

    /**
     * A PKCS #12 trust store that holds the root alone, readable by Java 8u301 and later. Made when first asked for.
     *
     * @return the file's bytes; the password is {@link #TRUST_STORE_PASSWORD}
     */
    public synchronized byte[] trustStore() {
        if (trustStore == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                keyStore().store(bytes, TRUST_STORE_PASSWORD.toCharArray());
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("cannot make a trust store: " + e.getMessage(), e);
            }
            trustStore = bytes.toByteArray();
        }
        return trustStore.clone();
    }

    /** The name of the provider that does TLS. */
    public String tlsProvider() {
        return crypto.tlsProvider();
    }

    /**
     * Writes {@link #trustStore()} as {@code truststore.p12} beside {@link #caCertificateFile()}, where there is one and
     * the directory can be written.
     */
    public void keepTrustStore() {
        rootFile.ifPresent(
                file -> TrustStoreFile.keep(file.resolveSibling(TrustStoreFile.NAME), root(), this::trustStore));
    }

    /** A new context for servers: it presents this certificate and trusts nobody, so it cannot ask clients for theirs. */
    public SSLContext serverContext() {
        try {
            SSLContext context = crypto.sslContext();
            context.init(new KeyManager[] {new SingleKey(certified)}, new TrustManager[] {new TrustNobody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot set up TLS: " + e.getMessage(), e);
        }
    }

    /** A new context for clients in this JVM, by the JDK's own providers: it trusts the root and nothing else. */
    public SSLContext clientContext() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(keyStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot set up TLS: " + e.getMessage(), e);
        }
    }

    private KeyStore keyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(ALIAS, root());
        return store;
    }
}
