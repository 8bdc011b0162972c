package io.github.acsemulator.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.acsemulator.clients.SuiteReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three test runners' XML is understood. */
class SuiteReportTest {
    @TempDir
    private Path directory;

    @Test
    void nodeNestsItsSuitesAndASuiteThatIsSkippedIsATest() throws IOException {
        SuiteReport report = read("""
                <testsuites>
                  <testsuite name="scopes">
                    <testcase name="gives chat" classname="test"/>
                    <testcase name="gives chat.join" classname="test"><skipped type="skipped" message="not in 1.0.0"/></testcase>
                  </testsuite>
                  <testcase name="teams" classname="test"><skipped type="skipped" message="not in 1.0.0"/></testcase>
                </testsuites>
                """);

        assertThat(report.features())
                .containsExactly(entry(Feature.SCOPES, new Outcome(1, 1)), entry(Feature.TEAMS, new Outcome(0, 1)));
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void pytestNamesTheModule() throws IOException {
        SuiteReport report = read("""
                <testsuites name="pytest tests"><testsuite name="pytest">
                  <testcase classname="test_lifetimes" name="test_a_day[sync]"/>
                  <testcase classname="test_lifetimes" name="test_a_day[aio]"><failure message="no"/></testcase>
                  <testcase classname="test_trust" name="test_none_without"><error message="no"/></testcase>
                </testsuite></testsuites>
                """);

        assertThat(report.features()).containsExactly(entry(Feature.LIFETIMES, new Outcome(1, 0)));
        assertThat(report.failures()).containsExactly("test_lifetimes test_a_day[aio]", "test_trust test_none_without");
    }

    @Test
    void jUnitNamesTheClassAndWhatIsNoFeatureIsNotCounted() throws IOException {
        SuiteReport report = read("""
                <testsuite name="JUnit Jupiter">
                  <testcase name="one" classname="io.github.acsemulator.conformance.AccessKeysConformanceIT"/>
                  <testcase name="two" classname="io.github.acsemulator.conformance.IdentitiesConformanceIT"/>
                  <testcase name="three" classname="io.github.acsemulator.conformance.PageConformanceIT"/>
                </testsuite>
                """);

        assertThat(report.features()).containsExactly(entry(Feature.REFUSALS, new Outcome(2, 0)));
    }

    private SuiteReport read(String xml) throws IOException {
        return SuiteReport.read(Files.writeString(directory.resolve("report.xml"), xml));
    }
}
