package io.github.acsemulator.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is signed: {@code METHOD\n<path and query>\n<values of the signed headers, joined with semicolons>}.
 *
 * @param method first line
 * @param target second line
 * @param names the signed headers
 * @param values their values, which joined are the third line
 */
record StringToSign(String method, String target, List<String> names, List<String> values) {
    static StringToSign of(SignedRequest request, HmacAuthorization authorization) {
        List<String> values =
                authorization.signedHeaders().stream().map(request::header).toList();
        return new StringToSign(request.method(), request.target(), authorization.signedHeaders(), values);
    }

    StringToSign withMethod(String other) {
        return new StringToSign(other, target, names, values);
    }

    StringToSign withTarget(String other) {
        return new StringToSign(method, other, names, values);
    }

    /** With {@code other} for the value of the header {@code name}. */
    StringToSign with(String name, String other) {
        List<String> changed = new ArrayList<>(values);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                changed.set(i, other);
            }
        }
        return new StringToSign(method, target, names, changed);
    }

    /** The value of the signed header {@code name}; empty if it is not signed. */
    String value(String name) {
        int index = names.indexOf(name);
        return index < 0 ? "" : values.get(index);
    }

    byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + "\n" + target + "\n" + String.join(";", values);
    }
}
