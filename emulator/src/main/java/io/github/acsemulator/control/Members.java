package io.github.acsemulator.control;

import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.RefusedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Texts in the bodies of the emulator's own routes, each refused by the name of its member. */
final class Members {
    private static final Duration LONGEST = Duration.ofDays(365_000);

    private Members() {}

    /** The time that {@code text} spells. */
    static Instant instant(String text, String member) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw invalid(member, "must be a time such as 2026-11-24T09:00:00Z");
        }
    }

    /** The duration that {@code text} spells, of either sign, less than a thousand years. */
    static Duration duration(String text, String member) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.abs().compareTo(LONGEST) < 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Refused below, in the same words as one that is too long.
        }
        throw invalid(member, "must be an ISO 8601 duration such as PT1H30M or PT-5S, of less than a thousand years");
    }

    /** The GUID that {@code text} spells. */
    static UUID guid(String text, String member) {
        return Guid.parse(text)
                .orElseThrow(() -> invalid(member, "must be a GUID such as ac5ac5ac-0000-4000-8000-000000000001"));
    }

    /** The refusal of {@code member}, which {@code would} say what is right, such as "must be a number". */
    static RefusedException invalid(String member, String would) {
        return ErrorCatalogue.CONTROL_INVALID.exception("'" + member + "' " + would + ".", member);
    }
}
