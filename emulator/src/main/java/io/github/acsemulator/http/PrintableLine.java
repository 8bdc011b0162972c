package io.github.acsemulator.http;

import java.nio.charset.StandardCharsets;

/**
 * A text that may hold anything a client sent, as one line for a header or a log: printable ASCII of at most 1 KB, the
 * rest percent-encoded, tokens and keys blotted out.
 */
public final class PrintableLine {
    private static final int LONGEST = 1024;

    private PrintableLine() {}

    /** {@code text} as such a line. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        for (byte b : Redaction.of(text).getBytes(StandardCharsets.UTF_8)) {
            String next = b >= 0x20 && b < 0x7F ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF);
            if (line.length() + next.length() > LONGEST) {
                break;
            }
            line.append(next);
        }
        return line.toString();
    }
}
