package io.github.acsemulator.testcontainers;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What happens to one call in the place of an answer, or before it. Never changed: each method returns another one.
 *
 * <pre>{@code
 * FaultEffect.respond(503).after(Duration.ofMillis(200))
 * }</pre>
 */
public final class FaultEffect {

    /** What can become of a connection. */
    public enum Connection {
        /** It is reset before there is an answer. */
        RESET,
        /** It is closed before there is an answer. */
        EMPTY,
        /** It is closed in the middle of the answer's body. */
        TRUNCATED,
        /** What arrives is no HTTP. */
        MALFORMED,
        /** The answer arrives whole, but byte by byte. */
        DRIP
    }

    private final Map<String, Object> members;

    private FaultEffect(Map<String, Object> members) {
        this.members = members;
    }

    /** An answer with a status; its body is the service's for that status, unless one is given. */
    public static FaultEffect respond(int status) {
        return new FaultEffect(Map.of("response", Map.of("status", status)));
    }

    /** The usual answer, late. */
    public static FaultEffect delay(Duration by) {
        return new FaultEffect(Map.of("delay", by.toString()));
    }

    /** The usual answer, late by a time between the two, another one for each call. */
    public static FaultEffect delay(Duration from, Duration to) {
        return new FaultEffect(Map.of("delay", Map.of("from", from.toString(), "to", to.toString())));
    }

    /** No answer, or a broken one. */
    public static FaultEffect connection(Connection kind) {
        return new FaultEffect(Map.of("connection", kind.name().toLowerCase(Locale.ROOT)));
    }

    /** The same, late. */
    public FaultEffect after(Duration delay) {
        return new FaultEffect(with(members, "delay", delay.toString()));
    }

    /** With a header. */
    public FaultEffect header(String name, String value) {
        return ofResponse("headers", with(members(response(), "headers"), name, value));
    }

    /**
     * With the header {@code Retry-After}, in whole seconds, and where {@code delay} is none also with
     * {@code retry-after-ms}, which Azure's SDKs go by.
     */
    public FaultEffect retryAfter(Duration delay) {
        boolean whole = delay.getNano() == 0;
        FaultEffect inSeconds = header("Retry-After", Long.toString(whole ? delay.toSeconds() : delay.toSeconds() + 1));
        return whole ? inSeconds : inSeconds.header("retry-after-ms", Long.toString(delay.toMillis()));
    }

    /** With a body: a string as it is, a map or a list as JSON. */
    public FaultEffect body(Object body) {
        return ofResponse("body", body);
    }

    private FaultEffect ofResponse(String name, Object value) {
        return new FaultEffect(with(members, "response", with(response(), name, value)));
    }

    private Map<String, Object> response() {
        if (!members.containsKey("response")) {
            throw new IllegalStateException("Only respond(…) has headers and a body.");
        }
        return members(members, "response");
    }

    private static Map<String, Object> members(Map<String, Object> object, String name) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (object.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> members.put(String.valueOf(key), value));
        }
        return members;
    }

    private static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(object);
        changed.put(name, value);
        return changed;
    }

    Map<String, Object> members() {
        return members;
    }
}
