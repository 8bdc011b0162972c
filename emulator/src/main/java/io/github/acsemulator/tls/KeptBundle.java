package io.github.acsemulator.tls;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.crypto.Crypto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * The one file that holds a certified key, so that no crash leaves a key beside another's certificate: the SHA-256 of
 * what follows, then as PEM the private key, the leaf and the root.
 */
final class KeptBundle {
    private static final String CHECKSUM = "sha256: ";

    private KeptBundle() {}

    static String write(CertifiedKey certified, Crypto crypto) {
        String blocks = new Pem(Pem.PRIVATE_KEY, certified.key().getEncoded()).text()
                + Pem.of(certified.leaf()).text()
                + Pem.of(certified.root()).text();
        return checksumLine(blocks, crypto) + blocks;
    }

    /**
     * What {@code file} holds.
     *
     * @throws SettingException if it cannot be read or is not as it was written
     */
    static CertifiedKey read(Path file, Crypto crypto) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            int blocks = text.indexOf('\n') + 1;
            // Finds damage of any kind, and much sooner than signatures tell whether key, leaf and root go together.
            if (!text.substring(0, blocks).equals(checksumLine(text.substring(blocks), crypto))) {
                throw new SettingException(Setting.CA_DIR.key() + ": " + file
                        + " is damaged; delete it: the next start makes another, to be trusted anew.");
            }
            PemFile pem = PemFile.parse(Setting.CA_DIR.key(), file, text, crypto);
            List<X509Certificate> certificates = pem.certificates();
            X509Certificate leaf = certificates.get(0);
            return new CertifiedKey(pem.key(leaf.getPublicKey().getAlgorithm()), List.of(leaf), certificates.get(1));
        } catch (IOException e) {
            throw new SettingException(
                    Setting.CA_DIR.key() + ": cannot read " + file + " (" + PemFile.reason(e)
                            + "); make it readable, or delete it: the next start makes another, to be trusted anew.",
                    e);
        }
    }

    private static String checksumLine(String blocks, Crypto crypto) {
        byte[] checksum = crypto.sha256().digest(blocks.getBytes(StandardCharsets.ISO_8859_1));
        return CHECKSUM + HexFormat.of().formatHex(checksum) + "\n";
    }
}
