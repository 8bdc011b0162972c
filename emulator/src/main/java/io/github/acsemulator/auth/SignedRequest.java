package io.github.acsemulator.auth;

import java.util.List;
import java.util.function.Function;

/**
 * What a signature covers of a request, as it came over the wire.
 *
 * @param method the HTTP method
 * @param target path and query, undecoded
 * @param headers the values of the header of a name, empty if there is none
 * @param body the body's bytes
 */
// Compared by nobody; a copy of every body would be a waste.
@SuppressWarnings("ArrayRecordComponent")
public record SignedRequest(String method, String target, Function<String, List<String>> headers, byte[] body) {
    /** The value of header {@code name}; several are joined as HTTP allows, none is the empty string. */
    String header(String name) {
        return String.join(",", headers.apply(name));
    }

    boolean has(String name) {
        return !headers.apply(name).isEmpty();
    }
}
