package io.github.acsemulator.clients;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that has ended.
 *
 * @param exit its exit code
 * @param output what it has written to standard output and standard error
 */
record Command(int exit, String output) {
    private static final int PATIENCE_SECONDS = 600;

    /** Runs {@code command} in {@code directory}, with {@code environment} added to that of this process. */
    static Command run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(
                        command + " still runs after " + PATIENCE_SECONDS + " s: " + Files.readString(output));
            }
            return new Command(process.exitValue(), Files.readString(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** The same, with a failure where it fails. */
    static String succeed(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Command ended = run(directory, environment, command);
        if (ended.exit != 0) {
            throw new IOException(command + " ended with " + ended.exit + ":\n" + ended.output);
        }
        return ended.output;
    }

    /** The version of {@code tool}. Skips the test where it is missing, and fails it in continuous integration. */
    static String versionOf(String tool) throws InterruptedException {
        try {
            return succeed(Path.of("."), Map.of(), List.of(tool, "--version")).strip();
        } catch (IOException e) {
            String reason = tool + " does not run here";
            if ("true".equals(System.getenv("CI"))) {
                return fail(reason + ", and CI=true forbids skipping", e);
            }
            // Reports hold the reason, but what a person sees is the terminal.
            System.err.println("[clients] skipped, for " + reason + ".");
            return abort(reason);
        }
    }
}
