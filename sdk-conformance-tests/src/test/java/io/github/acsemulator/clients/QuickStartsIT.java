package io.github.acsemulator.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.acsemulator.conformance.EmulatorOnly;
import io.github.acsemulator.conformance.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer copies from docs/clients.md runs as it stands there, the way to trust the certificate included. */
@EmulatorOnly
class QuickStartsIT {
    private static final String PRINTS = "8:acs:[0-9a-f-]{36}_[0-9a-f-]{36} eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+";

    /** Where {@code ~/.acs-identity-emulator} is that of the emulator under test. */
    @TempDir
    private Path home;

    @BeforeEach
    void keepTheCertificate() throws IOException {
        Path directory = Files.createDirectory(home.resolve(".acs-identity-emulator"));
        Files.copy(Target.current().caFile(), directory.resolve("ca.pem"));
    }

    @Test
    void javaScript() throws Exception {
        QuickStart section = QuickStart.under("JavaScript");

        assertThat(node(section.block("js"), section.lastBlock("sh"))).containsPattern(PRINTS);
    }

    @Test
    void javaScriptWithTrustInTheCode() throws Exception {
        assertThat(node(QuickStart.under("Trust in the code").block("js"), "node quick-start.mjs"))
                .containsPattern(PRINTS);
    }

    @Test
    void javaScriptWithAContainer() throws Exception {
        assumeImage();

        assertThat(node(QuickStart.under("In a test, with a container").block("js"), "node quick-start.mjs"))
                .containsPattern(PRINTS);
    }

    @Test
    void python() throws Exception {
        QuickStart section = QuickStart.under("Python");

        assertThat(python(section.block("python"), section.lastBlock("sh"))).containsPattern(PRINTS);
    }

    @Test
    void pythonWithTrustInTheCode() throws Exception {
        assertThat(python(QuickStart.under("Trust in the code").block("python"), "python3 quick_start.py"))
                .containsPattern(PRINTS);
    }

    @Test
    void pythonWithAContainer() throws Exception {
        assumeImage();

        assertThat(python(QuickStart.under("In a test, with a container").block("python"), "python3 quick_start.py"))
                .containsPattern(PRINTS);
    }

    private String node(String code, String command) throws Exception {
        NodeEnvironment environment = new NodeEnvironment(SdkClient.newest(Language.JAVASCRIPT), "quick-start");
        environment.install();
        return run(environment.directory(), "quick-start.mjs", code, command, "");
    }

    private String python(String code, String command) throws Exception {
        PythonEnvironment environment = new PythonEnvironment(SdkClient.newest(Language.PYTHON), "quick-start");
        environment.install();
        return run(home, "quick_start.py", code, command, environment.directory() + "/bin:");
    }

    /** Runs {@code command} as in a shell of somebody who has {@code code} in {@code file}. */
    private String run(Path directory, String file, String code, String command, String path) throws Exception {
        Files.writeString(
                directory.resolve(file),
                QuickStart.aimedAt(Target.current().connectionString().toString(), code));
        return Command.succeed(
                directory,
                Map.of("HOME", home.toString(), "PATH", path + System.getenv("PATH")),
                List.of("sh", "-c", command));
    }

    private static void assumeImage() throws InterruptedException {
        boolean present;
        try {
            present = Command.run(
                                    Path.of("."),
                                    Map.of(),
                                    List.of("docker", "image", "inspect", "acs-identity-emulator:latest"))
                            .exit()
                    == 0;
        } catch (IOException e) {
            present = false;
        }
        if (!present && !"true".equals(System.getenv("CI"))) {
            String reason = "no Docker engine has the image acs-identity-emulator:latest";
            System.err.println("[clients] a quick start is skipped, for " + reason + ".");
            abort(reason);
        }
    }
}
