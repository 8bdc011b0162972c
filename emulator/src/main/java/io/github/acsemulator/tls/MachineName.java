package io.github.acsemulator.tls;

import io.github.acsemulator.config.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this machine is called on its network. */
final class MachineName {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private MachineName() {}

    /** Its name; empty if it has none that a certificate could hold. */
    static Optional<SubjectName> find() {
        try {
            return Optional.of(SubjectName.parse(text()));
        } catch (IOException | SettingException e) {
            // Clients can do without it: localhost is in the certificate as well.
            return Optional.empty();
        }
    }

    private static String text() throws IOException {
        if (Files.exists(LINUX)) {
            return Files.readString(LINUX);
        }
        String windows = System.getenv("COMPUTERNAME");
        // The last resort, because it looks the name's address up, which takes a while on an ill-configured machine.
        return windows == null ? InetAddress.getLocalHost().getHostName() : windows;
    }
}
