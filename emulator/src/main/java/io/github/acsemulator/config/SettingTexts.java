package io.github.acsemulator.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts that settings were given as, and what they spell. */
final class SettingTexts {
    private static final Duration LONGEST = Duration.ofDays(365_000);

    private final Map<Setting, SettingText> texts;

    SettingTexts(Map<Setting, SettingText> texts) {
        this.texts = texts;
    }

    /** The text of {@code setting}, its default if none was given; empty if it is blank. */
    Optional<String> text(Setting setting) {
        SettingText given = texts.get(setting);
        String text = given == null ? setting.defaultText() : given.text().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private String textOrDefault(Setting setting) {
        return text(setting).orElse(setting.defaultText());
    }

    SettingException mistake(Setting setting, String explanation) {
        SettingText given = texts.get(setting);
        String origin = given == null ? setting.key() : given.origin();
        return new SettingException(origin + ": " + explanation);
    }

    int integer(Setting setting, int least, int most, int radix) {
        String text = textOrDefault(setting);
        try {
            int value = Integer.parseInt(text, radix);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, in the same words as a number out of range.
        }
        throw mistake(
                setting,
                "'" + text + "' must be a number from " + Integer.toString(least, radix) + " to "
                        + Integer.toString(most, radix) + ".");
    }

    List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        String text = textOrDefault(setting);
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> mistake(setting, "'" + text + "' must be one of " + setting.form() + "."));
    }

    boolean flag(Setting setting) {
        String text = textOrDefault(setting);
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        throw mistake(setting, "'" + text + "' must be true or false.");
    }

    /** A duration that is not negative. */
    Duration duration(Setting setting) {
        return duration(setting, textOrDefault(setting));
    }

    /** A duration of more than nothing; empty if none is given. */
    Optional<Duration> optionalDuration(Setting setting) {
        return text(setting).map(text -> {
            Duration duration = duration(setting, text);
            if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
                throw mistake(setting, "'" + text + "' must be at least a second, PT1S.");
            }
            return duration;
        });
    }

    private Duration duration(Setting setting, String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(LONGEST) > 0) {
                throw mistake(setting, "'" + text + "' must be less than a thousand years.");
            }
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // Refused below, in the same words as a negative duration.
        }
        throw mistake(setting, "'" + text + "' must be an ISO 8601 duration such as PT5M, not negative.");
    }

    Optional<Path> path(Setting setting) {
        return text(setting).map(text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw mistake(setting, "'" + text + "' is no path: " + e.getReason() + ".");
            }
        });
    }
}
