package io.github.acsemulator.identity;

import io.github.acsemulator.config.SettingException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which an emulator keeps its state: one file, of one process at a time. What is durable outlives the
 * process, however it ends; not a failure of power, for the operating system is not asked to write at once.
 *
 * <p>After an error in writing, such as a full disk, every access throws until the directory is opened anew.
 */
public final class DataDirectory implements AutoCloseable {
    /**
     * The files open in this JVM. The lock on the file is not enough: a second attempt to open it ends in closing it,
     * and with that POSIX releases the locks that the process holds on it.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final MVStore store;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DataDirectory(Path file, MVStore store) {
        this.file = file;
        this.store = store;
    }

    /**
     * Opens {@code path}, which is made if it is missing.
     *
     * @throws SettingException if it cannot be used: it is no directory, not writable, in use, or its file is damaged
     */
    public static DataDirectory open(Path path) {
        StateFile file = StateFile.in(path);
        if (!OPEN.add(file.file())) {
            throw file.inUse();
        }
        try {
            return new DataDirectory(file.file(), file.open());
        } catch (RuntimeException | Error e) {
            OPEN.remove(file.file());
            throw e;
        }
    }

    /** The identities kept here. To close them is to close the directory. */
    public IdentityStore identityStore() {
        return openIdentities();
    }

    /**
     * Texts kept here beside the identities, sorted by name. Each method that changes one is atomic and durable when it
     * returns; the views are of the moment and cannot be changed. Many are removed in one step by {@code removeIf} of
     * the {@code keySet()}.
     *
     * @param name tells them apart from others; the same name gives the same texts
     */
    public ConcurrentMap<String, String> map(String name) {
        return new DurableMap(
                this,
                store.openMap(
                        "texts." + name,
                        new MVMap.Builder<String, String>()
                                .keyType(StringDataType.INSTANCE)
                                .valueType(StringDataType.INSTANCE)));
    }

    /** Writes what is not yet durable and releases the file. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            boolean interrupted = Thread.interrupted();
            try {
                commit();
                store.sync();
            } finally {
                // Never with the store's own mark of an orderly end: with it, the next opening takes a short cut that
                // does not forgive the dead chunks which an earlier kill left behind, and falls back to an old version.
                store.closeImmediately();
                OPEN.remove(file);
                restore(interrupted);
            }
        }
    }

    MvIdentityStore openIdentities() {
        return new MvIdentityStore(
                this,
                store.openMap(
                        "identities",
                        new MVMap.Builder<IdentityId, Identity>()
                                .keyType(new IdentityIdType())
                                .valueType(new IdentityType())));
    }

    /**
     * Reads or changes what is kept, and waits until it is in the file if it must be {@code durable}.
     *
     * <p>An interruption of the thread is put off: on the way it would close the file for everyone.
     */
    <T extends @Nullable Object> T access(Supplier<T> access, boolean durable) {
        boolean interrupted = Thread.interrupted();
        try {
            T result = access.get();
            if (durable) {
                commit();
            }
            return result;
        } finally {
            restore(interrupted);
        }
    }

    /** As a durable {@link #access}; besides, the file gets all {@code changes} or none, however the process ends. */
    void changeAtOnce(Runnable changes) {
        access(
                () -> {
                    // The store's own thread, which writes now and then, has to wait meanwhile.
                    store.executeFilestoreOperation(changes);
                    return true;
                },
                true);
    }

    private void commit() {
        store.commit();
        // The store's own thread may have taken the change over just before, and may be writing still.
        store.getFileStore().executeFileStoreOperation(() -> {});
        MVStoreException failure = store.getPanicException();
        if (failure != null) {
            throw failure;
        }
        if (store.isClosed()) {
            throw new IllegalStateException("The data directory was closed.");
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
