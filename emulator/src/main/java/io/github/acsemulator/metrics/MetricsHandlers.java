package io.github.acsemulator.metrics;

import io.github.acsemulator.http.Exchange;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code GET /_emulator/metrics}, in Prometheus's text format. */
public final class MetricsHandlers {
    private final Metrics metrics;

    /** Over {@code metrics}. */
    public MetricsHandlers(Metrics metrics) {
        this.metrics = metrics;
    }

    /** All of them. */
    public void metrics(Exchange exchange) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        try {
            writer.write(
                    text,
                    MetricSnapshots.of(
                            requests(),
                            durations(),
                            authenticationFailures(),
                            counter(
                                    "acs_emulator_tokens_issued",
                                    "Access tokens of ACS users, Teams users and Entra users issued.",
                                    metrics.tokensIssued()),
                            counter(
                                    "acs_emulator_requests_with_faults",
                                    "Requests that a fault rule had a part in.",
                                    metrics.requestsWithFaults()),
                            startup()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        exchange.respond(200, writer.getContentType(), text.toByteArray());
    }

    private CounterSnapshot requests() {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("acs_emulator_requests")
                .help("Requests answered, by operation and HTTP status; 0 where a fault broke the connection.");
        metrics.requests()
                .forEach((operation, counts) -> counts.byStatus()
                        .forEach((status, count) -> counter.dataPoint(
                                point(count.sum(), Labels.of("operation", operation, "status", status.toString())))));
        return counter.build();
    }

    private HistogramSnapshot durations() {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder()
                .name("acs_emulator_request_duration_seconds")
                .help("Time until an answer began, by operation.")
                .unit(Unit.SECONDS);
        metrics.requests()
                .forEach((operation, counts) -> histogram.dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(Labels.of("operation", operation))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(RequestCounts.bounds(), counts.counts()))
                        .sum(counts.seconds())
                        .build()));
        return histogram.build();
    }

    private CounterSnapshot authenticationFailures() {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("acs_emulator_authentication_failures")
                .help("Requests that were not authenticated, by the reason that the journal tells.");
        metrics.authenticationFailures()
                .forEach((reason, count) -> counter.dataPoint(point(count.sum(), Labels.of("reason", reason))));
        return counter.build();
    }

    private static CounterSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(value, Labels.EMPTY))
                .build();
    }

    private static CounterDataPointSnapshot point(long value, Labels labels) {
        return CounterDataPointSnapshot.builder()
                .value((double) value)
                .labels(labels)
                .build();
    }

    private GaugeSnapshot startup() {
        return GaugeSnapshot.builder()
                .name("acs_emulator_startup_seconds")
                .help("Time from the reading of the settings until the server served.")
                .unit(Unit.SECONDS)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(metrics.startNanos() / 1e9)
                        .build())
                .build();
    }
}
