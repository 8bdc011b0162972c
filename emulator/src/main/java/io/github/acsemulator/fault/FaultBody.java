package io.github.acsemulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as JSON describes it.
 *
 * @param match which requests it is for
 * @param skip how many of them it lets through first
 * @param times how many it then acts on
 * @param probability how likely it acts on each
 * @param seed makes that likelihood, and a range of delays, the same each time
 * @param delay an effect: see {@link EffectBody}
 * @param response an effect
 * @param connection an effect
 * @param steps effects, one for each request
 */
public record FaultBody(
        @Nullable MatchBody match,
        @Nullable Integer skip,
        @Nullable Integer times,
        @Nullable Double probability,
        @Nullable Long seed,
        @Nullable JsonNode delay,
        @Nullable ResponseBody response,
        @Nullable String connection,
        @Nullable List<EffectBody> steps) {

    /** A member that is null is absent. */
    public FaultBody {
        delay = present(delay);
    }

    private static @Nullable JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node;
    }

    /** Which requests a rule is for. */
    public record MatchBody(
            @Nullable String operation,
            @Nullable String identity,
            @Nullable String method,
            @Nullable String path,
            @Nullable String resource) {}

    /**
     * What happens to a request.
     *
     * @param delay an ISO 8601 duration, or {@code {"from","to"}} of two
     * @param response an answer
     * @param connection a way in which the answer breaks
     */
    public record EffectBody(
            @Nullable JsonNode delay,
            @Nullable ResponseBody response,
            @Nullable String connection) {

        /** A member that is null is absent. */
        public EffectBody {
            delay = present(delay);
        }
    }

    /**
     * An answer.
     *
     * @param status its HTTP status
     * @param headers its headers
     * @param body a text, or any JSON; absent stands for the service's envelope
     */
    public record ResponseBody(
            @Nullable Integer status,
            @Nullable Map<String, String> headers,
            @Nullable JsonNode body) {

        /** A member that is null is absent. */
        public ResponseBody {
            body = present(body);
        }
    }
}
