package io.github.acsemulator.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Optional;
import java.util.function.Supplier;
import org.conscrypt.OpenSSLProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Providers in native code, each loaded when it is first asked for, once in a JVM; none is registered. They are absent
 * where their jars are (a JVM that embeds the emulator need not have them) and where their libraries do not load: on
 * another platform, or with a directory for temporary files that cannot be written.
 */
public final class NativeCrypto {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCrypto.class);

    private NativeCrypto() {}

    /** Conscrypt: quick to load, and quicker at TLS than the JDK. */
    public static Optional<Crypto> quick() {
        return present(() -> Conscrypt.CRYPTO);
    }

    /** Amazon Corretto Crypto Provider: slow to load, and much quicker at signing than any other. */
    public static Optional<Crypto> strong() {
        return present(() -> Corretto.CRYPTO);
    }

    /** A class below cannot be linked where the one that it names is absent: then even to look at it is an error. */
    private static Optional<Crypto> present(Supplier<@Nullable Crypto> holder) {
        try {
            return Optional.ofNullable(holder.get());
        } catch (NoClassDefFoundError e) {
            LOG.debug("{}: not on the class path.", e.getMessage());
            return Optional.empty();
        }
    }

    private static @Nullable Crypto load(String name, Supplier<Provider> loading) {
        try {
            Provider provider = loading.get();
            MessageDigest.getInstance("SHA-256", provider);
            return Crypto.of(provider);
        } catch (NoClassDefFoundError e) {
            LOG.debug("{} is not on the class path.", name);
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            LOG.info("{} cannot be used here ({}); what it would do is done without it.", name, reason(e));
        }
        return null;
    }

    private static String reason(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }

    /** Initialised, and so loaded, by the first access. */
    private static final class Conscrypt {
        static final @Nullable Crypto CRYPTO = load("Conscrypt", OpenSSLProvider::new);
    }

    private static final class Corretto {
        static final @Nullable Crypto CRYPTO = load("Amazon Corretto Crypto Provider", () -> {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            Throwable failure = provider.getLoadingError();
            if (failure != null) {
                throw new IllegalStateException(failure.getMessage(), failure);
            }
            return provider;
        });
    }
}
