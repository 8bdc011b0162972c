package io.github.acsemulator;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What takes time to begin is begun on threads of its own. */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private Background() {}

    /** Does {@code work} on a thread of its own, and {@code then} what nobody waits for. */
    static <T> CompletableFuture<T> begin(String name, Supplier<T> work, Consumer<T> then) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        T result = work.get();
                        future.complete(result);
                        then.accept(result);
                    } catch (RuntimeException | Error e) {
                        if (!future.completeExceptionally(e)) {
                            LOG.warn("{} failed", name, e);
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    /** What {@code future} comes to; what its work threw is thrown here. */
    static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
