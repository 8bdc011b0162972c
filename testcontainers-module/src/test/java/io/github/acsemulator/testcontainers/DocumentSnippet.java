package io.github.acsemulator.testcontainers;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** What a reader copies from a document. */
final class DocumentSnippet {

    private static final Pattern CLASS = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);

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
}
