package io.github.acsemulator.testcontainers;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The test without Docker in docs/testing.md runs as it stands there. */
class TestingSnippetIT {

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

        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(DocumentSnippet.compiled(IMPORTS + source, directory)))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }
}
