package io.github.acsemulator.tls;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.crypto.Crypto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/** A PEM file that a setting names, and what is to be said when it is not what it should be. */
final class PemFile {
    private final String setting;
    private final Path path;
    private final Crypto crypto;
    private final List<Pem> blocks;

    private PemFile(String setting, Path path, Crypto crypto, List<Pem> blocks) {
        this.setting = setting;
        this.path = path;
        this.crypto = crypto;
        this.blocks = blocks;
    }

    /**
     * Reads the file.
     *
     * @throws SettingException if it cannot be read
     */
    static PemFile read(String setting, Path path, Crypto crypto) {
        try {
            // Latin-1 reads every byte; comments may be in any encoding.
            return parse(setting, path, Files.readString(path, StandardCharsets.ISO_8859_1), crypto);
        } catch (IOException e) {
            throw new SettingException(setting + ": cannot read " + path + " (" + reason(e) + ").", e);
        }
    }

    /** {@code text} that has been read from {@code path}. */
    static PemFile parse(String setting, Path path, String text, Crypto crypto) {
        try {
            return new PemFile(setting, path, crypto, Pem.parse(text));
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting + ": " + path + " is damaged: " + e.getMessage() + ".", e);
        }
    }

    /** What {@code e} says went wrong, in a few words and without the path. */
    static String reason(IOException e) {
        String said = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return said == null
                ? e.getClass().getSimpleName().replace("Exception", "")
                : said.lines().findFirst().orElse("");
    }

    /** The certificates in it, in the file's order; at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = crypto.certificateFactory();
            for (Pem block : blocks) {
                if (block.label().equals(Pem.CERTIFICATE)) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
                }
            }
        } catch (GeneralSecurityException e) {
            throw mistake("holds a damaged certificate; it must hold certificates as PEM.", e);
        }
        if (certificates.isEmpty()) {
            throw mistake("holds no certificate; it must hold blocks that begin with -----BEGIN CERTIFICATE-----.");
        }
        return certificates;
    }

    /** The private key in it, which must be the other half of {@code publicKey}. */
    PrivateKey keyOf(PublicKey publicKey) {
        PrivateKey key = key(publicKey.getAlgorithm());
        try {
            if (crypto.belongTogether(key, publicKey)) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            throw mistake("is not the key of the certificate beside it.", e);
        }
        throw mistake("is not the key of the certificate beside it.");
    }

    /** The private key in it, which must be of the kind {@code algorithm}. */
    PrivateKey key(String algorithm) {
        if (!algorithm.equals("EC") && !algorithm.equals("RSA")) {
            throw mistake(
                    "belongs to a certificate with a key of the kind " + algorithm + "; only RSA and EC are served.");
        }
        try {
            return crypto.keyFactory(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(keyBlock().der()));
        } catch (GeneralSecurityException e) {
            throw mistake(
                    "is not the key of the certificate beside it, which is a key of the kind " + algorithm + ".", e);
        }
    }

    SettingException mistake(String explanation) {
        return new SettingException(setting + ": " + path + " " + explanation);
    }

    private SettingException mistake(String explanation, Exception cause) {
        return new SettingException(setting + ": " + path + " " + explanation, cause);
    }

    private Pem keyBlock() {
        for (Pem block : blocks) {
            if (block.label().equals(Pem.PRIVATE_KEY)) {
                return block;
            }
        }
        for (Pem block : blocks) {
            if (block.label().endsWith(Pem.PRIVATE_KEY)) {
                throw mistake("holds a key of the kind " + block.label()
                        + "; it must be PKCS #8 without a password: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW.");
            }
        }
        throw mistake("holds no key; it must hold one that begins with -----BEGIN PRIVATE KEY-----.");
    }
}
