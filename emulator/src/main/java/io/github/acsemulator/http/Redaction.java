package io.github.acsemulator.http;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blots out access keys, signatures and tokens wherever they may stand in a text for a log or a header. */
public final class Redaction {
    private static final String REDACTED = "<redacted>";
    /** A member of a connection string or of an Authorization header, however short its value. */
    private static final Pattern NAMED = Pattern.compile("(?i)((?:accesskey|signature)(?:=|%3d))(?!<)[^&;,'\"\\s]++");

    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}+(?:(?:\\.|%2[eE])[A-Za-z0-9_-]*+)*+");
    /** Base64 of 32 bytes and more, percent-encoded or not; not the hash of a body, which developers compare. */
    private static final Pattern BASE64 =
            Pattern.compile("(x-ms-content-sha256: client '[^']{0,12})([^']*)(', server '[A-Za-z0-9+/]{43}=')"
                    + "|(?:[A-Za-z0-9+/]|%2[bBfF]){43,}+(?:=|%3[dD]){0,2}");

    private static final Pattern LONG_SEGMENT = Pattern.compile("[A-Za-z0-9+]{14}");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private Redaction() {}

    /** {@code text} without what must stay secret. */
    public static String of(String text) {
        String named = NAMED.matcher(text).replaceAll("$1" + REDACTED);
        String tokens = JWT.matcher(named).replaceAll(REDACTED);
        return BASE64.matcher(tokens).replaceAll(Redaction::withoutBase64);
    }

    private static String withoutBase64(MatchResult found) {
        if (found.group(1) != null) {
            // What a client took for a hash may be its signature; the beginning is enough to compare.
            return Matcher.quoteReplacement(found.group(1) + (found.group(2).isEmpty() ? "" : "...") + found.group(3));
        }
        String decoded = found.group()
                .replaceAll("%2[bB]", "+")
                .replaceAll("%2[fF]", "/")
                .replaceAll("%3[dD]", "=");
        // A long path of a file does not end so, and has slashes where base64 has few.
        boolean isSecret = decoded.endsWith("=")
                || LONG_SEGMENT.matcher(decoded).find()
                        && DIGIT.matcher(decoded).find();
        return isSecret ? REDACTED : Matcher.quoteReplacement(found.group());
    }
}
