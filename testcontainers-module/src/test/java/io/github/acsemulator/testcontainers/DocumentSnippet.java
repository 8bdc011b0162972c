package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.azure.communication.identity.CommunicationIdentityClient;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a reader copies from a document. */
final class DocumentSnippet {

    private static final Pattern CLASS = Pattern.compile("^(?:public )?class (\\w+)", Pattern.MULTILINE);

    private DocumentSnippet() {}

    /** The first block in {@code language} under the heading {@code heading}. */
    static String of(Path document, String heading, String language) throws IOException {
        Matcher block = Pattern.compile(
                        "^#+ " + Pattern.quote(heading) + "\\R.*?^```" + language + "\\R(.*?)^```",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(document));
        if (!block.find()) {
            throw new IOException(document + " has no " + language + " under " + heading);
        }
        return block.group(1);
    }

    /** All blocks in {@code language}, one after the other. */
    static String all(Path document, String language) throws IOException {
        StringBuilder blocks = new StringBuilder();
        Matcher block = Pattern.compile("^```" + language + "\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(document));
        while (block.find()) {
            blocks.append(block.group(1));
        }
        return blocks.toString();
    }

    /** Runs statements that know {@code acs}, an emulator, and {@code client}, a client of it. */
    static void run(String statements, EmulatorAccess acs, Path directory) throws Exception {
        String source = """
                import com.azure.communication.identity.*;
                import com.azure.communication.identity.models.*;
                import io.github.acsemulator.testcontainers.*;
                import java.time.*;
                import java.util.*;

                public class Statements {
                    public static void run(EmulatorAccess acs, CommunicationIdentityClient client) {
                        %s
                    }
                }
                """.formatted(statements);
        compiled(source, directory)
                .getMethod("run", EmulatorAccess.class, CommunicationIdentityClient.class)
                .invoke(null, acs, IdentityClients.builder(acs).buildClient());
    }

    /** Compiles the one class of {@code source} with the class path of this JVM, and loads it. */
    static Class<?> compiled(String source, Path directory) throws IOException, ClassNotFoundException {
        Matcher name = CLASS.matcher(source);
        if (!name.find()) {
            throw new IOException("There is no class in: " + source);
        }
        Path file = Files.writeString(directory.resolve(name.group(1) + ".java"), source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        file.toString());
        if (result != 0) {
            throw new IOException(name.group(1) + " does not compile.");
        }
        // Open as long as its class may load others.
        return new URLClassLoader(
                        new URL[] {directory.toUri().toURL()},
                        Thread.currentThread().getContextClassLoader())
                .loadClass(name.group(1));
    }

    /** Runs the tests of a class; fails if there are none, and as the first that fails. */
    static void runTestsOf(Class<?> tests) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
        results.allEvents().failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .ifPresent(failure -> {
                    throw new AssertionError(tests.getName() + " fails", failure);
                });
        assertThat(results.testEvents().succeeded().count()).isPositive();
    }
}
