package io.github.acsemulator.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value {@code HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=…} of an Authorization header.
 *
 * @param signedHeaders the names of the signed headers in lower case, in the order in which their values were signed
 * @param signature the signature as text
 */
record HmacAuthorization(List<String> signedHeaders, String signature) {
    static final String SCHEME = "HMAC-SHA256";
    private static final Pattern FORM = Pattern.compile(
            "(?i)HMAC-SHA256 +SignedHeaders=([!#$%'*+.^_`|~0-9a-z;-]+)&Signature=([A-Za-z0-9+/]+={0,2})");

    /** Reads {@code value}; empty if it is not of this form. */
    static Optional<HmacAuthorization> parse(String value) {
        Matcher matcher = FORM.matcher(value.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> names =
                Arrays.asList(matcher.group(1).toLowerCase(Locale.ROOT).split(";"));
        return Optional.of(new HmacAuthorization(names, matcher.group(2)));
    }

    /** The header whose date counts: {@code x-ms-date} where it is signed, else {@code date}; empty if neither is. */
    Optional<String> dateHeader() {
        return List.of("x-ms-date", "date").stream()
                .filter(signedHeaders::contains)
                .findFirst();
    }

    /** Whether enough is signed: without these, a body or a time could be swapped. */
    boolean coversEnough() {
        return signedHeaders.contains("host")
                && signedHeaders.contains("x-ms-content-sha256")
                && dateHeader().isPresent();
    }
}
