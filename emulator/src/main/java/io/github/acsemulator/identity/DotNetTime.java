package io.github.acsemulator.identity;

import io.github.acsemulator.error.Evidence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as the service writes them: up to seven digits of a second, the offset always {@code +00:00}. Digit by digit: the
 * JDK's formatters take longer to load than a token takes to make.
 */
@Evidence(value = Evidence.Grade.RECORDED, reference = ".NET CreateUserAndTokenWithChatJoinLimitedScope@4ad86b5e")
final class DotNetTime {
    private DotNetTime() {}

    static String of(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(33);
        append(text, time.getYear(), 4);
        append(text.append('-'), time.getMonthValue(), 2);
        append(text.append('-'), time.getDayOfMonth(), 2);
        append(text.append('T'), time.getHour(), 2);
        append(text.append(':'), time.getMinute(), 2);
        append(text.append(':'), time.getSecond(), 2);
        int ticks = time.getNano() / 100;
        if (ticks > 0) {
            append(text.append('.'), ticks, 7);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append("+00:00").toString();
    }

    private static void append(StringBuilder text, int number, int digits) {
        String plain = Integer.toString(number);
        text.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain);
    }
}
