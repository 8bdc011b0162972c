package io.github.acsemulator.testcontainers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A JVM of its own for a class with a main method.
 *
 * @param environment environment variables beside those of this process
 * @param keep which files and directories of this JVM's class path it has
 */
record ChildJvm(Map<String, String> environment, Predicate<Path> keep) {

    static ChildJvm withWholeClassPath() {
        return new ChildJvm(Map.of(), entry -> true);
    }

    ChildJvm with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new ChildJvm(more, keep);
    }

    /** Without the jars whose path contains one of {@code parts}. */
    ChildJvm without(String... parts) {
        return new ChildJvm(
                environment,
                entry -> keep.test(entry)
                        && Arrays.stream(parts).noneMatch(entry.toString().replace('\\', '/')::contains));
    }

    /** What {@code main} prints; fails with all that it printed if it fails, or takes more than two minutes. */
    String run(Class<?> main, Path directory) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> keep.test(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = Files.createTempFile(directory, "output", ".txt");
        Path errors = Files.createTempFile(directory, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dtest.image=" + TestImage.NAME,
                        "-cp",
                        classPath,
                        main.getName()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(main + " failed: " + Files.readString(output) + Files.readString(errors));
            }
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }
}
