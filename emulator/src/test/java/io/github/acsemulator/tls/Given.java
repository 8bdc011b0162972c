package io.github.acsemulator.tls;

import io.github.acsemulator.config.Settings.CertificateSettings;
import io.github.acsemulator.crypto.Crypto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Settings, names and files that tests begin with. */
final class Given {
    static final CertificateSettings IN_MEMORY = new CertificateSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private Given() {}

    static Instant now() {
        return InstantSource.system().instant();
    }

    static CertificateSettings keptIn(Path directory) {
        return new CertificateSettings(
                Optional.of(directory), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static CertificateSettings certificate(Path certificate, Path key) {
        return new CertificateSettings(
                Optional.empty(), Optional.of(certificate), Optional.of(key), Optional.empty(), Optional.empty());
    }

    static CertificateSettings authority(Path certificate, Path key) {
        return new CertificateSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(certificate), Optional.of(key));
    }

    /** {@code names} on a machine called {@code machine}. */
    static WantedNames names(String... names) {
        return WantedNames.of(List.of(names), Optional.of(SubjectName.parse("machine")));
    }

    static ServerCertificate obtain(CertificateSettings settings, String... names) {
        return ServerCertificate.obtain(settings, names(names), now(), Crypto.JDK);
    }

    static Path write(Path file, X509Certificate... certificates) throws IOException {
        return Files.writeString(
                file, Arrays.stream(certificates).map(c -> Pem.of(c).text()).collect(Collectors.joining()));
    }

    static Path write(Path file, Key key) throws IOException {
        return Files.writeString(file, new Pem(Pem.PRIVATE_KEY, key.getEncoded()).text());
    }
}
