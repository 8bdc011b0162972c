package io.github.acsemulator.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The emulator's time, which can be moved and frozen, and beside it the system's, which clients sign their requests with.
 * Safe for use by many threads.
 */
public final class EmulatorClock {
    /** 2020-01-02T00:00:00Z: the ids of identities begin a day before. */
    public static final Instant EARLIEST = Instant.ofEpochSecond(1_577_923_200L);

    /** 9999-12-31T23:59:59Z: times after it are not written with four digits of a year. */
    public static final Instant LATEST = Instant.ofEpochSecond(253_402_300_799L);

    private final InstantSource source;
    private final Start start;
    /** Null while it is the system's. */
    private volatile @Nullable Position position;

    private EmulatorClock(InstantSource source, Start start) {
        this.source = source;
        this.start = start;
        reset();
    }

    /**
     * Where a clock begins.
     *
     * @param at the moment; null for the system's
     * @param offset what is added to it
     * @param frozen whether it stands still
     */
    public record Start(@Nullable Instant at, Duration offset, boolean frozen) {
        /** As the system's. */
        public static final Start OF_SYSTEM = new Start(null, Duration.ZERO, false);

        private boolean isOfSystem() {
            return at == null && offset.isZero() && !frozen;
        }
    }

    /**
     * What a clock shows.
     *
     * @param now the time
     * @param frozen whether it stands still
     * @param offset how far it is ahead of the system's
     */
    public record Reading(Instant now, boolean frozen, Duration offset) {}

    /** A clock that reads {@code source}. */
    public static EmulatorClock of(InstantSource source) {
        return new EmulatorClock(source, Start.OF_SYSTEM);
    }

    /** The system's clock. */
    public static EmulatorClock system() {
        return of(InstantSource.system());
    }

    /** The system's clock, moved to {@code start}. */
    public static EmulatorClock startingAt(Start start) {
        return new EmulatorClock(InstantSource.system(), start);
    }

    /** The emulator's time: that of tokens, identities and the {@code Date} header. */
    public Instant now() {
        Position moved = position;
        return moved == null ? source.instant() : moved.now(source.instant());
    }

    /** The system's time: that of certificates, and of clients that sign. */
    public Instant systemNow() {
        return source.instant();
    }

    /** Whether it is another time than the system's. */
    public boolean isMoved() {
        return position != null;
    }

    /** What it shows. */
    public Reading read() {
        Position moved = position;
        Instant system = source.instant();
        if (moved == null) {
            return new Reading(system, false, Duration.ZERO);
        }
        Instant now = moved.now(system);
        return new Reading(now, moved.frozen, Duration.between(system, now));
    }

    /**
     * Sets it to {@code now}, and lets it stand still or run on from there.
     *
     * @param now null for the time it shows
     * @param frozen null for as it was
     * @throws DateTimeException if {@code now} is not within {@link #EARLIEST} and {@link #LATEST}
     */
    public synchronized void set(@Nullable Instant now, @Nullable Boolean frozen) {
        Reading before = read();
        Instant wanted = now == null ? before.now : possible(now);
        position = at(wanted, frozen == null ? before.frozen : frozen);
    }

    /**
     * Moves it by {@code distance}, which may be negative.
     *
     * @throws DateTimeException if it would leave {@link #EARLIEST} and {@link #LATEST}
     */
    public synchronized void advance(Duration distance) {
        try {
            Reading before = read();
            position = new Position(before.frozen, possible(before.now.plus(distance)), before.offset.plus(distance));
        } catch (ArithmeticException e) {
            throw new DateTimeException("too far", e);
        }
    }

    /** Gives it back to the system. */
    public synchronized void giveBack() {
        position = null;
    }

    /** Back to where it began. */
    public synchronized void reset() {
        if (start.isOfSystem()) {
            giveBack();
        } else {
            Instant from = start.at == null ? source.instant() : start.at;
            // In one step: whoever reads meanwhile sees the time before or the one after, never the system's.
            position = at(possible(from.plus(start.offset)), start.frozen);
        }
    }

    private Position at(Instant wanted, boolean frozen) {
        return new Position(frozen, wanted, Duration.between(source.instant(), wanted));
    }

    private static Instant possible(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException(instant + " is not within " + EARLIEST + " and " + LATEST);
        }
        return instant;
    }

    /** Nanoseconds of a monotonic stopwatch, for durations only. */
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Where a moved clock is: at a moment, or as far from the system's. */
    private record Position(boolean frozen, Instant at, Duration offset) {
        Instant now(Instant system) {
            if (frozen) {
                return at;
            }
            Instant running = system.plus(offset);
            return running.isAfter(LATEST) ? LATEST : running;
        }
    }
}
