package io.github.acsemulator.portal;

import java.util.Locale;

/**
 * One file of the page.
 *
 * @param contentType its media type
 * @param bytes its content, not to be changed
 */
// Compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
record PageFile(String contentType, byte[] bytes) {
    static PageFile of(String name, byte[] bytes) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String contentType = switch (extension) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("no media type for " + name);
        };
        return new PageFile(contentType, bytes);
    }
}
