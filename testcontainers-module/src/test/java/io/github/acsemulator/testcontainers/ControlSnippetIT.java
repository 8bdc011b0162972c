package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show of the control plane runs as it stands there. */
class ControlSnippetIT {

    private static final Path CONTROL_API = Path.of("..", "docs", "control-api.md");
    private static final Path TESTING = Path.of("..", "docs", "testing.md");

    @RegisterExtension
    static final AcsIdentityEmulatorExtension ACS = new AcsIdentityEmulatorExtension();

    @TempDir
    private Path directory;

    @BeforeEach
    void startOver() {
        ACS.control().reset();
    }

    @Test
    void everyLineForAShellSucceeds() throws Exception {
        String script = DocumentSnippet.all(CONTROL_API, "sh")
                .replace("localhost:8443", "localhost:" + ACS.getEndpoint().getPort());
        assertThat(script).contains("ACS=http://localhost:");

        Process bash = new ProcessBuilder(
                        "bash", "-euc", "curl() { command curl --fail-with-body -S \"$@\"; echo; }\n" + script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(output).isZero();
    }

    @Test
    void everyLineOfJavaRuns() throws Exception {
        DocumentSnippet.run(DocumentSnippet.all(CONTROL_API, "java"), ACS, directory);
    }

    @Test
    void theLinesOfTheReadmeRun() throws Exception {
        String statements = DocumentSnippet.of(Path.of("..", "README.md"), "What Azure cannot do for a test", "java");

        DocumentSnippet.run(statements, ACS, directory);
    }

    @Test
    void theGuideGivesAResourceByHand() throws Exception {
        DocumentSnippet.run(DocumentSnippet.of(TESTING, "Many classes, one emulator", "java"), ACS, directory);

        assertThat(ACS.control().resources().list()).hasSize(1);
    }

    @Test
    void theTestOfTheGuidePasses() throws Exception {
        String imports = """
                import com.azure.communication.identity.CommunicationIdentityClientBuilder;
                import io.github.acsemulator.testcontainers.*;
                import java.time.Duration;
                import org.junit.jupiter.api.Test;
                """;
        String source = DocumentSnippet.of(TESTING, "What Azure cannot do", "java");

        DocumentSnippet.runTestsOf(DocumentSnippet.compiled(imports + source, directory));
    }
}
