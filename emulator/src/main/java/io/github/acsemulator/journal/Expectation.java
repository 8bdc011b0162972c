package io.github.acsemulator.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody who waits until so many requests of a kind have come. Guarded by the journal's lock. */
final class Expectation {
    private final Predicate<RecordedRequest> wanted;
    private final int count;
    private final CompletableFuture<String> over;
    private int come;

    Expectation(Predicate<RecordedRequest> wanted, int count, Duration patience) {
        this.wanted = wanted;
        this.count = count;
        this.over =
                new CompletableFuture<String>().completeOnTimeout("time", patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it is over, now that {@code request} has come. */
    boolean isMetBy(RecordedRequest request) {
        if (wanted.test(request)) {
            come++;
        }
        return isOver();
    }

    /** Counts anew those that are there. */
    void recount(Collection<RecordedRequest> entries) {
        come = (int) entries.stream().filter(wanted).count();
    }

    boolean isOver() {
        return (come >= count && over.complete("count")) || over.isDone();
    }

    CompletionStage<?> over() {
        return over;
    }
}
