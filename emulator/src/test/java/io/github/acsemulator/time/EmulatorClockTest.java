package io.github.acsemulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.time.EmulatorClock.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class EmulatorClockTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2031-01-01T00:00:00Z");

    @Test
    void whoReadsItDuringAResetSeesTheTimeBeforeOrTheOneAfter() {
        EmulatorClock clock = EmulatorClock.startingAt(new Start(START, Duration.ZERO, true));
        AtomicBoolean resetting = new AtomicBoolean(true);
        CompletableFuture<Set<Instant>> seen = CompletableFuture.supplyAsync(() -> {
            Set<Instant> times = new HashSet<>();
            while (resetting.get()) {
                times.add(clock.now());
            }
            return times;
        });

        for (int i = 0; i < 200_000; i++) {
            clock.set(LATER, null);
            clock.reset();
        }
        resetting.set(false);

        assertThat(seen.join()).isSubsetOf(START, LATER);
    }
}
