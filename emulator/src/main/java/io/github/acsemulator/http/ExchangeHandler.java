package io.github.acsemulator.http;

/** What answers an operation. */
@FunctionalInterface
public interface ExchangeHandler {
    /**
     * Answers {@code exchange}.
     *
     * @throws io.github.acsemulator.error.RefusedException if the request is refused
     */
    void handle(Exchange exchange);
}
