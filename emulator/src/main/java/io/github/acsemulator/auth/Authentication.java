package io.github.acsemulator.auth;

import org.jspecify.annotations.Nullable;

/**
 * How a request authenticated itself, for the journal.
 *
 * @param scheme {@code HMAC-SHA256}, {@code Bearer} or {@code none}
 * @param verdict {@code accepted}, {@code refused} or {@code off}
 * @param denial why it was refused
 */
public record Authentication(
        String scheme, String verdict, @Nullable Denial denial) {
    /** The scheme of Entra tokens. */
    public static final String BEARER = "Bearer";

    /** The scheme that the value of an Authorization header names. */
    public static String schemeOf(String authorization) {
        if (authorization.regionMatches(true, 0, HmacAuthorization.SCHEME, 0, HmacAuthorization.SCHEME.length())) {
            return HmacAuthorization.SCHEME;
        }
        return authorization.regionMatches(true, 0, BEARER + " ", 0, 7) ? BEARER : "none";
    }
}
