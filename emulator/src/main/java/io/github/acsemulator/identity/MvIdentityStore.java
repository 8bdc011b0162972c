package io.github.acsemulator.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps identities in a {@link DataDirectory}: what was acknowledged as durable outlives the process, however it ends;
 * the rest lags by at most a second.
 */
final class MvIdentityStore implements IdentityStore {
    private final DataDirectory directory;
    private final MVMap<IdentityId, Identity> identities;
    private final ConcurrentMap<String, String> customIds;

    MvIdentityStore(DataDirectory directory, MVMap<IdentityId, Identity> identities) {
        this.directory = directory;
        this.identities = identities;
        this.customIds = directory.map("customIds");
    }

    /**
     * The store in {@code directory}, which is made if it is missing and belongs to this store until it is closed.
     *
     * @throws io.github.acsemulator.config.SettingException if the directory cannot be used
     */
    static MvIdentityStore open(Path directory) {
        return DataDirectory.open(directory).openIdentities();
    }

    @Override
    public Optional<Identity> find(IdentityId id) {
        return directory.access(() -> Optional.ofNullable(identities.get(id)), false);
    }

    @Override
    public boolean insert(IdentityId id, Identity identity) {
        // Where the id is taken there is nothing to write, and to wait for the file all the same takes long.
        return find(id).isEmpty() && directory.access(() -> identities.putIfAbsent(id, identity) == null, true);
    }

    @Override
    public Identity update(IdentityId id, Function<Optional<Identity>, Identity> change, boolean durable) {
        Replacement replacement = new Replacement(change);
        directory.access(() -> identities.operate(id, null, replacement), durable);
        return Objects.requireNonNull(replacement.kept);
    }

    @Override
    public void visit(UUID resource, BiConsumer<IdentityId, Identity> visitor) {
        Cursor<IdentityId, Identity> cursor = directory.access(
                () -> identities.cursor(IdentityId.beforeAllOf(resource), IdentityId.afterAllOf(resource), false),
                false);
        while (cursor.hasNext()) {
            visitor.accept(cursor.next(), cursor.getValue());
        }
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
        return directory.access(identities::sizeAsLong, false);
    }

    @Override
    public void clear() {
        directory.access(
                () -> {
                    identities.clear();
                    customIds.clear();
                    return true;
                },
                true);
    }

    @Override
    public void clear(UUID resource) {
        List<IdentityId> ids = new ArrayList<>();
        visit(resource, (id, identity) -> ids.add(id));
        directory.access(
                () -> {
                    ids.forEach(identities::remove);
                    return true;
                },
                true);
        CustomIds.remove(customIds, resource);
    }

    /** Closes the whole data directory: it is one file. */
    @Override
    public void close() {
        directory.close();
    }

    /** One update; asked again where another thread came between. */
    private static final class Replacement extends MVMap.DecisionMaker<Identity> {
        private final Function<Optional<Identity>, Identity> change;
        private @Nullable Identity kept;

        private Replacement(Function<Optional<Identity>, Identity> change) {
            this.change = change;
        }

        @Override
        public MVMap.Decision decide(@Nullable Identity existing, @Nullable Identity provided) {
            kept = change.apply(Optional.ofNullable(existing));
            return MVMap.Decision.PUT;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T extends Identity> T selectValue(@Nullable T existing, @Nullable T provided) {
            return (T) Objects.requireNonNull(kept);
        }
    }
}
