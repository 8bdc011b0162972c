package io.github.acsemulator.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * What a rule does to a request.
 *
 * @param delay how long the request waits first
 * @param answer what is answered then; empty leaves the answer as it is
 */
record FaultEffect(Delay delay, Optional<FaultAnswer> answer) {
    /** A time between {@code from} and {@code to}, both included. */
    record Delay(Duration from, Duration to) {
        static final Delay NONE = new Delay(Duration.ZERO, Duration.ZERO);

        Duration pick(Random random) {
            long nanos = to.minus(from).toNanos();
            return nanos == 0 ? from : from.plusNanos((long) (random.nextDouble() * nanos));
        }
    }
}
