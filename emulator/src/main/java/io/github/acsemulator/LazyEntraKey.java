package io.github.acsemulator;

import io.github.acsemulator.token.EntraKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key of the built-in Entra issuer, read when it is first needed: the start does not wait for it. */
final class LazyEntraKey implements Supplier<EntraKey> {
    private @Nullable EntraKey key;

    @Override
    public synchronized EntraKey get() {
        if (key == null) {
            key = new EntraKey();
        }
        return key;
    }
}
