package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSnippetTest {

    private static final String DOCUMENT = """
            # Title
            ```sh
            java -version
            ```
            ```java
            public class Hello {
                public static void main(String[] args) {
                    System.out.println("endpoint=https://localhost:8443/;accesskey=a2V5");
                    System.out.println(System.getProperty("greeting"));
                }
            }
            ```
            ```java
            class Other {}
            ```
            """;

    @TempDir
    private Path directory;

    @Test
    void runsTheFirstBlockOfJavaWithAnotherConnectionString() throws Exception {
        JavaSnippet snippet = JavaSnippet.firstOf(DOCUMENT)
                .aimedAt(ConnectionString.parse("endpoint=https://localhost:9443/;accesskey=a+/="));

        assertThat(snippet.className()).isEqualTo("Hello");
        assertThat(snippet.run(directory, "-Dgreeting=hello"))
                .hasLineCount(2)
                .contains("endpoint=https://localhost:9443/;accesskey=a+/=")
                .contains("hello");
    }

    @Test
    void refusesADocumentWithoutJava() {
        assertThatIllegalArgumentException().isThrownBy(() -> JavaSnippet.firstOf("# Title"));
    }

    @Test
    void refusesASnippetWithoutAConnectionString() {
        JavaSnippet snippet = JavaSnippet.firstOf("```java\nclass Hello {}\n```");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> snippet.aimedAt(ConnectionString.parse("endpoint=https://localhost/;accesskey=a")));
    }
}
