package io.github.acsemulator.testcontainers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A path under {@code /_emulator} and its query, encoded.
 *
 * @param target as it stands in a request line
 */
record ControlPath(String target) {

    /** Of segments, such as {@code identities}, an id, {@code revoke}. */
    static ControlPath of(String... segments) {
        StringBuilder path = new StringBuilder("/_emulator");
        for (String segment : segments) {
            path.append('/').append(encoded(segment));
        }
        return new ControlPath(path.toString());
    }

    /** With a parameter; without it if {@code value} is null. */
    ControlPath with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        char separator = target.indexOf('?') < 0 ? '?' : '&';
        return new ControlPath(target + separator + name + "=" + encoded(value.toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
