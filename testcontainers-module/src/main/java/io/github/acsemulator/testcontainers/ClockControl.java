package io.github.acsemulator.testcontainers;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The emulator's clock, which everything there follows: when tokens expire, limits, introspection. Clients that sign
 * with the real time go on working while it is moved.
 *
 * <pre>{@code
 * acs.control().clock().advance(Duration.ofHours(23).plusMinutes(59));
 * }</pre>
 *
 * <p>A server has one clock: resources share it.
 */
public final class ClockControl {

    private static final ControlPath CLOCK = ControlPath.of("clock");

    private final ControlHttp http;

    ClockControl(ControlHttp http) {
        this.http = http;
    }

    /** What it says. */
    public Reading read() {
        return Reading.of(http.get(CLOCK));
    }

    /** Its time. */
    public Instant now() {
        return read().now();
    }

    /**
     * Sets it; frozen, it stays frozen.
     *
     * @throws EmulatorControlException if {@code now} is before 2020-01-02 or after the year 9999
     */
    public Reading set(Instant now) {
        return put(Map.of("now", now.toString()));
    }

    /** Stops it where it is, until {@link #unfreeze()} or {@link #reset()}. */
    public Reading freeze() {
        return put(Map.of("frozen", true));
    }

    /** Sets it and stops it there. */
    public Reading freezeAt(Instant now) {
        return put(Map.of("now", now.toString(), "frozen", true));
    }

    /** Lets it run on from where it is. */
    public Reading unfreeze() {
        return put(Map.of("frozen", false));
    }

    /** Moves it on by {@code by}, frozen or not. */
    public Reading advance(Duration by) {
        return Reading.of(http.post(ControlPath.of("clock", "advance"), Map.of("by", by.toString())));
    }

    /** Gives it back to the system's time. */
    public Reading reset() {
        return Reading.of(ControlJson.parse(http.send("DELETE", CLOCK, null)));
    }

    private Reading put(Map<String, ?> body) {
        return Reading.of(ControlJson.parse(http.send("PUT", CLOCK, body)));
    }

    /**
     * What the clock says.
     *
     * @param now its time
     * @param frozen whether it stands still
     * @param offset how far it is ahead of the system's
     */
    public record Reading(Instant now, boolean frozen, Duration offset) {
        static Reading of(ControlJson json) {
            return new Reading(json.instant("now"), json.flag("frozen"), json.duration("offset"));
        }
    }
}
