package io.github.acsemulator.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Keeps identities for the life of the process, in the order of their ids, which is that of their making. */
final class InMemoryIdentityStore implements IdentityStore {
    // Replaced to clear them: to empty a map of a million takes a while.
    private volatile ConcurrentNavigableMap<IdentityId, Identity> identities = new ConcurrentSkipListMap<>();
    private volatile ConcurrentMap<String, String> customIds = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, UUID> resources = new ConcurrentHashMap<>();

    @Override
    public Optional<Identity> find(IdentityId id) {
        return Optional.ofNullable(identities.get(id));
    }

    @Override
    public boolean insert(IdentityId id, Identity identity) {
        return identities.putIfAbsent(compact(id), identity) == null;
    }

    @Override
    public Identity update(IdentityId id, Function<Optional<Identity>, Identity> change, boolean durable) {
        return identities.compute(compact(id), (key, kept) -> change.apply(Optional.ofNullable(kept)));
    }

    @Override
    public void visit(UUID resource, BiConsumer<IdentityId, Identity> visitor) {
        ofResource(resource).forEach(visitor);
    }

    @Override
    public Optional<IdentityId> named(UUID resource, String customId) {
        return CustomIds.find(customIds, this, resource, customId);
    }

    @Override
    public void name(IdentityId id, String customId) {
        CustomIds.put(customIds, id, customId);
    }

    @Override
    public long size() {
        return identities.size();
    }

    @Override
    public void clear() {
        identities = new ConcurrentSkipListMap<>();
        customIds = new ConcurrentHashMap<>();
        resources.clear();
    }

    @Override
    public void clear(UUID resource) {
        ofResource(resource).clear();
        CustomIds.remove(customIds, resource);
    }

    private ConcurrentNavigableMap<IdentityId, Identity> ofResource(UUID resource) {
        return identities.subMap(IdentityId.beforeAllOf(resource), true, IdentityId.afterAllOf(resource), false);
    }

    @Override
    public void close() {
        // Nothing outlives the process.
    }

    /** Every id that was parsed brings a resource of its own, 32 bytes; of a million ids one is enough. */
    private IdentityId compact(IdentityId id) {
        UUID resource = resources.computeIfAbsent(id.resource(), first -> first);
        return new IdentityId(resource, id.user(), id.object());
    }
}
