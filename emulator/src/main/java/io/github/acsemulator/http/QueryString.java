package io.github.acsemulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads query strings without ever refusing one: what cannot be decoded stays as it is. */
public final class QueryString {
    private QueryString() {}

    /** The decoded values of the parameter {@code name}, whose letter case does not matter, in their order. */
    public static List<String> values(String query, String name) {
        List<String> values = new ArrayList<>(1);
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (decode(key).equalsIgnoreCase(name)) {
                values.add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** The decoded names of the parameters, in their order. */
    public static List<String> names(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> decode(pair.split("=", 2)[0]))
                .toList();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
