package io.github.acsemulator.clients;

import io.github.acsemulator.conformance.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class path with one version of the SDK for Java: the newest on that of these tests, an older one with everything
 * that it was published with. The suite is the {@code …ConformanceIT} of this module, compiled once.
 */
record JavaEnvironment(SdkClient client) implements Environment {
    /** What the suite needs besides the SDK. */
    private static final Pattern TEST_LIBRARIES = Pattern.compile(".*/(org/junit|org/opentest4j|org/apiguardian"
            + "|org/jspecify|org/assertj|net/bytebuddy|org/bitbucket|org/slf4j|com/microsoft|com/azure/azure-json)/.*");

    private static final Path POM = MODULE.resolve("java/pom.xml");

    @Override
    public String runtime() {
        return "Java " + System.getProperty("java.version");
    }

    @Override
    public void install() throws IOException, InterruptedException {
        if (isNewest()) {
            return;
        }
        Environment.once(
                directory(),
                Files.readString(POM),
                () -> Command.succeed(
                        MODULE,
                        Map.of(),
                        List.of(
                                Path.of(System.getProperty("maven.home"), "bin", "mvn")
                                        .toString(),
                                "-B",
                                "-q",
                                "-f",
                                POM.toString(),
                                "-Dsdk.version=" + client.version(),
                                "-Dmdep.outputFile=" + classPathFile(),
                                "dependency:build-classpath")));
    }

    @Override
    public Command test(Target target, Path report) throws IOException, InterruptedException {
        Path reports = Files.createTempDirectory("reports");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dconformance.connectionString=" + target.connectionString());
        command.add("-Dconformance.caFile=" + target.caFile());
        command.add("-Dconformance.sdkVersion=" + client.version());
        command.add("-Dconformance.httpStacks=" + (isNewest() ? "netty,okhttp,jdk" : "netty,okhttp"));
        command.addAll(List.of("-cp", classPath(), "org.junit.platform.console.ConsoleLauncher", "execute"));
        command.add("--scan-classpath=" + MODULE.resolve("target/test-classes"));
        command.add("--include-classname=.*ConformanceIT");
        command.addAll(List.of("--details=summary", "--disable-banner", "--reports-dir=" + reports));
        Command ended = Command.run(MODULE, Map.of(), command);
        Path written = reports.resolve("TEST-junit-jupiter.xml");
        if (Files.exists(written)) {
            Files.move(written, report);
        }
        return ended;
    }

    private String classPath() throws IOException {
        String own = System.getProperty("java.class.path");
        if (isNewest()) {
            return own;
        }
        return Stream.concat(
                        Arrays.stream(own.split(File.pathSeparator))
                                .filter(entry -> entry.endsWith("test-classes")
                                        || TEST_LIBRARIES
                                                .matcher(entry.replace('\\', '/'))
                                                .matches()),
                        Stream.of(Files.readString(classPathFile()).strip()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private boolean isNewest() {
        return client.equals(SdkClient.newest(Language.JAVA));
    }

    private Path directory() {
        return INSTALLED.resolve("java").resolve(client.environment());
    }

    private Path classPathFile() {
        return directory().resolve("classpath.txt");
    }
}
