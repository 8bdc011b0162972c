package io.github.acsemulator.http;

import io.github.acsemulator.error.Refusal;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Is told of every answer just before its first byte is sent, when its status is known and headers may be added. */
@FunctionalInterface
public interface AnswerListener {
    /**
     * {@code exchange} is about to be answered with the status that {@code context} has.
     *
     * @param refusal why it is refused; null for a success
     */
    void answering(Exchange exchange, Context context, @Nullable Refusal refusal);

    /** This one, then {@code next}. */
    default AnswerListener andThen(AnswerListener next) {
        return (exchange, context, refusal) -> {
            answering(exchange, context, refusal);
            next.answering(exchange, context, refusal);
        };
    }
}
