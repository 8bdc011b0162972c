package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.crypto.Crypto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateDirectoryTest {
    private static final String FINGERPRINT = "SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}";

    @TempDir
    private Path folder;

    private Path directory;
    private LogLines log;

    @BeforeEach
    void begin() {
        directory = folder.resolve("deep/down");
        log = new LogLines();
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void aPersonTrustsOnce() {
        ServerCertificate first = Given.obtain(Given.keptIn(directory), "emulator.test");
        ServerCertificate second = Given.obtain(Given.keptIn(directory), "emulator.test");

        assertThat(second.root()).isEqualTo(first.root());
        assertThat(second.chain()).isEqualTo(first.chain());
        assertThat(second.privateKey()).isEqualTo(first.privateKey());
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("INFO New certificate: trust " + directory.resolve("ca.pem") + " once, ")
                .endsWith(first.sha256Fingerprint());
    }

    @Test
    void theRootStandsInAFileOfItsOwn() {
        ServerCertificate certificate = Given.obtain(Given.keptIn(directory));

        assertThat(certificate.caCertificateFile()).contains(directory.resolve("ca.pem"));
        assertThat(directory.resolve("ca.pem")).hasContent(certificate.caCertificatePem());
    }

    @Test
    void aConfiguredNameThatTheLeafLacksMakesANewOneAndKeepsTheOthers() {
        ServerCertificate first = Given.obtain(Given.keptIn(directory), "one.test");
        ServerCertificate second = Given.obtain(Given.keptIn(directory), "two.test");
        ServerCertificate third = Given.obtain(Given.keptIn(directory), "one.test", "localhost");

        assertThat(second.root()).isNotEqualTo(first.root());
        assertThat(third.root()).as("not replaced in turns").isEqualTo(second.root());
        assertThat(log.lines())
                .hasSize(2)
                .last()
                .asString()
                .matches(
                        "WARNING New certificate, because the old one is not valid for \\[two\\.test]: trust \\S+ anew, "
                                + FINGERPRINT);
        assertThat(log.lines().get(1)).endsWith(second.sha256Fingerprint());
    }

    @Test
    void anEndThatIsNearMakesANewOne() {
        ServerCertificate first = Given.obtain(Given.keptIn(directory));

        ServerCertificate unchanged = obtainAt(first.notAfter().minus(Duration.ofDays(30)));
        ServerCertificate renewed =
                obtainAt(first.notAfter().minus(Duration.ofDays(30)).plusSeconds(1));

        assertThat(unchanged.root()).isEqualTo(first.root());
        assertThat(renewed.root()).isNotEqualTo(first.root());
        assertThat(renewed.notAfter()).isAfter(first.notAfter());
        assertThat(log.lines().get(1))
                .startsWith("WARNING New certificate, because the old one ends on " + first.notAfter() + ": trust ");
    }

    @Test
    void aCertificateFromTheFutureIsReplaced() {
        obtainAt(Given.now().plus(Duration.ofDays(3)));
        obtainAt(Given.now());

        assertThat(log.lines()).last().asString().contains("the old one is not valid before ");
    }

    @Test
    void aMachineNameThatChangedIsLeftOutWithAWarning() {
        ServerCertificate first = Given.obtain(Given.keptIn(directory));
        WantedNames renamed = WantedNames.of(List.of(), Optional.of(SubjectName.parse("renamed")));

        ServerCertificate second = ServerCertificate.obtain(Given.keptIn(directory), renamed, Given.now(), Crypto.JDK);

        assertThat(second.root()).isEqualTo(first.root());
        assertThat(log.lines())
                .last()
                .asString()
                .startsWith("WARNING The certificate is not valid for this machine's present name, renamed;");
    }

    @Test
    void nothingThatIsKeptCanSignForTheRoot() throws IOException {
        ServerCertificate certificate = Given.obtain(Given.keptIn(directory));

        List<Pem> keys = new ArrayList<>();
        for (Path file : files()) {
            Pem.parse(Files.readString(file, StandardCharsets.ISO_8859_1)).stream()
                    .filter(block -> !block.label().equals("CERTIFICATE"))
                    .forEach(keys::add);
        }
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("ca.pem", "server.pem", "truststore.p12", "lock");
        assertThat(directory.resolve("lock")).isEmptyFile();
        assertThat(keys).singleElement().satisfies(key -> {
            assertThat(key.der()).isEqualTo(certificate.privateKey().getEncoded());
            assertThat(Crypto.JDK.belongTogether(
                            certificate.privateKey(), certificate.chain().get(0).getPublicKey()))
                    .isTrue();
            assertThat(Crypto.JDK.belongTogether(
                            certificate.privateKey(), certificate.root().getPublicKey()))
                    .isFalse();
        });
    }

    @Test
    void onlyTheirOwnerMayReadTheFiles() throws IOException {
        assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system has no modes");
        Given.obtain(Given.keptIn(directory));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo(
                            Set.of("ca.pem", "truststore.p12")
                                            .contains(file.getFileName().toString())
                                    ? "rw-r--r--"
                                    : "rw-------");
        }
    }

    @Test
    void aRootFileThatIsGoneOrAnotherIsWrittenAgain() throws IOException {
        ServerCertificate first = Given.obtain(Given.keptIn(directory));
        Files.writeString(directory.resolve("ca.pem"), "something else");
        Given.obtain(Given.keptIn(directory));
        assertThat(directory.resolve("ca.pem")).hasContent(first.caCertificatePem());

        Files.delete(directory.resolve("ca.pem"));
        ServerCertificate third = Given.obtain(Given.keptIn(directory));

        assertThat(third.root()).isEqualTo(first.root());
        assertThat(directory.resolve("ca.pem")).hasContent(first.caCertificatePem());
    }

    @Test
    void whatACrashLeftHalfWrittenDoesNotMatter() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("server.pem.new"), "-----BEGIN PRIV");

        ServerCertificate first = Given.obtain(Given.keptIn(directory));

        assertThat(Given.obtain(Given.keptIn(directory)).root()).isEqualTo(first.root());
        assertThat(directory.resolve("server.pem.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "-----BEGIN PRIVATE KEY-----\nAAAA",
                "one certificate",
                "no key",
                "key of another",
                "flipped"
            })
    void aDamagedFileIsRefusedInOneLineThatNamesIt(String damage) throws IOException {
        Given.obtain(Given.keptIn(directory));
        Path bundle = directory.resolve("server.pem");
        String text = Files.readString(bundle);
        int certificate = text.indexOf("-----BEGIN CERT");
        Files.writeString(
                bundle,
                switch (damage) {
                    case "one certificate" -> text.substring(0, text.lastIndexOf("-----BEGIN CERT"));
                    case "no key" -> text.substring(certificate);
                    case "key of another" ->
                        new Pem(
                                                Pem.PRIVATE_KEY,
                                                Authority.pair("EC")
                                                        .getPrivate()
                                                        .getEncoded())
                                        .text()
                                + text.substring(certificate);
                    case "flipped" -> flipped(text, certificate + 200);
                    default -> damage;
                });

        assertThatThrownBy(() -> Given.obtain(Given.keptIn(directory)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("caDir: ")
                .hasMessageContaining(bundle.toString())
                .hasMessageContaining("delete it")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInOneLineThatNamesIt() throws IOException {
        Path bundle = Files.createDirectories(directory.resolve("server.pem"));

        assertThatThrownBy(() -> Given.obtain(Given.keptIn(directory)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("caDir: cannot read " + bundle)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aDirectoryThatCannotBeIsRefusedInOneLineThatNamesIt() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Given.obtain(Given.keptIn(file)))
                .isInstanceOf(SettingException.class)
                .hasMessageMatching("caDir: .*\\Q" + file + "\\E.*");
        assertThatThrownBy(() -> Given.obtain(Given.keptIn(file.resolve("below"))))
                .isInstanceOf(SettingException.class)
                .hasMessageMatching("caDir: .*\\Q" + file.resolve("below") + "\\E.*");
    }

    @Test
    void threadsThatStartAtOnceEndWithOneCertificate() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<ServerCertificate>> starts = Stream.generate(
                            () -> threads.submit(() -> Given.obtain(Given.keptIn(directory))))
                    .limit(16)
                    .toList();
            ServerCertificate first = starts.get(0).get();
            for (Future<ServerCertificate> start : starts) {
                assertThat(start.get().root()).isEqualTo(first.root());
                assertThat(start.get().privateKey()).isEqualTo(first.privateKey());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(log.lines()).hasSize(1);
    }

    private ServerCertificate obtainAt(Instant now) {
        return ServerCertificate.obtain(Given.keptIn(directory), Given.names(), now, Crypto.JDK);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static String flipped(String text, int at) {
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }
}
