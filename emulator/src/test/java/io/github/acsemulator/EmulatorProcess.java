package io.github.acsemulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command as a process of its own: the runnable jar where the build has made it, else from the class path. */
final class EmulatorProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "acs-identity-emulator.jar");
    private static final Path CLASSES = Path.of("target", "classes");
    private static final int START_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private EmulatorProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Builder in(Path directory) {
        return new Builder(directory);
    }

    /** The pieces of a command line that {@code flags} follow. */
    static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        refuseStale(JAR, CLASSES);
        return Files.exists(JAR)
                ? List.of(java, "-Xmx128m", "-jar", JAR.toAbsolutePath().toString())
                : List.of(java, "-Xmx128m", "-cp", System.getProperty("java.class.path"), Main.class.getName());
    }

    /** A jar that an earlier build left would have the tests judge code that is no longer there. */
    static void refuseStale(Path jar, Path classes) {
        if (!Files.exists(jar)) {
            return;
        }
        try (Stream<Path> files = Files.walk(classes)) {
            FileTime built = Files.getLastModifiedTime(jar);
            Path newer = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> file.toFile().lastModified() > built.toMillis())
                    .findFirst()
                    .orElse(null);
            if (newer != null) {
                throw new AssertionError(
                        jar + " is older than " + newer
                                + ": make it anew (mvn package -DskipTests -pl emulator), or delete it to run from the classes.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection string that it has printed on a line of its own. */
    String connectionString() {
        return out().lines()
                .filter(line -> line.startsWith("endpoint="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no connection string: " + out() + err()));
    }

    int port() {
        String endpoint = connectionString().split(";")[0].substring("endpoint=".length());
        return URI.create(endpoint).getPort();
    }

    /** Its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end: " + out() + err());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    static final class Builder {
        private final Path directory;
        private final List<String> flags = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();

        private Builder(Path directory) {
            this.directory = directory;
        }

        Builder flags(String... more) {
            flags.addAll(Arrays.asList(more));
            return this;
        }

        Builder variable(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** A process that may do anything. */
        EmulatorProcess run() {
            try {
                Path out = Files.createTempFile(directory, "out", ".txt");
                Path err = Files.createTempFile(directory, "err", ".txt");
                List<String> command = new ArrayList<>(command());
                command.addAll(flags);
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("ACS_EMULATOR_"));
                builder.environment().remove("JAVA_TOOL_OPTIONS");
                builder.environment().putAll(environment);
                return new EmulatorProcess(builder.start(), out, err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A server that serves, its certificates in {@code directory}. */
        EmulatorProcess start() throws InterruptedException {
            if (flags.stream().noneMatch("--ca-dir"::equals) && !environment.containsKey("ACS_EMULATOR_CA_DIR")) {
                flags("--ca-dir", directory.resolve("ca").toString());
            }
            EmulatorProcess started = run();
            for (int i = 0; i < START_SECONDS * 20; i++) {
                if (started.out().contains("endpoint=") && started.out().endsWith("\n")) {
                    return started;
                }
                if (!started.process().isAlive()) {
                    throw new AssertionError("it ended: " + started.out() + started.err());
                }
                Thread.sleep(50);
            }
            started.close();
            throw new AssertionError("it did not start: " + started.out() + started.err());
        }
    }
}
