package io.github.acsemulator.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.config.EntraSettings.Application;
import io.github.acsemulator.config.EntraSettings.User;
import io.github.acsemulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Parses the applications and users of {@link Setting#ENTRA_DIRECTORY}. */
final class EntraDirectoryReader {
    private static final Set<String> OF_APPLICATION = Set.of("clientId", "clientSecret", "tenantId");
    private static final Set<String> OF_USER = Set.of("objectId", "username", "password", "tenantId");

    private final JsonNode root;

    private EntraDirectoryReader(JsonNode root) {
        this.root = root;
    }

    /**
     * A reader of {@code text}.
     *
     * @throws IllegalArgumentException with what would be right, as every method here
     */
    static EntraDirectoryReader of(String text) {
        JsonNode root = Json.parse(text);
        if (!root.isObject()) {
            throw new IllegalArgumentException("it must be an object with applications and users");
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!Set.of("applications", "users").contains(name)) {
                throw new IllegalArgumentException("there is no member '" + name + "', only applications and users");
            }
        });
        return new EntraDirectoryReader(root);
    }

    List<Application> applications() {
        List<Application> applications = new ArrayList<>();
        for (JsonNode entry : root.path("applications")) {
            check(entry, OF_APPLICATION);
            applications.add(
                    new Application(required(entry, "clientId"), text(entry, "clientSecret"), guid(entry, "tenantId")));
        }
        return List.copyOf(applications);
    }

    List<User> users() {
        List<User> users = new ArrayList<>();
        for (JsonNode entry : root.path("users")) {
            check(entry, OF_USER);
            users.add(new User(
                    guid(entry, "objectId")
                            .orElseThrow(() -> new IllegalArgumentException("every user needs an objectId")),
                    required(entry, "username"),
                    required(entry, "password"),
                    guid(entry, "tenantId")));
        }
        return List.copyOf(users);
    }

    private static void check(JsonNode entry, Set<String> known) {
        if (!entry.isObject()) {
            throw new IllegalArgumentException("every entry must be an object with any of " + known);
        }
        entry.properties().forEach(member -> {
            if (!known.contains(member.getKey()) || !member.getValue().isTextual()) {
                throw new IllegalArgumentException("an entry has only strings named " + known);
            }
        });
    }

    private static String required(JsonNode entry, String name) {
        return text(entry, name).orElseThrow(() -> new IllegalArgumentException("every entry needs " + name));
    }

    private static Optional<String> text(JsonNode entry, String name) {
        return Optional.ofNullable(entry.get(name)).map(JsonNode::textValue);
    }

    private static Optional<UUID> guid(JsonNode entry, String name) {
        return text(entry, name).map(text -> {
            if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
                throw new IllegalArgumentException(name + " '" + text + "' must be a GUID");
            }
            return UUID.fromString(text);
        });
    }
}
