package io.github.acsemulator.control;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.journal.Journal;
import io.github.acsemulator.journal.JournalEntry;
import io.github.acsemulator.journal.Subscription;
import io.github.acsemulator.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code GET /_emulator/requests}: the journal as a list, or as it happens. */
public final class JournalHandlers {
    private static final Duration COMMENT_EVERY = Duration.ofSeconds(15);

    private final Journal journal;

    /** Over {@code journal}. */
    public JournalHandlers(Journal journal) {
        this.journal = journal;
    }

    /** A list, or with {@code Accept: text/event-stream} a stream of events. */
    public void requests(Exchange exchange) {
        Predicate<JournalEntry> wanted = filter(exchange);
        if (exchange.header("Accept").orElse("").contains("text/event-stream")) {
            stream(exchange, wanted);
            return;
        }
        int limit = Parameters.limit(exchange);
        List<JournalEntry> matches = journal.entries().stream().filter(wanted).toList();
        List<JournalEntry> newest = matches.subList(Math.max(0, matches.size() - limit), matches.size());
        exchange.respond(200, new RequestList(newest, matches.size(), journal.dropped()));
    }

    private static Predicate<JournalEntry> filter(Exchange exchange) {
        Optional<Instant> since = Parameters.text(exchange, "since").map(JournalHandlers::instant);
        Optional<String> status = Parameters.text(exchange, "status");
        Optional<String> client = Parameters.text(exchange, "client").map(text -> text.toLowerCase(Locale.ROOT));
        Predicate<JournalEntry> recent = entry ->
                since.map(moment -> !Instant.parse(entry.at()).isBefore(moment)).orElse(true);
        return recent.and(same(exchange, "operation", JournalEntry::operation))
                .and(same(exchange, "identity", JournalEntry::identity))
                .and(same(exchange, "resource", JournalEntry::resource))
                .and(entry ->
                        status.map(Integer.toString(entry.status())::equals).orElse(true))
                .and(entry -> client.map(text -> entry.client() != null
                                && entry.client().toLowerCase(Locale.ROOT).contains(text))
                        .orElse(true));
    }

    private static Predicate<JournalEntry> same(Exchange exchange, String parameter, Member member) {
        Optional<String> wanted = Parameters.text(exchange, parameter);
        return entry -> wanted.map(text -> text.equals(member.of(entry))).orElse(true);
    }

    private interface Member {
        @Nullable
        String of(JournalEntry entry);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ErrorCatalogue.CONTROL_INVALID.exception(
                    "'since' must be a time such as 2026-11-24T09:00:00Z.", "since");
        }
    }

    private void stream(Exchange exchange, Predicate<JournalEntry> wanted) {
        Subscription subscription = journal.subscribe().orElseThrow(() -> ErrorCatalogue.TOO_MANY_READERS.exception());
        try (subscription) {
            exchange.responseHeader("Cache-Control", "no-store");
            OutputStream out = exchange.respondStreaming("text/event-stream");
            write(out, ": the journal, as it happens\n\n");
            while (!subscription.hasEnded()) {
                Optional<JournalEntry> entry = subscription.next(COMMENT_EVERY);
                if (entry.isEmpty()) {
                    write(out, ": still here\n\n");
                } else if (wanted.test(entry.get())) {
                    String json = new String(Json.bytes(entry.get()), StandardCharsets.UTF_8);
                    write(out, "id: " + entry.get().id() + "\ndata: " + json + "\n\n");
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

    private record RequestList(List<JournalEntry> value, int total, long dropped) {}
}
