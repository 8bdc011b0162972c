package io.github.acsemulator.tls;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.crypto.Crypto;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which a certificate is kept, so that it has to be trusted once. {@code server.pem} holds all of it,
 * key, leaf and root, in one file: several processes, or a crash, can never leave a key beside another's certificate.
 * {@code ca.pem} is the root again, for clients. The root's key is in neither.
 */
final class CertificateDirectory {
    static final String BUNDLE = "server.pem";
    static final String ROOT = "ca.pem";

    private static final Logger LOG = LoggerFactory.getLogger(CertificateDirectory.class);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final int LOCK_ATTEMPTS = 500;
    private static final long LOCK_PAUSE_MILLIS = 20;

    private final Path directory;
    private final Path bundle;
    private final Path root;
    private final Crypto crypto;
    private final Instant now;

    CertificateDirectory(Path directory, Crypto crypto, Instant now) {
        this.directory = directory;
        this.bundle = directory.resolve(BUNDLE);
        this.root = directory.resolve(ROOT);
        this.crypto = crypto;
        this.now = now;
    }

    /** The file that holds the root alone. */
    Path rootFile() {
        return root;
    }

    /**
     * The certificate that is kept, or a new one if there is none, it ends soon or it lacks one of {@code names}.
     *
     * @throws SettingException if what is there is damaged, or a new one cannot be written
     */
    CertifiedKey obtain(WantedNames names) {
        Optional<CertifiedKey> kept = read();
        if (kept.isPresent() && flaw(kept.get(), names).isEmpty() && rootFileHolds(kept.get())) {
            return withMachineChecked(kept.get(), names);
        }
        try {
            return obtainAlone(names);
        } catch (IOException e) {
            throw new SettingException(
                    Setting.CA_DIR.key() + ": cannot keep certificates in " + directory + " (" + PemFile.reason(e)
                            + "); make it writable, name another directory, or say none to keep them in memory.",
                    e);
        }
    }

    private CertifiedKey obtainAlone(WantedNames names) throws IOException {
        OwnedFiles.createDirectory(directory);
        // Within a JVM the monitor: closing a lock file drops all locks that the process has on it.
        synchronized (CertificateDirectory.class) {
            try (FileChannel channel = OwnedFiles.open(directory.resolve("lock"))) {
                lockUntilClosed(channel);
                // Another process may have made one meanwhile.
                Optional<CertifiedKey> kept = read();
                Optional<String> flaw = kept.flatMap(certified -> flaw(certified, names));
                CertifiedKey certified = kept.isPresent() && flaw.isEmpty()
                        ? withMachineChecked(kept.get(), names)
                        : replace(kept, flaw, names);
                if (!rootFileHolds(certified)) {
                    OwnedFiles.replacePublic(
                            root, ascii(Pem.of(certified.root()).text()));
                }
                return certified;
            }
        }
    }

    private CertifiedKey replace(Optional<CertifiedKey> kept, Optional<String> flaw, WantedNames names)
            throws IOException {
        Set<SubjectName> all = new LinkedHashSet<>(names.all());
        // Two projects of one person, each with a name of its own, must not take turns in replacing the certificate.
        kept.ifPresent(old -> all.addAll(SubjectName.of(old.leaf())));
        CertifiedKey made = new CertificateIssuer(crypto, now).underForgottenRoot(all);
        OwnedFiles.replace(bundle, ascii(KeptBundle.write(made, crypto)));
        Files.deleteIfExists(directory.resolve(TrustStoreFile.NAME));
        String fingerprint = crypto.fingerprint(made.root());
        if (flaw.isPresent()) {
            LOG.warn("New certificate, because {}: trust {} anew, SHA-256 {}", flaw.get(), root, fingerprint);
        } else {
            LOG.info("New certificate: trust {} once, SHA-256 {}", root, fingerprint);
        }
        return made;
    }

    private Optional<CertifiedKey> read() {
        return Files.exists(bundle) ? Optional.of(KeptBundle.read(bundle, crypto)) : Optional.empty();
    }

    /** Why {@code kept} will not do, as half a sentence; empty if it will. */
    private Optional<String> flaw(CertifiedKey kept, WantedNames names) {
        Instant end = kept.leaf().getNotAfter().toInstant();
        if (end.isBefore(now.plus(RENEWED_BEFORE_END))) {
            return Optional.of("the old one ends on " + end);
        }
        Instant begin = kept.leaf().getNotBefore().toInstant();
        if (begin.isAfter(now)) {
            return Optional.of("the old one is not valid before " + begin);
        }
        Set<SubjectName> present = SubjectName.of(kept.leaf());
        List<SubjectName> missing = SubjectName.missing(names.required(), present);
        return missing.isEmpty() ? Optional.empty() : Optional.of("the old one is not valid for " + missing);
    }

    private CertifiedKey withMachineChecked(CertifiedKey kept, WantedNames names) {
        if (names.machine().isPresent()
                && !names.machine().get().coveredBy(SubjectName.of(kept.leaf()))
                && !isIdOfContainer(names.machine().get())) {
            LOG.warn(
                    "The certificate is not valid for this machine's present name, {}; name it in {} to have it in.",
                    names.machine().get(),
                    Setting.HOSTS.flag());
        }
        return kept;
    }

    /** Docker names a container by its id unless told otherwise, which nobody calls it by. */
    private static boolean isIdOfContainer(SubjectName machine) {
        return machine.toString().matches("[0-9a-f]{12}");
    }

    private boolean rootFileHolds(CertifiedKey certified) {
        try {
            return Files.exists(root)
                    && Files.readString(root, StandardCharsets.ISO_8859_1)
                            .equals(Pem.of(certified.root()).text());
        } catch (IOException e) {
            return false;
        }
    }

    private static void lockUntilClosed(FileChannel channel) throws IOException {
        for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
            if (locked(channel)) {
                return;
            }
            try {
                Thread.sleep(LOCK_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while another process writes there", e);
            }
        }
        throw new IOException(
                "another process has had it locked for " + LOCK_ATTEMPTS * LOCK_PAUSE_MILLIS / 1000 + " s");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // This class may be in the JVM twice, with a monitor each.
            return false;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
