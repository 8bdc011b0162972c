package io.github.acsemulator;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.SettingSources;
import io.github.acsemulator.config.SettingText;
import io.github.acsemulator.config.Settings;
import io.github.acsemulator.config.SettingsReader;
import io.github.acsemulator.resource.ConnectionString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The emulator, embedded. Any number run in one JVM; state and certificates live in memory unless a setting says
 * otherwise, and no environment variable is read.
 *
 * <pre>{@code
 * try (AcsIdentityEmulator acs = AcsIdentityEmulator.builder().port(0).build().start()) {
 *     String connectionString = acs.connectionString();
 * }
 * }</pre>
 */
public final class AcsIdentityEmulator implements AutoCloseable {
    private final Settings settings;
    private @Nullable Wiring wiring;

    AcsIdentityEmulator(Settings settings) {
        this.settings = settings;
    }

    /** A builder with the default settings. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens the port; when this returns, tokens can be issued. After {@link #close()} it can be started again.
     *
     * @return this
     * @throws SettingException if a file or directory that a setting names cannot be used
     * @throws UncheckedIOException if the port cannot be bound
     * @throws IllegalStateException if it runs already
     */
    public synchronized AcsIdentityEmulator start() {
        if (wiring != null) {
            throw new IllegalStateException("already started");
        }
        try {
            wiring = Wiring.started(settings);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The endpoint for clients, {@code https://localhost:<port>}, without a trailing slash. */
    public URI endpoint() {
        return URI.create(started().callerUrl().ofServer());
    }

    /** The connection string of the default resource, as every SDK takes it. */
    public String connectionString() {
        return ConnectionString.of(
                endpoint().toString(), started().resources().defaultResource().primaryKey());
    }

    /** The root certificate that clients have to trust, in PEM. */
    public String caCertificatePem() {
        return started().certificate().caCertificatePem();
    }

    /** A TLS context for clients in this JVM that trusts this emulator's certificate and no other. */
    public SSLContext sslContext() {
        return started().certificate().clientContext();
    }

    synchronized Wiring started() {
        if (wiring == null) {
            throw new IllegalStateException("not started");
        }
        return wiring;
    }

    /** Lets running requests end, for half a second at most, and releases port and files. */
    @Override
    public synchronized void close() {
        if (wiring != null) {
            wiring.close();
            wiring = null;
        }
    }

    /** Collects settings. */
    public static final class Builder {
        private final Map<Setting, SettingText> texts = new EnumMap<>(Setting.class);

        private Builder() {}

        /** The TCP port; 0 takes a free one. */
        public Builder port(int port) {
            return setting(Setting.PORT.key(), Integer.toString(port));
        }

        /**
         * Any setting by its name, such as {@code clockSkew}; docs/configuration.md lists them.
         *
         * @throws SettingException if there is no such setting, or it is the command's alone
         */
        public Builder setting(String name, String value) {
            Setting setting = Setting.named(name)
                    .filter(known -> !known.isOfCommand())
                    .orElseThrow(() -> SettingSources.unknown(name));
            texts.put(setting, new SettingText(value, name));
            return this;
        }

        /**
         * The emulator, not yet started.
         *
         * @throws SettingException if a setting is not what it may be
         */
        public AcsIdentityEmulator build() {
            return new AcsIdentityEmulator(SettingsReader.read(texts));
        }
    }
}
