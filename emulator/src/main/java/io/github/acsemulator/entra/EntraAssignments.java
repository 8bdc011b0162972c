package io.github.acsemulator.entra;

import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.json.JsonObject;
import io.github.acsemulator.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The assignments of Entra users, groups and tenants, by resource and object id. */
public final class EntraAssignments {
    private final Map<String, String> kept;

    /** Assignments that are kept in {@code kept}. */
    public EntraAssignments(Map<String, String> kept) {
        this.kept = kept;
    }

    Optional<EntraAssignment> find(Resource resource, UUID object) {
        return Optional.ofNullable(kept.get(key(resource, object))).map(text -> read(object, text));
    }

    /** Keeps {@code assignment}; whether there was none before. */
    synchronized boolean put(Resource resource, UUID object, EntraAssignment assignment) {
        return kept.put(key(resource, object), text(assignment)) == null;
    }

    synchronized void delete(Resource resource, UUID object) {
        kept.remove(key(resource, object));
    }

    /**
     * Makes all of {@code changes} or, if one of them is refused, none.
     *
     * @return the assignments that were made or changed
     */
    synchronized List<EntraAssignment> patch(Resource resource, JsonObject changes) {
        Map<UUID, EntraAssignment> made = new LinkedHashMap<>();
        List<UUID> removed = new ArrayList<>();
        for (String name : changes.names()) {
            UUID object = EntraAssignment.guid(name, "objectId", "ObjectId");
            changes.object(name)
                    .ifPresentOrElse(
                            change -> made.put(
                                    object,
                                    EntraAssignment.of(
                                            object,
                                            change,
                                            find(resource, object).orElse(null))),
                            () -> removed.add(object));
        }
        made.forEach((object, assignment) -> kept.put(key(resource, object), text(assignment)));
        removed.forEach(object -> kept.remove(key(resource, object)));
        return List.copyOf(made.values());
    }

    /** Those of {@code resource} by object id, after {@code after} where it is given, at most {@code limit}. */
    List<EntraAssignment> list(Resource resource, @Nullable UUID after, int limit) {
        String prefix = resource.id() + "/";
        String begin = after == null ? prefix : key(resource, after);
        List<EntraAssignment> page = new ArrayList<>();
        for (Map.Entry<String, String> entry :
                new TreeMap<>(kept).tailMap(begin, false).entrySet()) {
            if (page.size() == limit || !entry.getKey().startsWith(prefix)) {
                break;
            }
            page.add(read(UUID.fromString(entry.getKey().substring(prefix.length())), entry.getValue()));
        }
        return page;
    }

    /** Whether one of them is {@code token}'s. */
    boolean allow(Resource resource, EntraToken token) {
        return list(resource, null, Integer.MAX_VALUE).stream().anyMatch(assignment -> assignment.allows(token));
    }

    private static EntraAssignment read(UUID object, String text) {
        return EntraAssignment.of(object, JsonObject.read(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static String text(EntraAssignment assignment) {
        return new String(Json.bytes(assignment), StandardCharsets.UTF_8);
    }

    private static String key(Resource resource, UUID object) {
        return resource.id() + "/" + object;
    }
}
