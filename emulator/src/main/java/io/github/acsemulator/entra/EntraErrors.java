package io.github.acsemulator.entra;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.error.RefusedException;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.time.Randomness;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts refusals of the issuer into Entra's envelope. */
final class EntraErrors {
    private static final Pattern CODE = Pattern.compile("AADSTS(\\d+):.*", Pattern.DOTALL);

    private final EmulatorClock clock;

    EntraErrors(EmulatorClock clock) {
        this.clock = clock;
    }

    RefusedException of(ErrorCatalogue entry, Object... values) {
        Refusal refusal = entry.refusal(values);
        String trace = Randomness.correlationId().toString();
        String correlation = Randomness.correlationId().toString();
        String timestamp =
                clock.now().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
        Matcher code = CODE.matcher(refusal.message());
        String description = refusal.message() + " Trace ID: " + trace + " Correlation ID: " + correlation
                + " Timestamp: " + timestamp;
        return refusal.exception()
                .body(new EntraErrorResponse(
                        refusal.code(),
                        description,
                        code.matches() ? List.of(Long.valueOf(code.group(1))) : List.of(),
                        timestamp,
                        trace,
                        correlation));
    }

    /** Entra's error answer. */
    private record EntraErrorResponse(
            String error,
            @JsonProperty("error_description") String errorDescription,
            @JsonProperty("error_codes") List<Long> errorCodes,
            String timestamp,
            @JsonProperty("trace_id") String traceId,
            @JsonProperty("correlation_id") String correlationId) {}
}
