package io.github.acsemulator.clients;

import io.github.acsemulator.conformance.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A virtual environment with one version of the SDK for Python. */
record PythonEnvironment(Path requirements, Path directory, SdkClient client, String runtime) implements Environment {
    private static final Path SOURCES = MODULE.resolve("python");

    PythonEnvironment(SdkClient client) throws InterruptedException {
        this(client, client.environment());
    }

    /** One that has more in it than the SDK. */
    PythonEnvironment(SdkClient client, String name) throws InterruptedException {
        this(
                SOURCES.resolve("environments").resolve(name + ".txt"),
                INSTALLED.resolve("python").resolve(name),
                client,
                Command.versionOf("python3"));
    }

    @Override
    public void install() throws IOException, InterruptedException {
        Environment.once(directory, Files.readString(requirements), () -> {
            Command.succeed(MODULE, Map.of(), List.of("python3", "-m", "venv", directory.toString()));
            Command.succeed(
                    MODULE,
                    Map.of(),
                    List.of(python(), "-m", "pip", "install", "-q", "--no-deps", "-r", requirements.toString()));
        });
    }

    @Override
    public Command test(Target target, Path report) throws IOException, InterruptedException {
        return Command.run(
                SOURCES.resolve("tests"),
                Environment.variables(client, target, "REQUESTS_CA_BUNDLE"),
                List.of(python(), "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml=" + report));
    }

    private String python() {
        return directory.resolve("bin/python").toString();
    }
}
