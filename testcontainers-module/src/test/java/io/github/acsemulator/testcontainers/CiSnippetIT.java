package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The service container of docs/ci.md, given to {@code docker run} as a CI server does. */
@DockerTest
class CiSnippetIT {

    private static final Pattern ENTRY = Pattern.compile("^ {10,}(?:- )?(.*)$");

    @Test
    void theServiceContainerBecomesHealthyAndAnswersWhereTheStepsLookForIt() throws Exception {
        String job = DocumentSnippet.of(Path.of("..", "docs", "ci.md"), "In CI", "yaml");
        String image = only("image: (\\S+)", job);
        List<String> command = new ArrayList<>(List.of("docker", "run", "--detach"));
        block(job, "ports").forEach(port -> command.addAll(List.of("--publish", port)));
        block(job, "env").forEach(variable -> command.addAll(List.of("--env", variable.replaceFirst(": ", "="))));
        block(job, "options").forEach(options -> command.addAll(Arrays.asList(options.split(" "))));
        assertThat(command).contains("8443:8443", "ACS_EMULATOR_HOSTS=acs", "--health-interval");
        command.add(image.equals(AcsIdentityEmulatorContainer.DEFAULT_IMAGE) ? TestImage.NAME : image);

        String id = output(command);
        try {
            assertThat(untilChecked(id)).isEqualTo("healthy");
            URI trustStore = URI.create(only("(http://localhost:\\S+)", job));
            assertThat(PlainHttp.text(trustStore.getHost(), trustStore.getPort(), trustStore.getPath()))
                    .isNotEmpty();
            String connectionString = only("ACS_CONNECTION_STRING: (\\S+)", job);
            assertThat(PlainHttp.text("localhost", 8443, "/_emulator/info"))
                    .contains("\"connectionString\":\"" + connectionString + "\"");
        } finally {
            output(List.of("docker", "rm", "--force", id));
        }
    }

    private static String untilChecked(String id) throws Exception {
        String status = "starting";
        for (int attempt = 0; attempt < 240 && status.equals("starting"); attempt++) {
            Thread.sleep(250);
            status = output(List.of("docker", "inspect", "--format", "{{.State.Health.Status}}", id));
        }
        return status;
    }

    /** The lines below the first {@code key} of the service, which are indented further than it. */
    private static List<String> block(String job, String key) {
        List<String> lines = job.lines().toList();
        List<String> found = new ArrayList<>();
        int start = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("        " + key + ":"))
                .findFirst()
                .orElseThrow());
        for (String line : lines.subList(start + 1, lines.size())) {
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                break;
            }
            found.add(entry.group(1));
        }
        return found;
    }

    private static String only(String regex, String text) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        assertThat(matcher.find()).as(regex).isTrue();
        return matcher.group(1);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
