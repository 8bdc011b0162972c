package io.github.acsemulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The root once more, in a file for clients in Java. */
final class TrustStoreFile {
    private static final Logger LOG = LoggerFactory.getLogger(TrustStoreFile.class);

    static final String NAME = "truststore.p12";

    private TrustStoreFile() {}

    /** Writes {@code content} to {@code file} in one step, unless {@code root} is what the file holds already. */
    static void keep(Path file, X509Certificate root, Supplier<byte[]> content) {
        try {
            if (holds(file, root)) {
                return;
            }
            Path draft = OwnedFiles.newPublic(
                    Objects.requireNonNull(file.toAbsolutePath().getParent()), "truststore");
            try {
                Files.write(draft, content.get());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // A directory that cannot be written is all right: others may keep the certificate there.
            LOG.debug("{} was not written", file, e);
        }
    }

    private static boolean holds(Path file, X509Certificate root) {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, ServerCertificate.TRUST_STORE_PASSWORD.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (root.equals(store.getCertificate(alias))) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }
}
