package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCertificateIT {
    @TempDir
    private Path folder;

    @Test
    void processesThatStartAtOnceEndWithOneCertificate() throws Exception {
        Path directory = folder.resolve("kept");
        List<ChildProcess.Started> processes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            processes.add(ChildProcess.start(
                    Map.of(), ChildProcess.java(List.of(), ObtainCommand.class, directory.toString())));
        }

        Set<String> outcomes = new TreeSet<>();
        int made = 0;
        for (ChildProcess.Started process : processes) {
            ChildProcess ended = process.finish();
            assertThat(ended.exit()).as(ended.output()).isZero();
            outcomes.add(outcome(ended));
            made += ended.output().contains("New certificate") ? 1 : 0;
        }

        ServerCertificate kept = Given.obtain(Given.keptIn(directory));
        assertThat(outcomes).containsExactly("pair true " + kept.sha256Fingerprint());
        assertThat(made).isEqualTo(1);
        assertThat(directory.resolve("ca.pem")).hasContent(kept.caCertificatePem());
    }

    @Test
    void processesThatWantDifferentNamesAtOnceEndWithOneCertificateForAll() throws Exception {
        Path directory = folder.resolve("kept");
        List<ChildProcess.Started> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(ChildProcess.start(
                    Map.of(),
                    ChildProcess.java(List.of(), ObtainCommand.class, directory.toString(), "name" + i + ".test")));
        }
        for (ChildProcess.Started process : processes) {
            assertThat(outcome(process.finish())).startsWith("pair true ");
        }

        ServerCertificate kept =
                Given.obtain(Given.keptIn(directory), "name0.test", "name1.test", "name2.test", "name3.test");
        assertThat(Files.readString(directory.resolve("server.pem"))).contains(kept.caCertificatePem());
        assertThat(directory.resolve("ca.pem")).hasContent(kept.caCertificatePem());
    }

    @Test
    void aStartWithAKeptCertificateLoadsNoBouncyCastle() throws Exception {
        String directory = folder.resolve("kept").toString();
        List<String> command = ChildProcess.java(List.of("-Xlog:class+load"), ObtainCommand.class, directory);

        ChildProcess first = ChildProcess.run(command);
        ChildProcess second = ChildProcess.run(command);

        assertThat(outcome(second)).isEqualTo(outcome(first));
        assertThat(bouncyCastle(first)).as("the first makes it").isNotEmpty();
        assertThat(bouncyCastle(second)).isEmpty();
    }

    private static String outcome(ChildProcess ended) {
        return ended.output()
                .lines()
                .filter(line -> line.startsWith("pair "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ended.output()));
    }

    private static List<String> bouncyCastle(ChildProcess ended) throws IOException {
        return ended.output()
                .lines()
                .filter(line -> line.contains(" org.bouncycastle."))
                .toList();
    }
}
