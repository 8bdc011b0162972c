package io.github.acsemulator.auth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Dates of HTTP headers. The JDK's formatters take a while to load and read any form; the one that clients write is read
 * here by its columns, whatever differs from it by them.
 */
public final class HttpDate {
    private static final String FORM = "Mon, 23 Nov 2026 18:03:49 GMT";
    private static final String DAYS = "Mon,Tue,Wed,Thu,Fri,Sat,Sun,";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private HttpDate() {}

    /**
     * The moment that {@code text} names.
     *
     * @throws DateTimeException if it is no date as in {@code Mon, 23 Nov 2026 18:03:49 GMT}
     */
    static Instant parse(String text) {
        if (isUsual(text)) {
            try {
                return usual(text);
            } catch (DateTimeException e) {
                // The JDK takes a 31st of November, for one.
            }
        }
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** In the usual form, in whole seconds. */
    public static String format(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int day = 4 * (time.getDayOfWeek().getValue() - 1);
        int month = 3 * (time.getMonthValue() - 1);
        return DAYS.substring(day, day + 4)
                + twoDigits(' ', time.getDayOfMonth())
                + " " + MONTHS.substring(month, month + 3)
                + " " + time.getYear()
                + twoDigits(' ', time.getHour())
                + twoDigits(':', time.getMinute())
                + twoDigits(':', time.getSecond())
                + " GMT";
    }

    private static String twoDigits(char before, int number) {
        return before + (number < 10 ? "0" : "") + number;
    }

    private static Instant usual(String text) {
        LocalDateTime time = LocalDateTime.of(
                number(text, 12, 4),
                month(text),
                number(text, 5, 2),
                number(text, 17, 2),
                number(text, 20, 2),
                number(text, 23, 2));
        if (DAYS.indexOf(text.substring(0, 4)) != 4 * (time.getDayOfWeek().getValue() - 1)) {
            throw new DateTimeException("it is another day of the week");
        }
        return time.toInstant(ZoneOffset.UTC);
    }

    private static boolean isUsual(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char form = FORM.charAt(i);
            char given = text.charAt(i);
            boolean fits;
            if (form >= '0' && form <= '9') {
                fits = given >= '0' && given <= '9';
            } else {
                // The letters of day and month are looked at when they are read.
                fits = i < 3 || i >= 8 && i < 11 || given == form;
            }
            if (!fits) {
                return false;
            }
        }
        return month(text) > 0;
    }

    /** 1 to 12, 0 if it is none. */
    private static int month(String text) {
        int index = MONTHS.indexOf(text.substring(8, 11));
        return index >= 0 && index % 3 == 0 ? index / 3 + 1 : 0;
    }

    private static int number(String text, int from, int digits) {
        return Integer.parseInt(text, from, from + digits, 10);
    }
}
