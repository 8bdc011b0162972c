package io.github.acsemulator.identity;

import io.github.acsemulator.error.Evidence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Times as the service writes them: up to seven digits of a second, the offset always {@code +00:00}. */
@Evidence(value = Evidence.Grade.RECORDED, reference = ".NET CreateUserAndTokenWithChatJoinLimitedScope@4ad86b5e")
final class DotNetTime {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .appendLiteral('T')
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral("+00:00")
            .toFormatter();

    private DotNetTime() {}

    static String of(Instant instant) {
        // Cut first: the formatter leaves out zeros at the end, but not those that its own cutting makes.
        Instant cut = instant.minusNanos(instant.getNano() % 100);
        return FORM.format(cut.atOffset(ZoneOffset.UTC));
    }
}
