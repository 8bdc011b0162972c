package io.github.acsemulator.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The names that callers gave to identities, as texts. An entry only points to an identity; whether that still bears
 * the name the identity itself says. So an identity that is deleted gives its name up by that alone, and a process
 * that dies between two changes leaves nothing inconsistent.
 */
final class CustomIds {
    private CustomIds() {}

    static Optional<IdentityId> find(Map<String, String> names, IdentityStore store, UUID resource, String customId) {
        return Optional.ofNullable(names.get(key(resource, customId)))
                .flatMap(IdentityId::parse)
                .filter(id -> store.find(id)
                        .filter(identity -> customId.equals(identity.customId()))
                        .isPresent());
    }

    static void put(Map<String, String> names, IdentityId id, String customId) {
        names.put(key(id.resource(), customId), id.toString());
    }

    static void remove(Map<String, String> names, UUID resource) {
        String prefix = key(resource, "");
        names.keySet().removeIf(name -> name.startsWith(prefix));
    }

    private static String key(UUID resource, String customId) {
        return resource + "/" + customId;
    }
}
