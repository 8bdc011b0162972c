package io.github.acsemulator.conformance;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code endpoint=https://HOST:PORT/;accesskey=KEY}, as the service hands it out. */
public record ConnectionString(URI endpoint, String accessKey) {

    private static final Pattern FORM = Pattern.compile("endpoint=(https://[^/;]+)/?;accesskey=([^;]+)");

    static ConnectionString parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "A connection string has the form endpoint=https://HOST:PORT/;accesskey=KEY");
        }
        return new ConnectionString(URI.create(matcher.group(1)), matcher.group(2));
    }

    ConnectionString withAccessKey(String other) {
        return new ConnectionString(endpoint, other);
    }

    @Override
    public String toString() {
        return "endpoint=" + endpoint + "/;accesskey=" + accessKey;
    }
}
