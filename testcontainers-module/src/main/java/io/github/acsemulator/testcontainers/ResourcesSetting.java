package io.github.acsemulator.testcontainers;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The setting {@code resources}, as JSON. Nothing in it has to be escaped, for all of it is checked. */
final class ResourcesSetting {

    private final List<String> entries = new ArrayList<>();
    private ResourceKeys first = ResourceKeys.WELL_KNOWN;

    /** The default resource as it stands here. */
    ResourceKeys first() {
        return first;
    }

    void primaryKeyOfFirst(String key) {
        first = first.withPrimary(base64(key));
    }

    void add(String name, String location, String primaryKey) {
        entries.add("{\"name\":\"" + checked("name", name, "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
                + "\",\"location\":\"" + checked("location", location, "[A-Za-z0-9 ]{1,40}")
                + "\",\"primaryKey\":\"" + base64(primaryKey) + "\"}");
    }

    boolean isEmpty() {
        return entries.isEmpty() && first.equals(ResourceKeys.WELL_KNOWN);
    }

    String json() {
        List<String> all = new ArrayList<>();
        if (!first.equals(ResourceKeys.WELL_KNOWN)) {
            all.add("{\"id\":\"" + first.id() + "\",\"primaryKey\":\"" + first.primary() + "\"}");
        }
        all.addAll(entries);
        return "[" + String.join(",", all) + "]";
    }

    private static String checked(String what, String text, String form) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException("The " + what + " '" + text + "' must look like " + form + ".");
        }
        return text;
    }

    private static String base64(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("An access key must not be empty.");
        }
        try {
            Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("An access key must be in base64: " + e.getMessage(), e);
        }
        return key;
    }
}
