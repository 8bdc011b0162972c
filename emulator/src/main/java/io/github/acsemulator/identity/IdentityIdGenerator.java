package io.github.acsemulator.identity;

import static io.github.acsemulator.error.Evidence.Grade.INFERRED;

import io.github.acsemulator.error.Evidence;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of new users as Azure does: 64 bits of milliseconds since 2020-01-01T08:00:00Z, 48 bits of the host that
 * made them, 16 bits that count within the millisecond. Ids made one after another sort in that order. Safe for use by
 * many threads.
 *
 * <p>An id comes twice only where the clock was set back by more than ten seconds, or after a restart: whoever keeps the
 * ids asks for the next one then.
 */
@Evidence(
        value = INFERRED,
        reference = "nine public ids decode to the time of their making; the layout is documented nowhere")
public final class IdentityIdGenerator {
    /** The worker value unless another is configured. */
    public static final int DEFAULT_WORKER = 0x92fd8b;

    /** 2020-01-01T08:00:00Z; as a number, for to parse it takes a while. */
    private static final long EPOCH = 1_577_865_600_000L;

    private static final long LATEST = (1L << 48) - 2;
    private static final long AHEAD = 10_000;
    /** Lies in the millisecond after {@link #LATEST}, so no id has it. */
    private static final long NONE = -1;

    private final long host;
    /** The latest id's milliseconds and count, as 48 and 16 bits. */
    private final AtomicLong latest = new AtomicLong(NONE);

    /**
     * A generator of its own count.
     *
     * @param worker 24 bits that tell apart emulators whose ids come together
     */
    public IdentityIdGenerator(int worker) {
        if (worker >>> 24 != 0) {
            throw new IllegalArgumentException("The worker value has 24 bits, not " + Integer.toHexString(worker));
        }
        this.host = (long) worker << 40 | 0x3a0d00L << 16;
    }

    /** The next id of a user of {@code resource}, made at {@code now}; a time before 2020 counts as its beginning. */
    public IdentityId next(UUID resource, Instant now) {
        long millis = Math.min(Math.max(now.toEpochMilli() - EPOCH, 0), LATEST);
        long made = latest.updateAndGet(last -> after(last, millis));
        return new IdentityId(resource, new UUID(made >>> 16, host | (made & 0xFFFF)));
    }

    /** Starts anew: the same times give the same ids again. */
    public void reset() {
        latest.set(NONE);
    }

    /** A count that is used up carries over into the next millisecond, where the clock may not be yet. */
    private static long after(long last, long millis) {
        long lastMillis = last >>> 16;
        boolean goesOn = last != NONE && millis <= lastMillis && millis >= lastMillis - AHEAD;
        return goesOn ? last + 1 : millis << 16;
    }
}
