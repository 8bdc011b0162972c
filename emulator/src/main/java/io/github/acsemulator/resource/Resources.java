package io.github.acsemulator.resource;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.Settings.ResourceSettings;
import io.github.acsemulator.time.Randomness;
import io.github.acsemulator.token.TokenOrigin.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The resources of this server: the default one, whose id and keys are well known on purpose, and configured ones. */
public final class Resources {
    /** The default resource's id. */
    public static final UUID DEFAULT_ID = UUID.fromString("ac5ac5ac-0000-4000-8000-000000000001");

    /** The default resource's primary access key. It is no secret. */
    public static final String DEFAULT_PRIMARY_KEY =
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3ByaW1hcnktYWNjZXNzLWtleS93ZWxsLWtub3duL25vdC1hLXNlY3JldC8v";

    /** The default resource's secondary access key. It is no secret. */
    public static final String DEFAULT_SECONDARY_KEY =
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3NlY29uZGFyeS1hY2Nlc3Mta2V5L3dlbGwta25vd24vbm90LWEtc2VjcmV0";

    private static final int KEY_BYTES = 64;

    private final List<Resource> resources = new CopyOnWriteArrayList<>();

    private Resources() {}

    /**
     * The default resource and those of {@code configured}.
     *
     * @throws SettingException if an id, name, location or key is not what it may be, or two resources share one
     */
    public static Resources of(List<ResourceSettings> configured) {
        List<Resource> read = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            read.add(read(configured.get(i), "entry " + (i + 1)));
        }
        Resources all = new Resources();
        Resource wellKnown = read(
                new ResourceSettings(
                        Optional.of(DEFAULT_ID.toString()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                "the default resource");
        all.add(read.stream()
                .filter(resource -> resource.id().equals(DEFAULT_ID))
                .findFirst()
                .orElse(wellKnown));
        read.stream().filter(resource -> !resource.id().equals(DEFAULT_ID)).forEach(all::add);
        all.refuseSharing();
        return all;
    }

    private static Resource read(ResourceSettings settings, String where) {
        UUID id = settings.id().map(text -> guid(text, where)).orElseGet(Randomness::uuid);
        boolean isDefault = id.equals(DEFAULT_ID);
        String name = settings.name()
                .orElse(isDefault ? "default" : "resource-" + id.toString().substring(0, 8));
        String location = settings.location()
                .orElse("unitedstates")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
            throw mistake(where, "name '" + name + "' must be letters, digits and hyphens, at most 63.");
        }
        if (!location.matches("[a-z0-9]{1,40}")) {
            throw mistake(where, "location '" + location + "' must be letters and digits, such as unitedstates.");
        }
        return new Resource(
                id,
                name.toLowerCase(Locale.ROOT),
                location,
                key(Slot.PRIMARY, settings.primaryKey(), isDefault ? DEFAULT_PRIMARY_KEY : "", where),
                key(Slot.SECONDARY, settings.secondaryKey(), isDefault ? DEFAULT_SECONDARY_KEY : "", where));
    }

    private static UUID guid(String text, String where) {
        if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            throw mistake(where, "id '" + text + "' must be a GUID such as " + DEFAULT_ID + ".");
        }
        return UUID.fromString(text);
    }

    private static AccessKey key(Slot slot, Optional<String> given, String wellKnown, String where) {
        String base64 = given.orElse(wellKnown);
        if (base64.isEmpty() && given.isEmpty()) {
            return AccessKey.of(slot, Randomness.secret(KEY_BYTES));
        }
        return AccessKey.parse(slot, base64)
                .orElseThrow(() ->
                        mistake(where, slot.name().toLowerCase(Locale.ROOT) + "Key must be base64 of the access key."));
    }

    private static SettingException mistake(String where, String explanation) {
        return new SettingException(Setting.RESOURCES.key() + ", " + where + ": " + explanation);
    }

    private void add(Resource resource) {
        if (resources.stream().anyMatch(other -> other.id().equals(resource.id()))) {
            throw mistake("id " + resource.id(), "stands there twice.");
        }
        resources.add(resource);
    }

    private void refuseSharing() {
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Resource resource : all()) {
            if (!names.add(resource.name())) {
                throw mistake("name '" + resource.name() + "'", "two resources have it.");
            }
            for (AccessKey key : resource.keys()) {
                if (!keys.add(key.base64())) {
                    throw mistake(
                            "resource '" + resource.name() + "'",
                            "an access key stands there twice; a request's resource is told by its key.");
                }
            }
        }
    }

    /** All of them, the default one first. */
    public List<Resource> all() {
        return Collections.unmodifiableList(resources);
    }

    /** The one whose name is the first label of the Host header {@code host}, else the default one. */
    public Resource ofHost(String host) {
        String label = host.split("[.:]", 2)[0];
        return resources.stream()
                .filter(resource -> resource.name().equalsIgnoreCase(label))
                .findFirst()
                .orElseGet(this::defaultResource);
    }

    /** The one that requests without a verified key belong to. */
    public Resource defaultResource() {
        return resources.get(0);
    }
}
