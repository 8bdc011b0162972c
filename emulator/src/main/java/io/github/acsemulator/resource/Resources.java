package io.github.acsemulator.resource;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.Settings.ResourceSettings;
import io.github.acsemulator.time.Randomness;
import io.github.acsemulator.token.TokenOrigin.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The resources of this server: the default one, whose id and keys are well known on purpose, configured ones, and those
 * made while it runs. Safe for use by many threads.
 */
public final class Resources {
    /** The default resource's id. */
    public static final UUID DEFAULT_ID = UUID.fromString("ac5ac5ac-0000-4000-8000-000000000001");

    /** The default resource's primary access key. It is no secret. */
    public static final String DEFAULT_PRIMARY_KEY =
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3ByaW1hcnktYWNjZXNzLWtleS93ZWxsLWtub3duL25vdC1hLXNlY3JldC8v";

    /** The default resource's secondary access key. It is no secret. */
    public static final String DEFAULT_SECONDARY_KEY =
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3NlY29uZGFyeS1hY2Nlc3Mta2V5L3dlbGwta25vd24vbm90LWEtc2VjcmV0";

    private final List<Resource> seed;
    private final KeptResources kept;
    private volatile List<Resource> resources;

    private Resources(List<Resource> seed, KeptResources kept) {
        this.seed = seed;
        this.kept = kept;
        this.resources = seed;
        kept.all().forEach(this::put);
    }

    /** The default resource and those of {@code configured}, kept no longer than this object. */
    public static Resources of(List<ResourceSettings> configured) {
        return of(configured, Randomness.of(null), Map.of());
    }

    /**
     * The default resource, those of {@code configured}, and what earlier processes have made of them.
     *
     * @param random what is made up of configured ones follows from it
     * @param kept texts that outlive the process, if anything does
     * @throws SettingException if an id, name, location or key is not what it may be, or two resources share one, kept
     *     ones included; one that is kept takes the place of a configured one with its id
     */
    public static Resources of(List<ResourceSettings> configured, Randomness random, Map<String, String> kept) {
        ResourceReader reader = new ResourceReader(random);
        List<Resource> seed = new ArrayList<>();
        seed.add(reader.read(ResourceSettings.ofId(DEFAULT_ID.toString())));
        boolean isDefaultReplaced = false;
        for (int i = 0; i < configured.size(); i++) {
            try {
                Resource resource = reader.read(configured.get(i));
                if (resource.id().equals(DEFAULT_ID) && !isDefaultReplaced) {
                    seed.set(0, resource);
                    isDefaultReplaced = true;
                } else {
                    seed.add(resource);
                }
            } catch (ResourceException e) {
                throw new SettingException(
                        Setting.RESOURCES.key() + ", entry " + (i + 1) + ": " + e.getMessage() + ".", e);
            }
        }
        try {
            for (int i = 0; i < seed.size(); i++) {
                refuseSharing(seed.subList(0, i), seed.get(i));
            }
        } catch (ResourceException e) {
            throw new SettingException(Setting.RESOURCES.key() + ", " + e.getMessage() + ".", e);
        }
        KeptResources keptResources = new KeptResources(kept);
        refuseSharingWithKept(seed, keptResources.all());
        return new Resources(List.copyOf(seed), keptResources);
    }

    /** Kept ones are not compared with each other: that was done when they were made. */
    private static void refuseSharingWithKept(List<Resource> seed, List<Resource> kept) {
        List<Resource> others = new ArrayList<>(seed);
        kept.forEach(resource -> others.removeIf(other -> other.id().equals(resource.id())));
        for (Resource resource : kept) {
            try {
                refuseSharing(others, resource);
            } catch (ResourceException e) {
                throw new SettingException(
                        Setting.RESOURCES.key() + ": a configured one does not go with " + resource.id() + ", which "
                                + Setting.DATA_DIR.key() + " keeps (" + e.getMessage()
                                + "); give it that id, or a name and keys of its own.",
                        e);
            }
        }
    }

    private static void refuseSharing(List<Resource> others, Resource resource) {
        for (Resource other : others) {
            if (other.id().equals(resource.id())) {
                throw ResourceException.conflict("id", "id " + resource.id() + ": another resource has it");
            }
            if (other.name().equals(resource.name())) {
                throw ResourceException.conflict("name", "name '" + resource.name() + "': another resource has it");
            }
        }
        if (resource.primaryKey().equals(resource.secondaryKey())) {
            throw sharedKey(resource, Slot.SECONDARY);
        }
        for (AccessKey key : resource.keys()) {
            if (others.stream().anyMatch(other -> other.keys().contains(key))) {
                throw sharedKey(resource, key.slot());
            }
        }
    }

    private static ResourceException sharedKey(Resource resource, Slot slot) {
        return ResourceException.conflict(
                slot == Slot.PRIMARY ? "primaryKey" : "secondaryKey",
                "resource '" + resource.name()
                        + "': an access key stands there twice; a request's resource is told by its key");
    }

    /** All of them, the default one first, as they are now. */
    public List<Resource> all() {
        return resources;
    }

    /** The one with that id. */
    public Optional<Resource> find(UUID id) {
        return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
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

    /**
     * Adds one; what {@code settings} leaves out follows from {@code random}.
     *
     * @throws ResourceException if it cannot be, or shares an id, a name or a key with another
     */
    public synchronized Resource add(ResourceSettings settings, Randomness random) {
        Resource resource = new ResourceReader(random).read(settings);
        refuseSharing(resources, resource);
        kept.put(resource);
        put(resource);
        return resource;
    }

    /**
     * Replaces the access key of the resource {@code id} in {@code slot}: the old one is refused from now on, and the
     * tokens that were issued under it are no longer good.
     *
     * @return the resource as it is now; empty if there is none
     */
    public synchronized Optional<Resource> regenerate(UUID id, Slot slot, Randomness random) {
        Optional<Resource> changed = find(id).map(resource -> {
            AccessKey key = slot == Slot.PRIMARY ? resource.primaryKey() : resource.secondaryKey();
            return resource.with(new ResourceReader(random).regenerated(key));
        });
        changed.ifPresent(kept::put);
        changed.ifPresent(this::put);
        return changed;
    }

    private void put(Resource resource) {
        List<Resource> changed = new ArrayList<>(resources);
        changed.replaceAll(other -> other.id().equals(resource.id()) ? resource : other);
        if (!changed.contains(resource)) {
            changed.add(resource);
        }
        resources = List.copyOf(changed);
    }

    /** Takes away the resource {@code id}, which is not the default one; whether it was there. */
    public synchronized boolean remove(UUID id) {
        kept.remove(id);
        List<Resource> rest =
                resources.stream().filter(resource -> !resource.id().equals(id)).toList();
        boolean wasThere = rest.size() < resources.size();
        resources = rest;
        return wasThere;
    }

    /** Back to the default one and the configured ones, with their first keys. */
    public synchronized void reset() {
        kept.clear();
        resources = seed;
    }
}
