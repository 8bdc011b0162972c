package io.github.acsemulator.identity;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** The 2020 preview's model of a change to an identity: the moment before which its tokens are refused. */
record CommunicationIdentityUpdateRequest(Optional<Instant> tokensValidFrom) {
    private static final String MEMBER = "TokensValidFrom";

    static CommunicationIdentityUpdateRequest of(JsonObject json) {
        return new CommunicationIdentityUpdateRequest(
                json.string(MEMBER).map(CommunicationIdentityUpdateRequest::instant));
    }

    private static Instant instant(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = time instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.from(time).toInstant();
            // Beyond these years the moment has no milliseconds in 64 bits, and .NET has no such times.
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Refused below, in the same words as a year out of range.
        }
        throw ErrorCatalogue.MEMBER_INVALID.exception(MEMBER);
    }
}
