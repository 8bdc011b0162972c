package io.github.acsemulator.testcontainers;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong, and when. Never changed: each method returns another one.
 *
 * <pre>{@code
 * // Two calls are told to come back in a second, the third is served.
 * faults.add(Fault.on("issueAccessToken").times(2).respond(429).retryAfter(Duration.ofSeconds(1)));
 * // One in ten calls loses its connection, the same ones in every run.
 * faults.add(Fault.onAnyCall().probability(0.1, 42).effect(FaultEffect.connection(RESET)));
 * // The first two creations fail, each in its own way.
 * faults.add(Fault.on("create").effects(FaultEffect.respond(503), FaultEffect.delay(Duration.ofSeconds(20))));
 * }</pre>
 */
public final class Fault {

    private final Map<String, Object> match;
    private final Map<String, Object> frequency;
    private final @Nullable FaultEffect effect;
    private final Map<String, Object> steps;

    private Fault(
            Map<String, Object> match,
            Map<String, Object> frequency,
            @Nullable FaultEffect effect,
            Map<String, Object> steps) {
        this.match = match;
        this.frequency = frequency;
        this.effect = effect;
        this.steps = steps;
    }

    /** For calls of an operation, by its operationId: {@code create}, {@code issueAccessToken}, {@code delete} … */
    public static Fault on(String operation) {
        return onAnyCall().matching("operation", operation);
    }

    /** For every call of the service, unless it is narrowed down. */
    public static Fault onAnyCall() {
        return new Fault(Map.of(), Map.of(), null, Map.of());
    }

    /** Only for calls about one identity. */
    public Fault identity(String id) {
        return matching("identity", id);
    }

    /** Only for calls with one HTTP method. */
    public Fault method(String method) {
        return matching("method", method);
    }

    /** Only for calls of one path, such as {@code /identities/*}. */
    public Fault path(String path) {
        return matching("path", path);
    }

    /** Only for calls of one resource, by its id. A control of one resource adds that by itself. */
    public Fault resource(String id) {
        return matching("resource", id);
    }

    /** Lets the first {@code calls} through. */
    public Fault skip(int calls) {
        return often("skip", calls);
    }

    /** Ends after {@code calls}; without it, it lasts until it is removed. */
    public Fault times(int calls) {
        return often("times", calls);
    }

    /** Strikes by chance only, from 0 to 1; with the same seed, the same calls. */
    public Fault probability(double probability, long seed) {
        return often("probability", probability).often("seed", seed);
    }

    /** Answers with a status. */
    public Fault respond(int status) {
        return effect(FaultEffect.respond(status));
    }

    /** With that answer, says when to come back; as {@link FaultEffect#retryAfter}. */
    public Fault retryAfter(Duration delay) {
        if (effect == null) {
            throw new IllegalStateException("Only respond(…) has a Retry-After.");
        }
        return effect(effect.retryAfter(delay));
    }

    /** Answers as usual, but late. */
    public Fault delay(Duration by) {
        return effect(FaultEffect.delay(by));
    }

    /** Has this effect, in the place of any other. */
    public Fault effect(FaultEffect only) {
        return new Fault(match, frequency, only, Map.of());
    }

    /** Has the first effect on the first call, the second on the second, and so on; after that calls go as usual. */
    public Fault effects(FaultEffect... inTurn) {
        return new Fault(
                match,
                frequency,
                null,
                Map.of("steps", Arrays.stream(inTurn).map(FaultEffect::members).toList()));
    }

    private Fault matching(String name, Object value) {
        return new Fault(with(match, name, value), frequency, effect, steps);
    }

    private Fault often(String name, Object value) {
        return new Fault(match, with(frequency, name, value), effect, steps);
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return changed;
    }

    boolean isOfOneResource() {
        return match.containsKey("resource");
    }

    Map<String, Object> members() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("match", match);
        all.putAll(frequency);
        if (effect != null) {
            all.putAll(effect.members());
        }
        all.putAll(steps);
        return all;
    }
}
