package io.github.acsemulator.journal;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one request, as it came; {@link JournalEntry} is what may be shown of it.
 *
 * @param id its number in the journal
 * @param at when it was answered, by the emulator's clock
 * @param duration how long that took
 * @param status the status of the answer; 0 where a fault broke the connection instead
 * @param requestBody its body as far as it is kept
 * @param requestLength the body's whole length
 * @param responseBody the answer's body as far as it is kept; null where bodies are not recorded
 * @param showsBodies whether bodies were to be recorded
 */
// Compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record RecordedRequest(
        String id,
        Instant at,
        Duration duration,
        Operation operation,
        @Nullable ApiVersion apiVersion,
        String method,
        String target,
        int status,
        @Nullable String errorCode,
        @Nullable String identity,
        @Nullable UUID resource,
        @Nullable String userAgent,
        @Nullable String clientRequestId,
        @Nullable String contentType,
        Authentication authentication,
        @Nullable String fault,
        byte[] requestBody,
        int requestLength,
        byte @Nullable [] responseBody,
        boolean showsBodies) {
    private static final int LONGEST_BODY = 8 << 10;
    private static final int LONGEST_TEXT = 2 << 10;

    static RecordedRequest of(
            String id,
            Instant at,
            Duration duration,
            Exchange exchange,
            int status,
            @Nullable String errorCode,
            boolean showsBodies) {
        return new RecordedRequest(
                id,
                at,
                duration,
                exchange.operation(),
                exchange.knownApiVersion().orElse(null),
                shortened(exchange.method()),
                shortened(exchange.target()),
                status,
                errorCode,
                exchange.identity().orElse(null),
                exchange.knownResource().map(resource -> resource.id()).orElse(null),
                exchange.header("User-Agent").map(RecordedRequest::shortened).orElse(null),
                exchange.header("x-ms-client-request-id")
                        .map(RecordedRequest::shortened)
                        .orElse(null),
                exchange.header("Content-Type").map(RecordedRequest::shortened).orElse(null),
                exchange.authentication()
                        .map(authentication -> authentication.with(RecordedRequest::shortened))
                        .orElseGet(() -> Authentication.notAsked(
                                exchange.header("Authorization").orElse(""))),
                exchange.fault().orElse(null),
                kept(exchange.body()),
                exchange.body().length,
                showsBodies ? kept(exchange.answer()) : null,
                showsBodies);
    }

    /** Texts come from anybody, and the journal holds a thousand entries. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    private static byte[] kept(byte[] body) {
        return body.length <= LONGEST_BODY ? body : Arrays.copyOf(body, LONGEST_BODY);
    }

    /** The products that the User-Agent names first, without the comments on platform and runtime. */
    @Nullable
    String client() {
        if (userAgent == null) {
            return null;
        }
        int comment = userAgent.indexOf(" (");
        return comment < 0 ? userAgent : userAgent.substring(0, comment);
    }
}
