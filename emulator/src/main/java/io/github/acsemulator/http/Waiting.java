package io.github.acsemulator.http;

import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A request that waits for something, on no thread, however many do.
 *
 * @param signal what it waits for
 * @param then what it does afterwards
 */
record Waiting(CompletionStage<?> signal, ExchangeHandler then) {
    /** Gives the thread back; after the signal, {@code next} runs on one of the server's threads. */
    void suspend(Context context, Runnable next) {
        context.future(() -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            signal.whenComplete((ignored, failure) -> context.req()
                    .getAsyncContext()
                    .start(() -> {
                        try {
                            next.run();
                            done.complete(null);
                        } catch (RuntimeException | Error e) {
                            done.completeExceptionally(e);
                        }
                    }));
            return done;
        });
    }
}
