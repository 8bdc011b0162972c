package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A command that has ended.
 *
 * @param exit its exit code
 * @param output what it has written to standard output and standard error
 */
record ChildProcess(int exit, String output) {
    private static final Set<String> TRUST =
            Set.of("NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE");

    /** Runs {@code command} without what the machine's environment says about trust and proxies. */
    static ChildProcess run(List<String> command) throws IOException, InterruptedException {
        return run(Map.of(), command);
    }

    /** The same, with {@code environment} added. */
    static ChildProcess run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return start(environment, command).finish();
    }

    /** Starts {@code command} and does not wait for it. */
    static Started start(Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile("child", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        TRUST.contains(name) || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().putAll(environment);
        return new Started(builder.start(), output);
    }

    /** The command of a JVM like this one that runs {@code main}. */
    static List<String> java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Skips the test where {@code tool} does not run; in continuous integration, where all must be there, fails. */
    static void assumeRuns(String tool, String versionFlag) throws InterruptedException {
        boolean runs;
        try {
            runs = run(List.of(tool, versionFlag)).exit() == 0;
        } catch (IOException e) {
            runs = false;
        }
        if (!runs && "true".equals(System.getenv("CI"))) {
            fail(tool + " is not installed, and CI=true forbids skipping");
        }
        assumeTrue(runs, tool + " is not installed");
    }

    /** A command that may still run. */
    record Started(Process process, Path file) {
        ChildProcess finish() throws IOException, InterruptedException {
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
            String output = Files.readString(file, StandardCharsets.UTF_8);
            Files.delete(file);
            return new ChildProcess(process.exitValue(), output);
        }
    }
}
