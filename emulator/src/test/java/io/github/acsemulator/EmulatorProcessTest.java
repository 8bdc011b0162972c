package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorProcessTest {
    private static final Instant BUILT = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void aJarOlderThanAClassIsNotTested(@TempDir Path directory) throws IOException {
        Path jar = Files.createFile(directory.resolve("emulator.jar"));
        Path type = Files.createFile(
                Files.createDirectories(directory.resolve("classes/io")).resolve("A.class"));
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
        Files.setLastModifiedTime(type, FileTime.from(BUILT.minusSeconds(1)));
        assertThatCode(() -> EmulatorProcess.refuseStale(jar, directory.resolve("classes")))
                .doesNotThrowAnyException();
        Files.setLastModifiedTime(type, FileTime.from(BUILT.plusSeconds(1)));
        assertThatThrownBy(() -> EmulatorProcess.refuseStale(jar, directory.resolve("classes")))
                .hasMessageContaining("is older than")
                .hasMessageContaining("mvn package");
    }
}
