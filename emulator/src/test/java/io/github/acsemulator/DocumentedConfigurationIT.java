package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings files that the documentation shows can be used as they stand there. */
class DocumentedConfigurationIT {
    private static final Pattern JSON = Pattern.compile("(?s)```json\n(\\{\n.*?)```");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"configuration.md", "control-api.md"})
    void theSettingsCanBeUsed(String document) throws Exception {
        List<String> files = JSON.matcher(Files.readString(Path.of("..", "docs", document)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(files).isNotEmpty();
        for (String text : files) {
            Path file = Files.writeString(directory.resolve("settings.json"), text);
            try (EmulatorProcess process = EmulatorProcess.in(directory)
                    .flags("--check-config", "--config", file.toString())
                    .run()) {
                assertThat(process.exitCode()).as(text + process.err()).isZero();
            }
        }
    }
}
