package io.github.acsemulator.http;

import io.github.acsemulator.error.Refusal;
import org.jspecify.annotations.Nullable;

/** Is told of every answer just before its first byte is sent, when its status is known and headers may be added. */
@FunctionalInterface
public interface AnswerListener {
    /**
     * {@code exchange} is about to be answered.
     *
     * @param status the HTTP status of the answer
     * @param refusal why it is refused; null for a success
     */
    void answering(Exchange exchange, int status, @Nullable Refusal refusal);

    /** This one, then {@code next}. */
    default AnswerListener andThen(AnswerListener next) {
        return (exchange, status, refusal) -> {
            answering(exchange, status, refusal);
            next.answering(exchange, status, refusal);
        };
    }
}
