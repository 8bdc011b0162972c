package io.github.acsemulator.journal;

import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.http.AnswerListener;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.Operation.Owner;
import io.github.acsemulator.time.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest requests to the service's operations and the Entra issuer, the oldest of them dropped when it is full,
 * and hands each to those who listen. No request ever waits for a listener.
 */
public final class Journal implements AnswerListener, AutoCloseable {
    /** How many requests are kept. */
    public static final int MOST_ENTRIES = 1_000;

    private static final int MOST_SUBSCRIBERS = 16;

    private final EmulatorClock clock;
    private final BooleanSupplier recordsBodies;
    private final Deque<RecordedRequest> entries = new ArrayDeque<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private long recorded;
    private long dropped;

    /**
     * A journal of its own, its times by {@code clock}.
     *
     * @param recordsBodies whether bodies are to be shown, at the time
     */
    public Journal(EmulatorClock clock, BooleanSupplier recordsBodies) {
        this.clock = clock;
        this.recordsBodies = recordsBodies;
    }

    @Override
    public void answering(Exchange exchange, int status, @Nullable Refusal refusal) {
        if (exchange.operation().owner() == Owner.EMULATOR) {
            return;
        }
        String errorCode = refusal == null || refusal.code().isEmpty() ? null : refusal.code();
        boolean showsBodies = recordsBodies.getAsBoolean();
        Instant now = clock.now();
        Duration duration = Duration.ofNanos(clock.nanoTime() - exchange.startNanos());
        synchronized (entries) {
            recorded++;
            RecordedRequest request = RecordedRequest.of(
                    Long.toString(recorded), now, duration, exchange, status, errorCode, showsBodies);
            entries.addLast(request);
            if (entries.size() > MOST_ENTRIES) {
                entries.removeFirst();
                dropped++;
            }
            // Within the lock, so that every listener sees entries in their order.
            subscriptions.forEach(subscription -> subscription.offer(request));
            expectations.removeIf(expectation -> expectation.isMetBy(request));
        }
    }

    /** What is kept of those that are {@code wanted}, the oldest first. */
    public List<RecordedRequest> entries(Predicate<RecordedRequest> wanted) {
        List<RecordedRequest> all;
        synchronized (entries) {
            all = new ArrayList<>(entries);
        }
        all.removeIf(wanted.negate());
        return all;
    }

    /** The request {@code id}, if it is still kept. */
    public Optional<RecordedRequest> find(String id) {
        return entries(request -> request.id().equals(id)).stream().findFirst();
    }

    /** Is completed as soon as {@code count} of those that are {@code wanted} are kept, or when {@code patience} is over. */
    public CompletionStage<?> expect(Predicate<RecordedRequest> wanted, int count, Duration patience) {
        synchronized (entries) {
            Expectation expectation = new Expectation(wanted, count, patience);
            expectation.recount(entries);
            expectations.removeIf(Expectation::isOver);
            if (!expectation.isOver()) {
                expectations.add(expectation);
            }
            return expectation.over();
        }
    }

    /** How many entries were dropped because it was full. */
    public long dropped() {
        synchronized (entries) {
            return dropped;
        }
    }

    /** Forgets all. */
    public void clear() {
        removeIf(request -> true);
        synchronized (entries) {
            dropped = 0;
        }
    }

    /** Forgets the requests to one resource. */
    public void clear(UUID resource) {
        removeIf(request -> resource.equals(request.resource()));
    }

    private void removeIf(Predicate<RecordedRequest> unwanted) {
        synchronized (entries) {
            entries.removeIf(unwanted);
            expectations.forEach(expectation -> expectation.recount(entries));
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
