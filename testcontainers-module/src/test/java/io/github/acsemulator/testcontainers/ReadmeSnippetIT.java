package io.github.acsemulator.testcontainers;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test that the README shows runs as it stands there. */
@DockerTest
class ReadmeSnippetIT {

    @TempDir
    private Path directory;

    @Test
    void theTestOfTheReadmePasses() throws Exception {
        String source = DocumentSnippet.of(Path.of("..", "README.md"), "In a test", "java")
                .replace("acs-identity-emulator:latest", TestImage.NAME);

        DocumentSnippet.runTestsOf(DocumentSnippet.compiled(source, directory));
    }
}
