package io.github.acsemulator.clients;

import io.github.acsemulator.conformance.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code node_modules} with one version of the SDK for JavaScript. */
record NodeEnvironment(Path lock, Path directory, SdkClient client, String runtime) implements Environment {
    private static final Path SOURCES = MODULE.resolve("javascript");

    NodeEnvironment(SdkClient client) throws InterruptedException {
        this(client, client.environment());
    }

    /** One that has more in it than the SDK. */
    NodeEnvironment(SdkClient client, String name) throws InterruptedException {
        this(
                SOURCES.resolve("environments").resolve(name),
                INSTALLED.resolve("javascript").resolve(name),
                client,
                "Node " + Command.versionOf("node").substring(1));
    }

    @Override
    public void install() throws IOException, InterruptedException {
        Path locked = lock.resolve("package-lock.json");
        Environment.once(directory, Files.readString(locked), () -> {
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(lock.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Command.succeed(
                    directory, Map.of(), List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--prefer-offline"));
        });
    }

    @Override
    public Command test(Target target, Path report) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("node", "--test", "--test-reporter=spec", "--test-reporter-destination=stdout"));
        command.addAll(List.of("--test-reporter=junit", "--test-reporter-destination=" + report));
        try (Stream<Path> files = Files.list(SOURCES.resolve("tests"))) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(command::add);
        }
        return Command.run(directory, Environment.variables(client, target, "NODE_EXTRA_CA_CERTS"), command);
    }
}
