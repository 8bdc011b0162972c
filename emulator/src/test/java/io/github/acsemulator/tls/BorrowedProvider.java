package io.github.acsemulator.tls;

import java.security.Provider;
import java.security.Security;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Offers the JDK's algorithms as one provider that is registered nowhere, and keeps account of those asked for. */
final class BorrowedProvider extends Provider {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> asked = new TreeSet<>();

    BorrowedProvider() {
        super("Borrowed", "1", "the JDK's algorithms");
    }

    Set<String> asked() {
        return asked;
    }

    @Override
    public @Nullable Service getService(String type, String algorithm) {
        asked.add(type + "." + algorithm.toUpperCase(Locale.ROOT));
        for (Provider provider : Security.getProviders()) {
            Service service = provider.getService(type, algorithm);
            if (service != null) {
                return service;
            }
        }
        return null;
    }
}
