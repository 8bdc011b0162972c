package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands by which the page says a client comes to trust the server, run as they stand there. */
class PageTrustIT {
    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension().setting("host", "0.0.0.0");

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    private static final String JAVA = "public class App { public static void main(String[] a) throws Exception {"
            + " System.out.print(new String(java.net.URI.create(\"%s\").toURL().openStream().readAllBytes())); } }";
    private static final String NODE = "fetch('%s').then((r) => r.text()).then(console.log)";
    private static final String PYTHON = "import requests\nprint(requests.get('%s').text)";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "Java,javac -version",
        "Node,node --version",
        "Python,python3 -c 'import requests'",
        "curl,curl --version"
    })
    void theCommandsWork(String client, String probe) throws Exception {
        assumeTrue(run("curl --version && " + probe).succeeded(), "needs: " + probe);
        String health = "https://localhost:" + ACS.port() + "/_emulator/health";
        write("App.java", JAVA.formatted(health));
        write("app.js", NODE.formatted(health));
        write("app.py", PYTHON.formatted(health));
        if (client.equals("Java")) {
            assertThat(run("javac App.java && jar cfe app.jar App App.class").succeeded())
                    .isTrue();
        }
        Outcome outcome = run(commands(client));
        assertThat(outcome.output()).contains("\"status\":\"UP\"");
        assertThat(outcome.succeeded()).isTrue();
    }

    /** In an image made here of this machine's Node, since no registry need be reachable. */
    @Test
    void theCommandsForAContainerWork() throws Exception {
        assumeTrue(
                run("docker version && node --version && curl --version").succeeded(),
                "needs: docker with an engine, node, curl");
        write(
                "app.js",
                "const url = process.env.ACS_CONNECTION_STRING.match(/endpoint=([^;]*)/)[1];"
                        + "fetch(url + '_emulator/health').then((r) => r.text()).then(console.log)");
        String image = "acs-emulator-page-trust:" + ProcessHandle.current().pid();
        Outcome made = run("set -e; mkdir root; for f in $(readlink -f $(command -v node))"
                + " $(ldd $(command -v node) | grep -o '/[^ ]*'); do mkdir -p root$(dirname $f); cp -L $f root$f; done;"
                + " cp app.js root; tar -C root -c . | docker import --change"
                + " \"CMD [\\\"$(readlink -f $(command -v node))\\\", \\\"/app.js\\\"]\" - " + image);
        assertThat(made.succeeded()).as(made.output()).isTrue();
        try {
            Outcome outcome = run(
                    commands("Docker").replace("docker run", "docker run --rm").replace("your-app", image));
            assertThat(outcome.output()).contains("\"status\":\"UP\"");
        } finally {
            run("docker rmi " + image);
        }
    }

    private static String commands(String client) {
        Page page = CHROMIUM.page();
        CHROMIUM.open(page, "http://localhost:" + ACS.port() + "/#connect");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(client).setExact(true))
                .click();
        return page.locator("#view-connect pre:visible").textContent();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Outcome run(String commands) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // What a machine sets for clients of its own would hide what is tested.
        for (String name : List.of(
                "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE", "JAVA_TOOL_OPTIONS")) {
            builder.environment().remove(name);
        }
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        return new Outcome(ended && process.exitValue() == 0, Files.readString(output, StandardCharsets.UTF_8));
    }

    private record Outcome(boolean succeeded, String output) {}
}
