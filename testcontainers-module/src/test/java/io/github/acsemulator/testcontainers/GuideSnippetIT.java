package io.github.acsemulator.testcontainers;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test without Docker in docs/testing.md runs as it stands there. */
class GuideSnippetIT {

    private static final String IMPORTS = """
            import com.azure.communication.identity.CommunicationIdentityClientBuilder;
            import io.github.acsemulator.testcontainers.AcsIdentityEmulatorTest;
            import org.junit.jupiter.api.Test;
            """;

    @TempDir
    private Path directory;

    @Test
    void theTestWithoutDockerPasses() throws Exception {
        String source = DocumentSnippet.of(
                Path.of("..", "docs", "testing.md"), "The same test with and without Docker", "java");

        DocumentSnippet.runTestsOf(DocumentSnippet.compiled(IMPORTS + source, directory));
    }
}
