package io.github.acsemulator.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {
    private static final Path SOURCES = Path.of("src/main/resources/io/github/acsemulator/portal");

    private final PageFiles files = PageFiles.read();
    private final String hash = files.entityTag().replace("\"", "");

    private static List<String> sources() throws IOException {
        try (Stream<Path> listed = Files.list(SOURCES)) {
            return listed.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyFileIsNamedInTheIndexAndServed() throws IOException {
        for (String name : sources()) {
            if (!name.equals("index.html")) {
                assertThat(files.asset(hash, name)).as(name).isPresent();
            }
        }
    }

    @Test
    void onlyFilesOfThisVersionAreServed() {
        assertThat(files.asset("0123456789abcdef", "app.js")).isEmpty();
        assertThat(files.asset(hash, "index.html")).isEmpty();
        assertThat(files.asset(hash, "PageFiles.class")).isEmpty();
    }

    @Test
    void linksCarryTheHash() {
        assertThat(new String(files.index().bytes(), StandardCharsets.UTF_8))
                .contains("src=\"/_emulator/page/" + hash + "/app.js\"")
                .doesNotContain("/_emulator/page/-/");
    }

    @Test
    void modulesImportOnlyWhatIsServed() throws IOException {
        for (String name : sources()) {
            java.util.regex.Matcher imports = java.util.regex.Pattern.compile("from '\\./([^']+)'")
                    .matcher(Files.readString(SOURCES.resolve(name)));
            while (imports.find()) {
                assertThat(sources()).as("imported by %s", name).contains(imports.group(1));
            }
        }
    }

    @Test
    void dataNeverBecomesMarkup() throws IOException {
        for (String name : sources()) {
            assertThat(Files.readString(SOURCES.resolve(name)))
                    .as(name)
                    .doesNotContain(
                            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "style=");
        }
    }
}
