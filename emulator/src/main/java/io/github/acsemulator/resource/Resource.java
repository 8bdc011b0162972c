package io.github.acsemulator.resource;

import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenOrigin.Slot;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A Communication Services resource that the server stands in for.
 *
 * @param id its GUID, which stands in every identity's id and every token
 * @param name its name, the first label of its host name at Azure
 * @param location its data location, in lower-case letters
 * @param primaryKey its primary access key
 * @param secondaryKey its secondary access key
 */
public record Resource(UUID id, String name, String location, AccessKey primaryKey, AccessKey secondaryKey) {
    @Evidence(
            value = Evidence.Grade.INFERRED,
            reference = "amer, ca, au and apac were seen in tokens; the others follow the same manner")
    private static final Map<String, String> REGIONS = Map.of(
            "unitedstates", "amer",
            "canada", "ca",
            "australia", "au",
            "asiapacific", "apac",
            "europe", "emea",
            "uk", "uk",
            "india", "in",
            "japan", "jp",
            "brazil", "br");

    /** The claim {@code rgn} of its tokens. */
    public String region() {
        return REGIONS.getOrDefault(location, location);
    }

    /** Its access keys. */
    public List<AccessKey> keys() {
        return List.of(primaryKey, secondaryKey);
    }

    /** This one with {@code key} in that key's slot. */
    Resource with(AccessKey key) {
        boolean isPrimary = key.slot() == Slot.PRIMARY;
        return new Resource(id, name, location, isPrimary ? key : primaryKey, isPrimary ? secondaryKey : key);
    }

    /** Where tokens that {@code key} asks for come from. */
    public TokenOrigin origin(AccessKey key) {
        return new TokenOrigin(id, key.slot(), key.generation());
    }

    /** All origins whose tokens are valid now. */
    public List<TokenOrigin> origins() {
        return List.of(origin(primaryKey), origin(secondaryKey), new TokenOrigin(id, Slot.NONE, 0));
    }

    /** All origins whose tokens were valid before their access key was regenerated. */
    public List<TokenOrigin> formerOrigins() {
        return keys().stream()
                .flatMap(key -> IntStream.range(0, key.generation())
                        .mapToObj(generation -> new TokenOrigin(id, key.slot(), generation)))
                .toList();
    }
}
