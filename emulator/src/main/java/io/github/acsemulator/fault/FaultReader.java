package io.github.acsemulator.fault;

import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.RefusedException;
import io.github.acsemulator.fault.FaultBody.EffectBody;
import io.github.acsemulator.fault.FaultBody.MatchBody;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads rules; every mistake is named by its path, with what would be right. */
public final class FaultReader {
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final int MOST_STEPS = 1_000;

    private final Set<String> operations;
    private final Resources resources;

    /** A reader that knows {@code operations} by their operationIds. */
    public FaultReader(Set<String> operations, Resources resources) {
        this.operations = operations;
        this.resources = resources;
    }

    /**
     * What makes the rule that {@code json} describes, given its id.
     *
     * @throws RefusedException {@link ErrorCatalogue#CONTROL_INVALID}
     */
    public Function<String, FaultRule> read(byte[] json) {
        FaultBody body = StrictJson.read(json, FaultBody.class);
        FaultMatch match = match(body.match());
        atLeast(0, body.skip(), "skip");
        atLeast(1, body.times(), "times");
        Double probability = body.probability();
        if (probability != null && !(probability >= 0 && probability <= 1)) {
            throw mistake("probability", "a number from 0 to 1");
        }
        List<FaultEffect> effects = effects(body);
        int most = body.steps() == null ? Integer.MAX_VALUE : effects.size();
        int times = body.times() == null ? most : Math.min(most, body.times());
        long seed = body.seed() == null ? Randomness.seed() : body.seed();
        return id -> new FaultRule(id, body, match, effects, times, seed);
    }

    private static List<FaultEffect> effects(FaultBody body) {
        EffectBody only = new EffectBody(body.delay(), body.response(), body.connection());
        if (body.steps() == null) {
            return List.of(EffectReader.read(only, ""));
        }
        if (!EffectReader.isEmpty(only)) {
            throw mistake("steps", "without 'delay', 'response' and 'connection' beside it, which go into each step");
        }
        if (body.steps().isEmpty() || body.steps().size() > MOST_STEPS) {
            throw mistake("steps", "a list of 1 to " + MOST_STEPS + " effects, one for each call");
        }
        List<FaultEffect> effects = new ArrayList<>();
        for (int i = 0; i < body.steps().size(); i++) {
            EffectBody step = body.steps().get(i);
            if (step == null) {
                throw mistake("steps[" + i + "]", "an object");
            }
            effects.add(EffectReader.read(step, "steps[" + i + "]."));
        }
        return effects;
    }

    private FaultMatch match(@Nullable MatchBody body) {
        if (body == null) {
            return new FaultMatch(null, null, null, null, null);
        }
        if (body.operation() != null && !operations.contains(body.operation())) {
            throw mistake(
                    "match.operation",
                    "one of " + String.join(", ", operations.stream().sorted().toList()));
        }
        if (body.method() != null && !METHODS.contains(body.method())) {
            throw mistake(
                    "match.method",
                    "one of " + String.join(", ", METHODS.stream().sorted().toList()));
        }
        return new FaultMatch(
                body.operation(), body.identity(), body.method(), path(body.path()), resource(body.resource()));
    }

    private static @Nullable String path(@Nullable String glob) {
        if (glob != null && !glob.matches("[/*][^?#\\s]*")) {
            throw mistake(
                    "match.path", "a path without a query, such as /identities/*, in which * stands for anything");
        }
        return glob;
    }

    private @Nullable UUID resource(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Guid.parse(text)
                .filter(id -> resources.all().stream()
                        .anyMatch(resource -> resource.id().equals(id)))
                .orElseThrow(() -> mistake("match.resource", "the id of a resource of this server"));
    }

    private static void atLeast(int least, @Nullable Integer given, String member) {
        if (given != null && given < least) {
            throw mistake(member, "a whole number from " + least + " on");
        }
    }

    static RefusedException mistake(String member, String right) {
        return ErrorCatalogue.CONTROL_INVALID.exception("'" + member + "' must be " + right + ".", member);
    }
}
