package io.github.acsemulator.control;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.journal.Journal;
import io.github.acsemulator.journal.JournalEntry;
import io.github.acsemulator.journal.RecordedRequest;
import io.github.acsemulator.journal.RequestFilter;
import io.github.acsemulator.journal.Subscription;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.resource.Resources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/requests}: the journal as a list, or as it happens; one request; files made of them. */
public final class JournalHandlers {
    private static final List<String> FILTERS =
            List.of("operation", "status", "identity", "resource", "client", "since");
    private static final Duration COMMENT_EVERY = Duration.ofSeconds(15);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(60);

    private final Journal journal;
    private final String version;
    private final Set<String> operations;
    private final Resources resources;
    private final CallerUrl url;

    /** Over {@code journal}, which has requests of {@code operations}, of the server of {@code version}. */
    public JournalHandlers(
            Journal journal, String version, Set<String> operations, Resources resources, CallerUrl url) {
        this.journal = journal;
        this.version = version;
        this.operations = operations;
        this.resources = resources;
        this.url = url;
    }

    /** {@code GET /_emulator/requests}: a list, or with {@code Accept: text/event-stream} a stream of events. */
    public void requests(Exchange exchange) {
        RequestFilter wanted = filter(exchange, "limit", "count", "wait");
        boolean isHead = exchange.method().equals("HEAD");
        if (!isHead && exchange.header("Accept").orElse("").contains("text/event-stream")) {
            stream(exchange, wanted);
            return;
        }
        int limit = Parameters.limit(exchange);
        Optional<Integer> count = Parameters.number(exchange, "count", 1, Journal.MOST_ENTRIES);
        Optional<Duration> patience = Parameters.text(exchange, "wait").map(text -> Members.duration(text, "wait"));
        if (patience.isEmpty()) {
            list(exchange, wanted, limit, count);
            return;
        }
        if (count.isEmpty()) {
            throw Members.invalid("count", "must be given beside 'wait': how many requests to wait for");
        }
        if (patience.get().isNegative() || patience.get().compareTo(MOST_PATIENCE) > 0) {
            throw Members.invalid("wait", "must be a duration from PT0S to PT60S");
        }
        exchange.await(
                journal.expect(wanted, count.get(), patience.get()), waited -> list(waited, wanted, limit, count));
    }

    private void list(Exchange exchange, RequestFilter wanted, int limit, Optional<Integer> count) {
        List<RecordedRequest> matches = journal.entries(wanted);
        List<JournalEntry> newest = matches.subList(Math.max(0, matches.size() - limit), matches.size()).stream()
                .map(JournalEntry::of)
                .toList();
        Boolean satisfied = count.map(most -> matches.size() >= most).orElse(null);
        exchange.respond(200, new RequestList(newest, matches.size(), journal.dropped(), satisfied));
    }

    private RequestFilter filter(Exchange exchange, String... others) {
        Parameters.only(
                exchange, Stream.concat(FILTERS.stream(), Arrays.stream(others)).toArray(String[]::new));
        Optional<String> operation = Parameters.text(exchange, "operation");
        if (operation.isPresent() && !operations.contains(operation.get())) {
            throw Members.invalid(
                    "operation",
                    "must be one of "
                            + String.join(", ", operations.stream().sorted().toList()));
        }
        return new RequestFilter(
                operation,
                Parameters.number(exchange, "status", 0, 599),
                Parameters.text(exchange, "identity"),
                Parameters.text(exchange, "resource"),
                Parameters.text(exchange, "client"),
                Parameters.text(exchange, "since").map(text -> Members.instant(text, "since")));
    }

    /** {@code DELETE /_emulator/requests}: forgets all, or those of the resource that the query names. */
    public void clear(Exchange exchange) {
        Parameters.only(exchange, "resource");
        if (Parameters.text(exchange, "resource").isPresent()) {
            journal.clear(Parameters.resource(exchange, resources).id());
        } else {
            journal.clear();
        }
        exchange.respondNoContent();
    }

    /** {@code GET /_emulator/requests/{id}}. */
    public void get(Exchange exchange) {
        exchange.respond(200, JournalEntry.of(find(exchange)));
    }

    /** {@code GET /_emulator/requests/{id}/curl}: a shell snippet that does it again. */
    public void curl(Exchange exchange) {
        byte[] snippet =
                new CurlSnippet(find(exchange), url.of(exchange)).text().getBytes(StandardCharsets.UTF_8);
        exchange.respond(200, "text/plain; charset=utf-8", snippet);
    }

    /** {@code GET /_emulator/requests.har}: what the filters let through, as other tools read it. */
    public void har(Exchange exchange) {
        List<RecordedRequest> matches = journal.entries(filter(exchange));
        exchange.responseHeader("Content-Disposition", "attachment; filename=\"requests.har\"");
        exchange.respond(200, HarFile.of(matches, url.of(exchange), version));
    }

    private RecordedRequest find(Exchange exchange) {
        String id = exchange.pathParameter("id");
        return journal.find(id).orElseThrow(() -> ErrorCatalogue.CONTROL_NOT_FOUND.exception("request", id));
    }

    private void stream(Exchange exchange, RequestFilter wanted) {
        Subscription subscription = journal.subscribe().orElseThrow(() -> ErrorCatalogue.TOO_MANY_READERS.exception());
        try (subscription) {
            exchange.responseHeader("Cache-Control", "no-store");
            OutputStream out = exchange.respondStreaming("text/event-stream");
            write(out, ": the journal, as it happens\n\n");
            while (!subscription.hasEnded()) {
                Optional<RecordedRequest> request = subscription.next(COMMENT_EVERY);
                if (request.isEmpty()) {
                    write(out, ": still here\n\n");
                } else if (wanted.test(request.get())) {
                    JournalEntry entry = JournalEntry.of(request.get());
                    String json = new String(Json.bytes(entry), StandardCharsets.UTF_8);
                    write(out, "id: " + entry.id() + "\ndata: " + json + "\n\n");
                }
            }
        } catch (IOException e) {
            // The reader has gone.
        } catch (InterruptedException e) {
            // The server stops.
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private record RequestList(
            List<JournalEntry> value,
            int total,
            long dropped,
            @Nullable Boolean satisfied) {}
}
