package io.github.acsemulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One rule, and how often it fired. Safe for use by many threads. */
public final class FaultRule {
    private final String id;
    private final FaultBody body;
    private final FaultMatch match;
    private final List<FaultEffect> effects;
    private final int skip;
    private final int times;
    private final double probability;
    private final Random random;
    private int skipped;
    private int fired;

    /**
     * The rule that {@code body} describes.
     *
     * @param effects one for each time it fires, or a single one for every time
     * @param times how often it fires at most
     * @param seed decides by chance, always the same
     */
    FaultRule(String id, FaultBody body, FaultMatch match, List<FaultEffect> effects, int times, long seed) {
        this.id = id;
        this.body = body;
        this.match = match;
        this.effects = List.copyOf(effects);
        this.times = times;
        this.skip = body.skip() == null ? 0 : body.skip();
        this.probability = body.probability() == null ? 1 : body.probability();
        this.random = new Random(seed);
    }

    /** What happens to one request. */
    record Firing(Duration delay, Optional<FaultAnswer> answer) {}

    /** Counts a request that matches; empty if nothing happens to it. */
    synchronized Optional<Firing> fire() {
        if (skipped < skip) {
            skipped++;
            return Optional.empty();
        }
        if (fired >= times || (probability < 1 && random.nextDouble() >= probability)) {
            return Optional.empty();
        }
        FaultEffect effect = effects.get(Math.min(fired, effects.size() - 1));
        fired++;
        return Optional.of(new Firing(effect.delay().pick(random), effect.answer()));
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** As it was described. */
    public FaultBody body() {
        return body;
    }

    /** How many requests it had an effect on. */
    public synchronized int fired() {
        return fired;
    }

    FaultMatch match() {
        return match;
    }
}
