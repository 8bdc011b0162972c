package io.github.acsemulator.limit;

import io.github.acsemulator.config.Settings.LimitPolicy;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.Stage;
import java.time.Duration;
import java.util.function.Supplier;

/** Refuses requests beyond the documented rates, where that is asked for; it comes after authentication. */
public final class LimitStage implements Stage {
    private final Limits limits;
    private final Supplier<LimitPolicy> policy;

    /** A stage that looks at {@code limits} where {@code policy} says so at the time. */
    public LimitStage(Limits limits, Supplier<LimitPolicy> policy) {
        this.limits = limits;
        this.policy = policy;
    }

    @Override
    public void run(Exchange exchange) {
        if (policy.get() == LimitPolicy.OFF) {
            return;
        }
        Duration wait =
                limits.admit(exchange.resource().id(), exchange.operation().id());
        if (!wait.isZero()) {
            long seconds = (wait.toMillis() + 999) / 1_000;
            throw ErrorCatalogue.TOO_MANY_REQUESTS.exception().header("Retry-After", Long.toString(seconds));
        }
    }
}
