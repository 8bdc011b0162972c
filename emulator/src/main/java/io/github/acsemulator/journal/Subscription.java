package io.github.acsemulator.journal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Entries for one listener, as they happen. One that is too slow is cut off rather than waited for. */
public final class Subscription implements AutoCloseable {
    private static final int MOST_WAITING = 256;

    /** Entries; the empty one wakes who waits for another when there will be none. */
    private final BlockingQueue<Optional<RecordedRequest>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private final Consumer<Subscription> atEnd;
    private volatile boolean ended;

    Subscription(Consumer<Subscription> atEnd) {
        this.atEnd = atEnd;
    }

    void offer(RecordedRequest entry) {
        if (!waiting.offer(Optional.of(entry))) {
            close();
        }
    }

    /** The next entry, waited for {@code patience} at most; empty if none comes, or it has ended. */
    public Optional<RecordedRequest> next(Duration patience) throws InterruptedException {
        return Objects.requireNonNullElse(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS), Optional.empty());
    }

    /** Whether it was closed or cut off. */
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        ended = true;
        // Where there is no room for it, nobody waits.
        waiting.offer(Optional.empty());
        atEnd.accept(this);
    }
}
