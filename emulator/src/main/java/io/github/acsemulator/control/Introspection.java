package io.github.acsemulator.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code POST /_emulator/tokens/introspect} answers (RFC 7662, with more). */
record Introspection(
        boolean active,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String identity,
        @Nullable String resourceId,
        @Nullable String scope,
        @Nullable Long exp,
        @Nullable Long iat,
        @Nullable Map<String, Object> claims) {
    static Introspection inactive(String reason, String detail, Map<String, Object> claims) {
        return new Introspection(false, reason, detail, null, null, null, null, null, claims.isEmpty() ? null : claims);
    }
}
