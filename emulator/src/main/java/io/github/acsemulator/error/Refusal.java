package io.github.acsemulator.error;

import org.jspecify.annotations.Nullable;

/**
 * One refusal, ready to be rendered.
 *
 * @param status the HTTP status
 * @param code the envelope's {@code code}; an empty one stands for an empty body
 * @param message the envelope's {@code message}
 * @param target the envelope's {@code target}; absent from the wire if null
 * @param listsVersions whether the answer carries {@code api-supported-versions}: the service sends it only where its
 *     controller refuses, not where authentication or model binding does
 */
public record Refusal(
        int status, String code, String message, @Nullable String target, boolean listsVersions) {
    /** This refusal as an exception, for the renderer to catch. */
    public RefusedException exception() {
        return new RefusedException(this);
    }
}
