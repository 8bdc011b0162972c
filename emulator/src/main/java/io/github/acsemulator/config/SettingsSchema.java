package io.github.acsemulator.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (2020-12) of the configuration file, made of what {@link Setting} says. */
public final class SettingsSchema {
    private static final Map<String, Object> TEXT = ordered("type", "string");
    private static final Map<String, Object> TIME = described("A time, or a distance from the clock's such as -PT2H.");

    private SettingsSchema() {}

    /** The schema. */
    public static Map<String, Object> schema() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("$schema", TEXT);
        for (Setting setting : Setting.values()) {
            if (setting != Setting.CONFIG) {
                Map<String, Object> member = new LinkedHashMap<>(form(setting));
                member.put("description", setting.description());
                members.put(setting.key(), member);
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Configuration of the ACS Identity emulator");
        schema.putAll(object(members));
        return schema;
    }

    private static Map<String, Object> form(Setting setting) {
        return switch (setting) {
            case PORT -> ordered("type", "integer", "minimum", 0, "maximum", 65_535);
            case SEED -> ordered("type", "integer");
            case WORKER_ID -> ordered("type", "string", "pattern", "^[0-9A-Fa-f]{1,6}$");
            case RESOURCES -> list(object(texts("id", "name", "location", "primaryKey", "secondaryKey")));
            case IDENTITIES -> list(identity());
            case FAULTS -> list(ordered("type", "object"));
            case ENTRA_DIRECTORY ->
                object(ordered(
                        "applications",
                        list(object(texts("clientId", "clientSecret", "tenantId"))),
                        "users",
                        list(object(texts("objectId", "username", "password", "tenantId")))));
            default -> setting.isList() ? ordered("oneOf", List.of(TEXT, list(TEXT))) : simple(setting.form());
        };
    }

    private static Map<String, Object> simple(String form) {
        if (form.equals("true|false")) {
            return ordered("type", "boolean");
        }
        if (form.equals("DURATION")) {
            return ordered("type", "string", "format", "duration");
        }
        return form.matches("[a-z|]+") ? ordered("enum", List.of(form.split("\\|"))) : TEXT;
    }

    private static Map<String, Object> identity() {
        Map<String, Object> members = texts("id", "resource", "customId");
        for (String name : List.of("createdAt", "revokedAt", "deletedAt")) {
            members.put(name, TIME);
        }
        Map<String, Object> identity = object(members);
        identity.put("anyOf", List.of(ordered("required", List.of("id")), ordered("required", List.of("customId"))));
        return identity;
    }

    private static Map<String, Object> texts(String... names) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (String name : names) {
            texts.put(name, TEXT);
        }
        return texts;
    }

    private static Map<String, Object> object(Map<String, Object> members) {
        return ordered("type", "object", "properties", members, "additionalProperties", false);
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return ordered("type", "array", "items", items);
    }

    private static Map<String, Object> described(String description) {
        return ordered("type", "string", "description", description);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
