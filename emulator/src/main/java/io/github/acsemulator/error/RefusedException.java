package io.github.acsemulator.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is refused. Caught by the error renderer alone. */
public final class RefusedException extends RuntimeException {
    private final transient Refusal refusal;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private transient @Nullable Object body;

    RefusedException(Refusal refusal) {
        // No stack trace: a refusal is an ordinary answer, and filling traces in is most of its cost.
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    /** Adds a header to the answer. */
    public RefusedException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Answers with {@code value} as JSON instead of the service's envelope. */
    public RefusedException body(Object value) {
        body = value;
        return this;
    }

    /** What is answered instead of the service's envelope, if anything is. */
    public Optional<Object> body() {
        return Optional.ofNullable(body);
    }

    /** What is answered. */
    public Refusal refusal() {
        return refusal;
    }

    /** Headers of the answer beside the usual ones. */
    public Map<String, String> headers() {
        return headers;
    }
}
