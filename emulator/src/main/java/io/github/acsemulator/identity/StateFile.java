package io.github.acsemulator.identity;

import io.github.acsemulator.config.SettingException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a data directory: how it is made and opened, and what is said where that cannot be.
 *
 * @param directory as the user named it
 * @param file where that is really
 */
record StateFile(Path directory, Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final String NAME = "state.mv";
    private static final int FORMAT = 1;
    /** The file is written after this and at most a third more, so within a second. */
    private static final int LAG_MILLIS = 700;

    /** The one in {@code directory}, which is made if it is missing; the file may be missing still. */
    static StateFile in(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new SettingException("dataDir: " + directory + " is not a directory; name one, or a new path.");
        }
        try {
            Files.createDirectories(directory);
            return new StateFile(directory, directory.toRealPath().resolve(NAME));
        } catch (IOException e) {
            throw new SettingException(unusable(directory), e);
        }
    }

    /** Opens it for this process alone. */
    MVStore open() {
        make();
        MVStore store = read();
        int format = store.getStoreVersion();
        if (format != FORMAT) {
            store.closeImmediately();
            throw new SettingException(
                    format < FORMAT
                            ? damaged()
                            : "dataDir: " + file + " was written by a later version of the emulator; use that version,"
                                    + " or name another directory.");
        }
        // Space is used again at once instead of after 45 s: else every change adds blocks, gigabytes in minutes.
        // The versions to keep stay at five: so many are not written over, and the latest may be cut short.
        store.setRetentionTime(0);
        store.setAutoCommitDelay(LAG_MILLIS);
        return store;
    }

    SettingException inUse() {
        return new SettingException(used());
    }

    /**
     * Makes the file if it is missing; under its name only when it is whole, so that one without content is damaged. It
     * belongs to this user alone, as temporary files do, for it may come to hold private keys.
     */
    private void make() {
        try {
            if (Files.notExists(file)) {
                Path fresh = Files.createTempFile(file.getParent(), NAME, ".new");
                try {
                    try (MVStore store = MVStore.open(fresh.toString())) {
                        store.setStoreVersion(FORMAT);
                    }
                    Files.move(fresh, file);
                } finally {
                    Files.deleteIfExists(fresh);
                }
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; the lock decides.
        } catch (IOException | MVStoreException e) {
            throw new SettingException(unusable(directory), e);
        }
        // What cannot be written would be opened for reading only.
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isWritable(file)) {
            throw new SettingException(unusable(directory));
        }
    }

    private MVStore read() {
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
                        case DataUtils.ERROR_FILE_LOCKED -> used();
                        case DataUtils.ERROR_WRITING_FAILED -> unusable(directory);
                        default -> damaged();
                    },
                    e);
        } catch (RuntimeException e) {
            throw new SettingException(damaged(), e);
        }
    }

    private String used() {
        return "dataDir: " + directory + " is in use by another emulator; stop that one, or name another directory.";
    }

    private static String unusable(Path directory) {
        return "dataDir: " + directory + " cannot be written; grant this user access, or name another directory.";
    }

    private String damaged() {
        return "dataDir: " + file + " is damaged or of another program; put back a copy of it, or move it away and"
                + " start empty.";
    }
}
