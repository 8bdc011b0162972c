package io.github.acsemulator.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Keeps identities, deleted ones included, so that no id is given twice and deleted ones stay refused. Safe for use by
 * many threads. {@code IdentityStoreContract} is what every implementation must do.
 */
public interface IdentityStore extends AutoCloseable {
    /** A store for the life of the process. */
    static IdentityStore inMemory() {
        return new InMemoryIdentityStore();
    }

    /** The identity {@code id}, deleted or not; empty if it was never seen here. */
    Optional<Identity> find(IdentityId id);

    /**
     * Adds {@code identity} unless {@code id} is there already. When this returns it is durable, as far as this store
     * is.
     *
     * @return whether it was added
     */
    boolean insert(IdentityId id, Identity identity);

    /**
     * Replaces what is kept of {@code id}, in one step of its own: nothing comes between the reading and the writing.
     *
     * @param change gets what is kept, empty if {@code id} was never seen, and returns what is to be kept; it may be
     *     called more than once and must have no effect beside its result
     * @param durable whether the change must be durable when this returns; otherwise it may be lost if the process dies
     *     within the next second
     * @return what is kept now
     */
    Identity update(IdentityId id, Function<Optional<Identity>, Identity> change, boolean durable);

    /**
     * Shows {@code visitor} all identities of {@code resource}, the oldest id first, deleted ones included. What is
     * changed meanwhile may or may not be seen.
     */
    void visit(UUID resource, BiConsumer<IdentityId, Identity> visitor);

    /** The identity of {@code resource} that goes by {@code customId}; empty if none does, or it was deleted. */
    Optional<IdentityId> named(UUID resource, String customId);

    /** Lets {@code id} go by {@code customId}, which its identity has to bear; durable when this returns. */
    void name(IdentityId id, String customId);

    /** How many identities are kept, deleted ones included. */
    long size();

    /** Forgets everything, at once for whoever asks afterwards. */
    void clear();

    /** Forgets the identities of {@code resource} and their names. */
    void clear(UUID resource);

    /** Writes what is not yet durable and releases files. */
    @Override
    void close();
}
