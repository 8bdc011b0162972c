package io.github.acsemulator.identity;

import io.github.acsemulator.config.SettingException;
import java.nio.file.Path;
import java.util.Optional;

/** Chooses the store. */
public final class IdentityStores {
    private IdentityStores() {}

    /**
     * The store kept in {@code directory}, or one in memory if there is none.
     *
     * @throws SettingException if the directory cannot be used
     */
    public static IdentityStore open(Optional<Path> directory) {
        return directory.isPresent() ? DataDirectory.open(directory.get()).identityStore() : IdentityStore.inMemory();
    }
}
