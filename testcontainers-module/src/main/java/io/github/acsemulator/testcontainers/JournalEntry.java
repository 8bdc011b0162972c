package io.github.acsemulator.testcontainers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and how it was answered; neither keys, tokens nor signatures stand in it. What is not known is null.
 *
 * @param at when, by the emulator's clock
 * @param duration how long the answer took
 * @param operation its operationId; null if there is no such operation
 * @param target path and query
 * @param errorCode the code of the refusal
 * @param identity the identity that it was about
 * @param resource the resource that it acted on, which is known once it has authenticated itself
 * @param client the client's name and version, by its User-Agent
 * @param clientRequestId its {@code x-ms-client-request-id}
 * @param fault the id of the fault that answered
 * @param requestBody with secrets left out; only with the setting {@code recordBodies}
 * @param responseBody the same
 */
public record JournalEntry(
        String id,
        Instant at,
        Duration duration,
        @Nullable String operation,
        @Nullable String apiVersion,
        String method,
        String target,
        int status,
        @Nullable String errorCode,
        @Nullable String identity,
        @Nullable String resource,
        @Nullable String client,
        @Nullable String clientRequestId,
        Authentication authentication,
        @Nullable String fault,
        @Nullable String requestBody,
        @Nullable String responseBody) {

    static JournalEntry of(ControlJson json) {
        return new JournalEntry(
                json.text("id"),
                json.instant("at"),
                json.duration("duration"),
                json.textOrNull("operation"),
                json.textOrNull("apiVersion"),
                json.text("method"),
                json.text("target"),
                json.number("status"),
                json.textOrNull("errorCode"),
                json.textOrNull("identity"),
                json.textOrNull("resource"),
                json.textOrNull("client"),
                json.textOrNull("clientRequestId"),
                Authentication.of(json.object("authentication")),
                json.textOrNull("fault"),
                json.textOrNull("requestBody"),
                json.textOrNull("responseBody"));
    }

    /**
     * How a request authenticated itself.
     *
     * @param scheme {@code HMAC-SHA256}, {@code Bearer} or {@code none}
     * @param verdict {@code accepted}, {@code refused}, or {@code off} if nobody looked
     * @param cause why not, as {@link Explanation#cause()}
     * @param detail the same in words
     * @param differences where the client signed something else than arrived
     */
    public record Authentication(
            String scheme,
            String verdict,
            @Nullable String cause,
            @Nullable String detail,
            List<Explanation.Difference> differences) {
        static Authentication of(ControlJson json) {
            return new Authentication(
                    json.text("scheme"),
                    json.text("verdict"),
                    json.textOrNull("cause"),
                    json.textOrNull("detail"),
                    json.list("differences", Explanation.Difference::of));
        }
    }
}
