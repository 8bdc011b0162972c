package io.github.acsemulator;

import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.token.EntraKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key of the built-in Entra issuer, read when it is first needed: the start does not wait for it. */
final class LazyEntraKey implements Supplier<EntraKey> {
    private final Crypto crypto;
    private @Nullable EntraKey key;

    LazyEntraKey(Crypto crypto) {
        this.crypto = crypto;
    }

    @Override
    public synchronized EntraKey get() {
        if (key == null) {
            key = new EntraKey(crypto);
        }
        return key;
    }
}
