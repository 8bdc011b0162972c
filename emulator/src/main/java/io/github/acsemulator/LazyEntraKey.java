package io.github.acsemulator;

import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.token.EntraKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key of the built-in Entra issuer, read when it is first needed: the start does not wait for it. */
final class LazyEntraKey implements Supplier<EntraKey> {
    private final Supplier<Crypto> crypto;
    private @Nullable EntraKey key;

    /** A key for use by {@code crypto}. */
    LazyEntraKey(Supplier<Crypto> crypto) {
        this.crypto = crypto;
    }

    @Override
    public synchronized EntraKey get() {
        if (key == null) {
            key = new EntraKey(crypto.get());
        }
        return key;
    }
}
