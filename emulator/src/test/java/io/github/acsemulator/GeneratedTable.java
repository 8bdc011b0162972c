package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table in a document that is written from the code, between {@code <!-- table: name -->} and {@code <!-- end -->}. A
 * test fails when the two differ; with {@code -Dupdate.docs=true} it writes the document anew instead.
 */
final class GeneratedTable {
    private final Path document;
    private final String begin;

    GeneratedTable(String document, String name) {
        this.document = Path.of("..").resolve(document);
        this.begin = "<!-- table: " + name + " -->\n";
    }

    void assertIs(String table) throws IOException {
        String text = Files.readString(document);
        int start = text.indexOf(begin);
        assertThat(start).as("%s has '%s'", document, begin.strip()).isNotNegative();
        start += begin.length();
        int end = text.indexOf("<!-- end -->", start);
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(document, text.substring(0, start) + table + text.substring(end));
        } else {
            assertThat(text.substring(start, end))
                    .as("%s is written from the code: run the test with -Dupdate.docs=true", document)
                    .isEqualTo(table);
        }
    }
}
