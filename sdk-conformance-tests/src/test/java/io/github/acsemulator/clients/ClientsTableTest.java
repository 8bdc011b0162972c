package io.github.acsemulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.clients.Results.Run;
import io.github.acsemulator.clients.SuiteReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables in the documents are what {@code results.json} says, which has a run of every client. */
class ClientsTableTest {
    private static final String WHOLE = "docs/clients.md";
    private static final String SHORT = "README.md";

    private final List<Run> runs;

    ClientsTableTest() throws IOException {
        runs = Results.read().runs();
    }

    @Test
    void everyClientHasRun() {
        assertThat(runs).extracting(Run::client).containsExactlyElementsOf(SdkClient.ALL);
    }

    @Test
    void whatEachVersionDoesStandsInClients() throws IOException {
        List<Feature> features = List.of(Feature.values());
        StringBuilder table = new StringBuilder(row(
                Stream.concat(
                        Stream.of("client", "api-version", "runs on"),
                        features.stream().map(Feature::toString)),
                "date"));
        table.append("|---".repeat(features.size() + 4)).append("|\n");
        for (Run run : runs) {
            SdkClient client = run.client();
            table.append(row(
                    Stream.concat(
                            Stream.of(client.toString(), client.apiVersion(), run.runtime()),
                            features.stream()
                                    .map(feature ->
                                            cell(client, feature, run.features().get(feature)))),
                    run.date()));
        }
        assertTable(WHOLE, table.toString());
    }

    @Test
    void whichVersionsAreProvenStandsInTheReadme() throws IOException {
        StringBuilder table = new StringBuilder("| client | versions | how | last full run |\n|---|---|---|---|\n");
        for (Language language : Language.values()) {
            List<Run> ofLanguage = runs.stream()
                    .filter(run -> run.client().language() == language)
                    .toList();
            String versions = ofLanguage.stream()
                    .map(run -> run.client().version())
                    .distinct()
                    .collect(Collectors.joining(", "));
            int tests = ofLanguage.stream()
                    .flatMap(run -> run.features().values().stream())
                    .mapToInt(Outcome::passed)
                    .sum();
            String dates =
                    ofLanguage.stream().map(Run::date).distinct().sorted().collect(Collectors.joining(", "));
            table.append(row(
                    Stream.of(
                            language + ": `" + language.artifact() + "`",
                            versions,
                            (language.isRun() ? "run, " + tests + " tests" : "replayed, " + tests + " requests")),
                    dates));
        }
        assertTable(SHORT, table.toString());
    }

    private static String cell(SdkClient client, Feature feature, Outcome outcome) {
        if (outcome == null) {
            return switch (client.language()) {
                case JAVA -> "needs common 1.4; its requests are replayed";
                case PYTHON -> "not in its SDKs yet";
                default ->
                    feature == Feature.LIFETIMES || feature == Feature.TEAMS
                            ? "not in this version"
                            : "of the client, not of its requests";
            };
        }
        return outcome.passed() == 0 ? "not in this version" : "✓ " + outcome.passed();
    }

    private static String row(Stream<String> cells, String last) {
        return Stream.concat(cells, Stream.of(last)).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static void assertTable(String document, String table) throws IOException {
        String begin = "<!-- table: clients -->\n";
        Path path = Environment.MODULE.resolveSibling(document);
        String text = Files.readString(path);
        int start = text.indexOf(begin) + begin.length();
        int end = text.indexOf("<!-- end -->", start);
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(path, text.substring(0, start) + table + text.substring(end));
        } else {
            assertThat(text.substring(start, end))
                    .as("%s is written from results.json: run mvn verify -Pfull", document)
                    .isEqualTo(table);
        }
    }
}
