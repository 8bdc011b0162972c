package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer copies from the README and from docs/clients.md runs as it stands there. */
@EmulatorOnly
class ReadmeSnippetIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/clients.md"})
    void theQuickstartPrintsAnIdentityAndAToken(String document) throws Exception {
        String printed = JavaSnippet.firstOf(Files.readString(Path.of("..").resolve(document)))
                .aimedAt(Target.current().connectionString())
                .run(directory, new ChildJvm(directory).trustFlags());

        assertThat(printed)
                .containsPattern("8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}")
                .containsPattern("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }
}
