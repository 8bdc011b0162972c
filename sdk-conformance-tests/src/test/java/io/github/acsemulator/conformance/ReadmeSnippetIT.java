package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer copies from the README runs as it stands there. */
@EmulatorOnly
class ReadmeSnippetIT {

    private static final Path README = Path.of("..", "README.md");

    @TempDir
    private Path directory;

    @Test
    void theQuickstartOfTheReadmePrintsAnIdentityAndAToken() throws Exception {
        String printed = JavaSnippet.firstOf(Files.readString(README))
                .aimedAt(Target.current().connectionString())
                .run(directory, new ChildJvm(directory).trustFlags());

        assertThat(printed)
                .containsPattern("8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}")
                .containsPattern("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }
}
