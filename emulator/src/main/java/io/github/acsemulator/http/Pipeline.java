package io.github.acsemulator.http;

import io.github.acsemulator.time.EmulatorClock;
import io.javalin.http.Handler;
import java.util.List;

/** The steps of a request: read the body, run the stages in their order, then the handler. */
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
        return context -> {
            Exchange exchange = new Exchange(context, operation, clock.nanoTime(), listener);
            exchange.attach();
            exchange.body(RequestBody.read(context.req()));
            for (Stage stage : stages) {
                stage.run(exchange);
            }
            handler.handle(exchange);
        };
    }
}
