package io.github.acsemulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.token.TokenOrigin.Slot;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The resources that were made or changed while the server ran, as texts that may outlive it. */
final class KeptResources {
    private final Map<String, String> texts;

    KeptResources(Map<String, String> texts) {
        this.texts = texts;
    }

    List<Resource> all() {
        return texts.entrySet().stream()
                .map(entry -> read(UUID.fromString(entry.getKey()), Json.parse(entry.getValue())))
                .toList();
    }

    private static Resource read(UUID id, JsonNode text) {
        return new Resource(
                id,
                text.path("name").asText(),
                text.path("location").asText(),
                key(Slot.PRIMARY, text.path("primary")),
                key(Slot.SECONDARY, text.path("secondary")));
    }

    private static AccessKey key(Slot slot, JsonNode text) {
        byte[] secret = Base64.getDecoder().decode(text.path("key").asText());
        return new AccessKey(slot, text.path("generation").asInt(), secret);
    }

    void put(Resource resource) {
        KeptResource text = new KeptResource(
                resource.name(),
                resource.location(),
                KeptKey.of(resource.primaryKey()),
                KeptKey.of(resource.secondaryKey()));
        texts.put(resource.id().toString(), new String(Json.bytes(text), StandardCharsets.UTF_8));
    }

    void remove(UUID id) {
        texts.remove(id.toString());
    }

    void clear() {
        texts.clear();
    }

    private record KeptResource(String name, String location, KeptKey primary, KeptKey secondary) {}

    private record KeptKey(String key, int generation) {
        static KeptKey of(AccessKey key) {
            return new KeptKey(key.base64(), key.generation());
        }
    }
}
