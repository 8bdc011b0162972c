package io.github.acsemulator.http;

import io.github.acsemulator.time.EmulatorClock;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a request: run the stages in their order, then the handler, until one has answered. */
public final class Pipeline {
    private final EmulatorClock clock;
    private final AnswerListener listener;
    private final List<Stage> stages;

    /** A pipeline of {@code stages}, which run in their order. */
    public Pipeline(EmulatorClock clock, AnswerListener listener, List<Stage> stages) {
        this.clock = clock;
        this.listener = listener;
        this.stages = List.copyOf(stages);
    }

    /** The Javalin handler that serves {@code operation} by {@code handler}. */
    Handler serving(Operation operation, ExchangeHandler handler) {
        List<ExchangeHandler> steps = new ArrayList<>();
        stages.forEach(stage -> steps.add(stage::run));
        steps.add(handler);
        return context -> {
            Exchange exchange = new Exchange(context, operation, clock.nanoTime(), listener);
            exchange.attach();
            exchange.body(RequestBody.of(context.req()));
            run(context, exchange, steps);
        };
    }

    private static void run(Context context, Exchange exchange, List<ExchangeHandler> steps) {
        for (int i = 0; i < steps.size() && !exchange.isAnswered(); i++) {
            steps.get(i).handle(exchange);
            Optional<Waiting> waiting = exchange.takeWaiting();
            if (waiting.isPresent()) {
                List<ExchangeHandler> rest =
                        new ArrayList<>(List.of(waiting.get().then()));
                rest.addAll(steps.subList(i + 1, steps.size()));
                waiting.get().suspend(context, () -> run(context, exchange, rest));
                return;
            }
        }
    }
}
