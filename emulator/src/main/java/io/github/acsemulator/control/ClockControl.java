package io.github.acsemulator.control;

import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.time.EmulatorClock.Reading;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/clock}: reads, sets, freezes and moves the emulator's time. */
public final class ClockControl {
    private final EmulatorClock clock;

    /** Of {@code clock}. */
    public ClockControl(EmulatorClock clock) {
        this.clock = clock;
    }

    /** {@code GET /_emulator/clock}. */
    public void get(Exchange exchange) {
        answer(exchange);
    }

    /** {@code PUT /_emulator/clock}: another time, or frozen, or running again, or two of it. */
    public void set(Exchange exchange) {
        SetBody body = StrictJson.read(exchange.body(), SetBody.class);
        if (body.now() == null && body.frozen() == null) {
            throw Members.invalid("now", "or 'frozen' must be given");
        }
        Instant now = body.now() == null ? null : Members.instant(body.now(), "now");
        try {
            clock.set(now, body.frozen());
        } catch (DateTimeException e) {
            throw Members.invalid("now", range());
        }
        answer(exchange);
    }

    /** {@code POST /_emulator/clock/advance}. */
    public void advance(Exchange exchange) {
        AdvanceBody body = StrictJson.read(exchange.body(), AdvanceBody.class);
        Duration by = Members.duration(String.valueOf(body.by()), "by");
        try {
            clock.advance(by);
        } catch (DateTimeException e) {
            throw Members.invalid("by", "leads too far: the clock " + range());
        }
        answer(exchange);
    }

    /** {@code DELETE /_emulator/clock}: gives it back to the system. */
    public void giveBack(Exchange exchange) {
        clock.giveBack();
        answer(exchange);
    }

    private static String range() {
        return "must lie between " + EmulatorClock.EARLIEST + " and " + EmulatorClock.LATEST;
    }

    private void answer(Exchange exchange) {
        Reading reading = clock.read();
        exchange.respond(
                200,
                new ClockAnswer(
                        reading.now().toString(),
                        reading.frozen(),
                        reading.offset().toString()));
    }

    private record SetBody(@Nullable String now, @Nullable Boolean frozen) {}

    private record AdvanceBody(@Nullable String by) {}

    private record ClockAnswer(String now, boolean frozen, String offset) {}
}
