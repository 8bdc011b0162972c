package io.github.acsemulator.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * {@code results.json}: what the last full run of each client gave. Nothing but a run writes it, and the tables in the
 * documents are written from it alone.
 *
 * @param runs one for each client, in the order of {@link SdkClient#ALL}
 */
record Results(List<Run> runs) {
    private static final Path FILE = Environment.MODULE.resolve("results.json");
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * One run of one client's suite.
     *
     * @param client which client
     * @param runtime what ran it
     * @param date when, as {@code 2026-11-24}
     * @param features what became of the tests of each feature
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Run(SdkClient client, String runtime, String date, Map<Feature, SuiteReport.Outcome> features) {}

    static Results read() throws IOException {
        return Files.exists(FILE) ? MAPPER.readValue(FILE.toFile(), Results.class) : new Results(List.of());
    }

    /** Whether this is a full run, which leaves its results. */
    static boolean areRecorded() {
        return "all".equals(System.getProperty("conformance.clients"));
    }

    /** Puts a run of today in the place of the one that {@code client} had, if this is a full run. */
    static synchronized void record(SdkClient client, String runtime, Map<Feature, SuiteReport.Outcome> features)
            throws IOException {
        if (!areRecorded()) {
            return;
        }
        Run run = new Run(client, runtime, LocalDate.now(ZoneOffset.UTC).toString(), features);
        List<Run> runs = new ArrayList<>(read().runs);
        runs.removeIf(before -> before.client().equals(client) || !SdkClient.ALL.contains(before.client()));
        runs.add(run);
        runs.sort(Comparator.comparing(one -> SdkClient.ALL.indexOf(one.client())));
        Files.writeString(FILE, MAPPER.writeValueAsString(new Results(runs)) + "\n");
    }
}
