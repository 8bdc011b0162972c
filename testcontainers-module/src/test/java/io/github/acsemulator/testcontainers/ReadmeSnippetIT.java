package io.github.acsemulator.testcontainers;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The test that the README shows runs as it stands there. */
@DockerTest
class ReadmeSnippetIT {

    @TempDir
    private Path directory;

    @Test
    void theTestOfTheReadmePasses() throws Exception {
        String source = DocumentSnippet.of(Path.of("..", "README.md"), "In a test", "java")
                .replace("acs-identity-emulator:latest", TestImage.NAME);

        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(DocumentSnippet.compiled(source, directory)))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }
}
