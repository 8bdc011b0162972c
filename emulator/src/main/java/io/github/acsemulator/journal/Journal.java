package io.github.acsemulator.journal;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.Denial.Difference;
import io.github.acsemulator.auth.SignedTexts;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.http.AnswerListener;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.PrintableLine;
import io.github.acsemulator.journal.JournalEntry.AuthenticationEntry;
import io.github.acsemulator.journal.JournalEntry.DifferenceEntry;
import io.github.acsemulator.journal.JournalEntry.SignedTextsEntry;
import io.github.acsemulator.time.EmulatorClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest requests to the service's operations, the oldest of them dropped when it is full, and hands each to
 * those who listen. No request ever waits for a listener.
 */
public final class Journal implements AnswerListener, AutoCloseable {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_SUBSCRIBERS = 16;
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9+/]{43}=");

    private final EmulatorClock clock;
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private long recorded;

    /** A journal of its own, its times by {@code clock}. */
    public Journal(EmulatorClock clock) {
        this.clock = clock;
    }

    @Override
    public void answering(Exchange exchange, int status, @Nullable Refusal refusal) {
        if (!exchange.operation().isOfService()) {
            return;
        }
        JournalEntry entry;
        synchronized (entries) {
            recorded++;
            entry = entry(Long.toString(recorded), exchange, status, refusal);
            entries.addLast(entry);
            if (entries.size() > MOST_ENTRIES) {
                entries.removeFirst();
            }
            // Within the lock, so that every listener sees entries in their order.
            subscriptions.forEach(subscription -> subscription.offer(entry));
        }
    }

    private JournalEntry entry(String id, Exchange exchange, int status, @Nullable Refusal refusal) {
        String operation = exchange.operation().id();
        return new JournalEntry(
                id,
                clock.now().toString(),
                Duration.ofNanos(clock.nanoTime() - exchange.startNanos()).toString(),
                operation.isEmpty() ? null : operation,
                exchange.knownApiVersion().map(ApiVersion::toString).orElse(null),
                PrintableLine.of(exchange.method()),
                PrintableLine.of(exchange.target()),
                status,
                refusal == null || refusal.code().isEmpty() ? null : refusal.code(),
                exchange.identity().map(PrintableLine::of).orElse(null),
                exchange.knownResource()
                        .map(resource -> resource.id().toString())
                        .orElse(null),
                exchange.header("User-Agent").map(Journal::client).orElse(null),
                exchange.header("x-ms-client-request-id").map(PrintableLine::of).orElse(null),
                exchange.authentication().map(Journal::authentication).orElse(null));
    }

    /** The products that a User-Agent names first, without the comments on platform and runtime. */
    private static String client(String userAgent) {
        int comment = userAgent.indexOf(" (");
        return PrintableLine.of(comment < 0 ? userAgent : userAgent.substring(0, comment));
    }

    private static AuthenticationEntry authentication(Authentication authentication) {
        Denial denial = authentication.denial();
        if (denial == null) {
            return new AuthenticationEntry(authentication.scheme(), authentication.verdict(), null, null, null, null);
        }
        List<DifferenceEntry> differences =
                denial.differences().stream().map(Journal::difference).toList();
        return new AuthenticationEntry(
                authentication.scheme(),
                authentication.verdict(),
                denial.cause().wireName(),
                PrintableLine.of(denial.detail()),
                differences.isEmpty() ? null : differences,
                denial.texts() == null ? null : signedTexts(denial.texts()));
    }

    private static DifferenceEntry difference(Difference difference) {
        return new DifferenceEntry(
                difference.field(), printableValue(difference.server()), printableValue(difference.client()));
    }

    private static SignedTextsEntry signedTexts(SignedTexts texts) {
        return new SignedTextsEntry(
                printable(texts.server()), texts.client() == null ? null : printable(texts.client()));
    }

    /** A string-to-sign: method and target, then the values of the signed headers. */
    private static String printable(String stringToSign) {
        String[] lines = stringToSign.split("\n", 3);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = i < 2
                    ? PrintableLine.of(lines[i])
                    : Arrays.stream(lines[i].split(";", -1))
                            .map(Journal::printableValue)
                            .collect(Collectors.joining(";"));
        }
        return String.join("\n", lines);
    }

    /** The hash of a body, which developers compare, looks as a signature does, but no signature is signed. */
    private static String printableValue(String signedValue) {
        return HASH.matcher(signedValue).matches() ? signedValue : PrintableLine.of(signedValue);
    }

    /** A copy of what is kept, the oldest first. */
    public List<JournalEntry> entries() {
        synchronized (entries) {
            return new ArrayList<>(entries);
        }
    }

    /** How many entries were dropped because it was full. */
    public long dropped() {
        synchronized (entries) {
            return recorded - entries.size();
        }
    }

    /** Entries as they happen; empty if too many listen already. The caller closes what it gets. */
    public Optional<Subscription> subscribe() {
        synchronized (subscriptions) {
            if (subscriptions.size() >= MOST_SUBSCRIBERS) {
                return Optional.empty();
            }
            Subscription subscription = new Subscription(subscriptions::remove);
            subscriptions.add(subscription);
            return Optional.of(subscription);
        }
    }

    /** Ends every subscription. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
