package io.github.acsemulator.fault;

import io.github.acsemulator.fault.FaultRule.Firing;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.ExchangeHandler;
import io.github.acsemulator.http.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Has the rules act on a request: delays add up, the first that answers has the last word. */
public final class FaultStage implements Stage {
    private final Supplier<List<FaultRule>> rules;

    private FaultStage(Supplier<List<FaultRule>> rules) {
        this.rules = rules;
    }

    /** For the rules that are for any resource; it comes before authentication. */
    public static FaultStage beforeAuthentication(Faults faults) {
        return new FaultStage(faults::beforeAuthentication);
    }

    /** For the rules that are for one resource; it comes after authentication. */
    public static FaultStage ofResources(Faults faults) {
        return new FaultStage(faults::ofResources);
    }

    @Override
    public void run(Exchange exchange) {
        List<FaultRule> inForce = rules.get();
        if (!inForce.isEmpty()) {
            act(exchange, inForce);
        }
    }

    private static void act(Exchange exchange, List<FaultRule> inForce) {
        Duration delay = Duration.ZERO;
        ExchangeHandler then = goingOn -> {};
        for (FaultRule rule : inForce) {
            Optional<Firing> firing = rule.match().matches(exchange) ? rule.fire() : Optional.empty();
            if (firing.isEmpty()) {
                continue;
            }
            exchange.madeBy(rule.id());
            delay = delay.plus(firing.get().delay());
            if (firing.get().answer().isPresent()) {
                then = firing.get().answer().get()::give;
                break;
            }
        }
        if (delay.isZero()) {
            then.handle(exchange);
        } else {
            exchange.await(
                    new CompletableFuture<>().completeOnTimeout("over", delay.toNanos(), TimeUnit.NANOSECONDS), then);
        }
    }
}
