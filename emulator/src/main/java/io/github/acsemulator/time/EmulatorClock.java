package io.github.acsemulator.time;

import java.time.Instant;
import java.time.InstantSource;

/** The emulator's time, and beside it the system's, which clients sign their requests with. */
public final class EmulatorClock {
    private final InstantSource source;

    /** A clock that reads {@code source}. */
    public EmulatorClock(InstantSource source) {
        this.source = source;
    }

    /** The system's clock. */
    public static EmulatorClock system() {
        return new EmulatorClock(InstantSource.system());
    }

    /** The emulator's time: that of tokens, identities and the {@code Date} header. */
    public Instant now() {
        return source.instant();
    }

    /** Nanoseconds of a monotonic stopwatch, for durations only. */
    public long nanoTime() {
        return System.nanoTime();
    }
}
