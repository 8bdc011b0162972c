package io.github.acsemulator.testcontainers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which requests of the journal. Never changed: each method returns another one.
 *
 * <pre>{@code
 * RequestQuery.of("issueAccessToken").status(429)
 * }</pre>
 */
public final class RequestQuery {

    private final Map<String, Object> parameters;

    private RequestQuery(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /** All of them. */
    public static RequestQuery all() {
        return new RequestQuery(Map.of());
    }

    /** Those of an operation, by its operationId: {@code create}, {@code issueAccessToken} … */
    public static RequestQuery of(String operation) {
        return all().with("operation", operation);
    }

    /** Only those answered with a status. */
    public RequestQuery status(int status) {
        return with("status", status);
    }

    /** Only those about an identity. */
    public RequestQuery identity(String id) {
        return with("identity", id);
    }

    /** Only those of clients whose User-Agent contains a text. */
    public RequestQuery client(String text) {
        return with("client", text);
    }

    /** Only those from a time on, by the emulator's clock. */
    public RequestQuery since(Instant time) {
        return with("since", time);
    }

    /** At most so many, the newest; 100 unless it is said, and 1,000 at most. */
    public RequestQuery limit(int limit) {
        return with("limit", limit);
    }

    private RequestQuery with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new RequestQuery(changed);
    }

    ControlPath on(ControlPath path) {
        ControlPath narrowed = path;
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            narrowed = narrowed.with(parameter.getKey(), parameter.getValue());
        }
        return narrowed;
    }

    /** As in a query string. */
    @Override
    public String toString() {
        return parameters.toString();
    }
}
