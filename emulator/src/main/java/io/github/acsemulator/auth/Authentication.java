package io.github.acsemulator.auth;

import java.util.function.UnaryOperator;
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

    /** Of a request that was answered before its Authorization header {@code authorization} was looked at. */
    public static Authentication notAsked(String authorization) {
        return new Authentication(schemeOf(authorization), "off", null);
    }

    /** This one, each text of its denial as {@code change} makes it. */
    public Authentication with(UnaryOperator<String> change) {
        return denial == null ? this : new Authentication(scheme, verdict, denial.with(change));
    }

    /** The scheme that the value of an Authorization header names. */
    public static String schemeOf(String authorization) {
        if (authorization.regionMatches(true, 0, HmacAuthorization.SCHEME, 0, HmacAuthorization.SCHEME.length())) {
            return HmacAuthorization.SCHEME;
        }
        boolean isBearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (authorization.length() == BEARER.length()
                        || Character.isWhitespace(authorization.charAt(BEARER.length())));
        return isBearer ? BEARER : "none";
    }
}
