package io.github.acsemulator.resource;

import io.github.acsemulator.config.Settings.ResourceSettings;
import io.github.acsemulator.time.Randomness;
import io.github.acsemulator.token.TokenOrigin.Slot;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Makes resources of what is said of them, and makes up the rest. */
final class ResourceReader {
    private static final int KEY_BYTES = 64;

    private final Randomness random;

    ResourceReader(Randomness random) {
        this.random = random;
    }

    /** @throws ResourceException if an id, name, location or key is not what it may be */
    Resource read(ResourceSettings settings) {
        UUID id = settings.id().map(ResourceReader::guid).orElseGet(random::uuid);
        boolean isDefault = id.equals(Resources.DEFAULT_ID);
        String name = settings.name()
                .orElse(isDefault ? "default" : "resource-" + id.toString().substring(0, 8));
        String location = settings.location()
                .orElse("unitedstates")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
            throw ResourceException.invalid(
                    "name", "name '" + name + "' must be letters, digits and hyphens, at most 63");
        }
        if (!location.matches("[a-z0-9]{1,40}")) {
            throw ResourceException.invalid(
                    "location", "location '" + location + "' must be letters and digits, such as unitedstates");
        }
        return new Resource(
                id,
                name.toLowerCase(Locale.ROOT),
                location,
                key(Slot.PRIMARY, settings.primaryKey(), isDefault ? Resources.DEFAULT_PRIMARY_KEY : ""),
                key(Slot.SECONDARY, settings.secondaryKey(), isDefault ? Resources.DEFAULT_SECONDARY_KEY : ""));
    }

    private static UUID guid(String text) {
        if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            throw ResourceException.invalid("id", "id '" + text + "' must be a GUID such as " + Resources.DEFAULT_ID);
        }
        return UUID.fromString(text);
    }

    private AccessKey key(Slot slot, Optional<String> given, String wellKnown) {
        String base64 = given.orElse(wellKnown);
        if (base64.isEmpty() && given.isEmpty()) {
            return AccessKey.of(slot, random.secret(KEY_BYTES));
        }
        String member = slot.name().toLowerCase(Locale.ROOT) + "Key";
        return AccessKey.parse(slot, base64)
                .orElseThrow(() -> ResourceException.invalid(member, member + " must be base64 of the access key"));
    }

    /** The next generation of {@code key}. */
    AccessKey regenerated(AccessKey key) {
        return key.regenerated(random.secret(KEY_BYTES));
    }
}
