package io.github.acsemulator.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A complete class with a main method, as it stands in a document. */
record JavaSnippet(String className, String source) {

    private static final Pattern BLOCK = Pattern.compile("^```java\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("\\bclass (\\w+)");
    private static final Pattern CONNECTION_STRING = Pattern.compile("\"endpoint=https://[^\"]+\"");

    static JavaSnippet firstOf(String markdown) {
        return in(markdown).findFirst().orElseThrow(() -> new IllegalArgumentException("There is no class in it."));
    }

    static JavaSnippet ofClass(String name, String markdown) {
        return in(markdown)
                .filter(snippet -> snippet.className.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no class " + name + " in it."));
    }

    private static Stream<JavaSnippet> in(String markdown) {
        return BLOCK.matcher(markdown)
                .results()
                .map(block -> block.group(1))
                .flatMap(source -> CLASS.matcher(source).results().map(name -> new JavaSnippet(name.group(1), source)));
    }

    /** The same with another connection string in the place of the only one; nothing else changes. */
    JavaSnippet aimedAt(ConnectionString target) {
        Matcher literal = CONNECTION_STRING.matcher(source);
        if (literal.results().count() != 1) {
            throw new IllegalArgumentException("It must hold one connection string, as a literal.");
        }
        return new JavaSnippet(className, literal.reset().replaceFirst(Matcher.quoteReplacement("\"" + target + "\"")));
    }

    /** Compiles and runs it in a JVM of its own, and gives what it printed. */
    String run(Path directory, String... jvmArguments) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        Path file = Files.writeString(directory.resolve(className + ".java"), source);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", directory.toString(), file.toString());
        if (compiled != 0) {
            throw new IOException(className + " does not compile.");
        }
        return new ChildJvm(directory).run(className, Map.of(), jvmArguments);
    }
}
