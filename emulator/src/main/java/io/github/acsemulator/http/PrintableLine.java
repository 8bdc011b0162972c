package io.github.acsemulator.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A text that may hold anything a client sent, as one line for a header or a log: printable ASCII of at most 1 KB, the
 * rest percent-encoded, tokens and keys blotted out.
 */
final class PrintableLine {
    private static final int LONGEST = 1024;
    /** A JWT, or base64 of the length of an access key. */
    private static final Pattern SECRET =
            Pattern.compile("eyJ[A-Za-z0-9_-]{10,}(?:\\.[A-Za-z0-9_-]*)*|[A-Za-z0-9+/]{64,}={0,2}");

    private PrintableLine() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder();
        for (byte b : SECRET.matcher(text).replaceAll("<redacted>").getBytes(StandardCharsets.UTF_8)) {
            String next = b >= 0x20 && b < 0x7F ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF);
            if (line.length() + next.length() > LONGEST) {
                break;
            }
            line.append(next);
        }
        return line.toString();
    }
}
