package io.github.acsemulator.http;

/** A step that every request of a pipeline takes before its handler; it refuses by throwing. */
@FunctionalInterface
public interface Stage {
    /**
     * Looks at {@code exchange} and notes in it what later steps need.
     *
     * @throws io.github.acsemulator.error.RefusedException if the request ends here
     */
    void run(Exchange exchange);
}
