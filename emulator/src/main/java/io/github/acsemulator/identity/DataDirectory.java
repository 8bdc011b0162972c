package io.github.acsemulator.identity;

import io.github.acsemulator.config.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which an emulator keeps its state: one file, of one process at a time. What is durable outlives the
 * process, however it ends; not a failure of power, for the operating system is not asked to write at once.
 *
 * <p>After an error in writing, such as a full disk, every access throws until the directory is opened anew.
 */
public final class DataDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final String FILE = "state.mv";
    private static final int FORMAT = 1;
    /** The file is written after this and at most a third more, so within a second. */
    private static final int LAG_MILLIS = 700;
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
        Path file = prepare(path);
        if (!OPEN.add(file)) {
            throw new SettingException(inUse(path));
        }
        try {
            return new DataDirectory(file, openStore(path, file));
        } catch (RuntimeException | Error e) {
            OPEN.remove(file);
            throw e;
        }
    }

    /** The identities kept here. To close them is to close the directory. */
    public IdentityStore identityStore() {
        return openIdentities();
    }

    /**
     * Texts kept here beside the identities, sorted by name. Each method that changes one is atomic and durable when it
     * returns; the views are of the moment and cannot be changed.
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
                store.close();
            } finally {
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

    /** The file in {@code path}, there and writable. */
    private static Path prepare(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new SettingException("dataDir: " + path + " is not a directory; name one, or a new path.");
        }
        try {
            Files.createDirectories(path);
            Path file = path.toRealPath().resolve(FILE);
            if (Files.notExists(file)) {
                // It may come to hold private keys.
                Files.createFile(file, ownerOnly(path));
            }
            if (Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file)) {
                return file;
            }
            throw new SettingException(unusable(path));
        } catch (IOException e) {
            throw new SettingException(unusable(path), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        boolean modes = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static MVStore openStore(Path path, Path file) {
        MVStore store = readStore(path, file);
        int format = store.getStoreVersion();
        if (format > FORMAT) {
            store.closeImmediately();
            throw new SettingException("dataDir: " + file + " was written by a later version of the emulator;"
                    + " use that version, or name another directory.");
        }
        if (format < FORMAT) {
            store.setStoreVersion(FORMAT);
        }
        // Space is used again at once instead of after 45 s: else every change adds blocks, gigabytes in minutes.
        // The versions to keep stay at five: so many are not written over, and the latest may be cut short.
        store.setRetentionTime(0);
        store.setAutoCommitDelay(LAG_MILLIS);
        return store;
    }

    private static MVStore readStore(Path path, Path file) {
        AtomicBoolean opened = new AtomicBoolean();
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .backgroundExceptionHandler((thread, e) -> {
                        if (opened.get()) {
                            LOG.error("dataDir: {} cannot be kept.", file, e);
                        }
                    })
                    .open();
            opened.set(true);
            return store;
        } catch (MVStoreException e) {
            throw new SettingException(
                    switch (e.getErrorCode()) {
                        case DataUtils.ERROR_FILE_LOCKED -> inUse(path);
                        case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED -> unusable(path);
                        default -> damaged(file);
                    },
                    e);
        } catch (RuntimeException e) {
            throw new SettingException(damaged(file), e);
        }
    }

    private static String inUse(Path path) {
        return "dataDir: " + path + " is in use by another emulator; stop that one, or name another directory.";
    }

    private static String unusable(Path path) {
        return "dataDir: " + path + " cannot be written; grant this user access, or name another directory.";
    }

    private static String damaged(Path file) {
        return "dataDir: " + file + " is damaged or of another program; put back a copy of it, or move it away and"
                + " start empty.";
    }
}
