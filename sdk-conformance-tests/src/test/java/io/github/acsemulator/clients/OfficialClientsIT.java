package io.github.acsemulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.conformance.EmulatorOnly;
import io.github.acsemulator.conformance.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The suites of all languages, side by side, against one emulator. With {@code -Dconformance.clients=all} every version
 * runs, and what came out of it is recorded.
 */
@EmulatorOnly
@Execution(ExecutionMode.CONCURRENT)
class OfficialClientsIT {
    private static final boolean ALL = Results.areRecorded();

    static Stream<SdkClient> clients() {
        // The newest SDK for Java is on the class path of these tests, which run its suite anyway.
        return SdkClient.ALL.stream()
                .filter(client -> client.language().isRun())
                .filter(client -> ALL || client.runsInEveryBuild() && !client.equals(SdkClient.newest(Language.JAVA)));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void doesAllThatThisVersionCan(SdkClient client) throws Exception {
        Environment environment = Environment.of(client);
        environment.install();
        Path report = Files.createTempDirectory("suite").resolve("report.xml");

        Command suite = environment.test(Target.current(), report);

        assertThat(report).as(suite.output()).exists();
        SuiteReport outcome = SuiteReport.read(report);
        assertThat(outcome.failures()).as(suite.output()).isEmpty();
        assertThat(suite.exit()).as(suite.output()).isZero();
        assertThat(outcome.features().get(Feature.OPERATIONS).passed()).isPositive();
        Results.record(client, environment.runtime(), outcome.features());
    }
}
