package io.github.acsemulator.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own for a class with a main method, which trusts the server under test by its trust store alone. */
record ChildJvm(Path directory) {

    /** Runs {@code mainClass}, which is in the directory or on the class path, and gives what it printed. */
    String run(String mainClass, Map<String, String> environment, String... jvmArguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of(
                "-cp",
                directory + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                mainClass));
        Path output = directory.resolve("output.txt");
        Path errors = directory.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(mainClass + " failed: " + Files.readString(output) + Files.readString(errors));
            }
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The flags of a JVM that trusts the server under test. */
    String[] trustFlags() throws IOException, InterruptedException {
        Path trustStore = Files.write(
                directory.resolve("truststore.p12"), TrustedHttp.ofTarget().bytes("/_emulator/truststore.p12"));
        return new String[] {"-Djavax.net.ssl.trustStore=" + trustStore, "-Djavax.net.ssl.trustStorePassword=changeit"};
    }
}
