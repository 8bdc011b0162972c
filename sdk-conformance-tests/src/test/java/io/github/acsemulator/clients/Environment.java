package io.github.acsemulator.clients;

import io.github.acsemulator.conformance.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where one version of an SDK is installed, apart from all others, and its suite run. */
interface Environment {
    /** The module's directory, absolute. */
    Path MODULE = Path.of("").toAbsolutePath();

    /** Where environments are installed, and kept until {@code mvn clean}. */
    Path INSTALLED = MODULE.resolve("target/environments");

    /** That of {@code client}; skips the test where the language is missing. */
    static Environment of(SdkClient client) throws InterruptedException {
        return switch (client.language()) {
            case JAVA -> new JavaEnvironment(client);
            case JAVASCRIPT -> new NodeEnvironment(client);
            case PYTHON -> new PythonEnvironment(client);
            case DOTNET, AZURE_CLI -> throw new IllegalArgumentException(client + " cannot be installed");
        };
    }

    /** What runs the SDK, with its version. */
    String runtime() throws IOException, InterruptedException;

    /** Installs the SDK with its language's own client, unless that was done. */
    void install() throws IOException, InterruptedException;

    /** Runs the language's suite against {@code target} and writes JUnit's XML to {@code report}. */
    Command test(Target target, Path report) throws IOException, InterruptedException;

    /**
     * Runs {@code steps} if they were not yet run with this {@code lock}.
     *
     * @param directory what the steps fill
     * @param lock what is to be installed
     */
    static void once(Path directory, String lock, Steps steps) throws IOException, InterruptedException {
        Path done = directory.resolve("installed.txt");
        if (Files.exists(done) && Files.readString(done).equals(lock)) {
            return;
        }
        Files.createDirectories(directory);
        steps.run();
        Files.writeString(done, lock);
    }

    /**
     * What a suite is told: where the emulator is, which SDK is meant, and by {@code trustVariable}, which is the
     * language's own, whom to trust.
     */
    static Map<String, String> variables(SdkClient client, Target target, String trustVariable) {
        return Map.of(
                "ACS_CONNECTION_STRING",
                target.connectionString().toString(),
                "ACS_SDK_VERSION",
                client.version(),
                "ACS_COMMON_VERSION",
                client.common(),
                "ACS_API_VERSION",
                client.apiVersion(),
                trustVariable,
                target.caFile().toString());
    }

    /** Commands that may fail. */
    interface Steps {
        void run() throws IOException, InterruptedException;
    }
}
