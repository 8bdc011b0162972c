package io.github.acsemulator.journal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Entries for one listener, as they happen. One that is too slow is cut off rather than waited for. */
public final class Subscription implements AutoCloseable {
    private static final int MOST_WAITING = 256;

    private final BlockingQueue<RecordedRequest> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Consumer<Subscription> atEnd;
    private volatile boolean ended;

    Subscription(Consumer<Subscription> atEnd) {
        this.atEnd = atEnd;
    }

    void offer(RecordedRequest entry) {
        if (!waiting.offer(entry)) {
            close();
        }
    }

    /** The next entry, waited for {@code patience} at most. */
    public Optional<RecordedRequest> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether it was closed or cut off. */
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        ended = true;
        atEnd.accept(this);
    }
}
