package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DockerfileTest {
    @Test
    void theImageIsLabelledWithTheVersionOfThePom() throws IOException {
        assertThat(Files.readAllLines(Path.of("../Dockerfile"))).contains("ARG VERSION=" + Version.current());
    }
}
