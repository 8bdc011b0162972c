package io.github.acsemulator.http;

import java.util.Arrays;
import java.util.Locale;

/** Content-Type headers, as far as they matter here. */
final class MediaType {
    private MediaType() {}

    /** Whether {@code contentType} is one of {@code mediaTypes}, its charset absent or UTF-8. */
    static boolean isOneOf(String contentType, String... mediaTypes) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        String type = parts[0].strip();
        return Arrays.asList(mediaTypes).contains(type)
                && Arrays.stream(parts)
                        .skip(1)
                        .map(String::strip)
                        .filter(parameter -> parameter.startsWith("charset"))
                        .allMatch(parameter -> parameter.matches("charset\\s*=\\s*\"?utf-?8\"?"));
    }
}
