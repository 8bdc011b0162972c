package io.github.acsemulator;

import io.github.acsemulator.auth.HmacVerifier;
import io.github.acsemulator.config.LiveSettings;
import io.github.acsemulator.config.Settings;
import io.github.acsemulator.config.Settings.CryptoChoice;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.control.CallerUrl;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.crypto.NativeCrypto;
import io.github.acsemulator.fault.Faults;
import io.github.acsemulator.http.AnswerListener;
import io.github.acsemulator.http.Cors;
import io.github.acsemulator.http.ServiceHeaders;
import io.github.acsemulator.identity.DataDirectory;
import io.github.acsemulator.identity.IdentityStore;
import io.github.acsemulator.identity.WarmUp;
import io.github.acsemulator.journal.Journal;
import io.github.acsemulator.limit.Limits;
import io.github.acsemulator.metrics.Metrics;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.time.Randomness;
import io.github.acsemulator.tls.ServerCertificate;
import io.github.acsemulator.token.SigningKey;
import io.github.acsemulator.token.SigningKeys;
import io.github.acsemulator.token.TokenSigner;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the service's operations and the emulator's own routes both stand on. TLS and the signing key get ready on
 * threads of their own while the HTTP server is being set up.
 */
final class Foundation implements AutoCloseable {
    final Settings settings;
    final LiveSettings live;
    final EmulatorClock clock;
    final Randomness random;
    final long startNanos;
    /** Looked up when it is needed: it loads on the threads that need it first. */
    final Supplier<Crypto> crypto;

    final LazyEntraKey entraKey;
    final Resources resources;
    final IdentityStore store;
    final CallerUrl callerUrl;
    final HmacVerifier verifier;
    final CompletableFuture<ServerCertificate> certificate;
    final CompletableFuture<SigningKeys> signingKeys;
    final Journal journal;
    final Faults faults = new Faults();
    final Limits limits;
    final Metrics metrics;
    final Cors cors;
    /** Hears of every answer. */
    final AnswerListener listener;

    private final Optional<DataDirectory> data;

    /**
     * Begins.
     *
     * @param port the port that the server listens on
     * @throws io.github.acsemulator.config.SettingException if a setting cannot be used
     */
    Foundation(Settings settings, IntSupplier port) {
        this.settings = settings;
        this.clock = EmulatorClock.startingAt(settings.clock());
        this.startNanos = clock.nanoTime();
        this.live = new LiveSettings(settings.atStart());
        if (settings.signingKey() instanceof SigningKeySource.PemFile) {
            // A file may be of no use, which is to be told before anything is made or opened.
            SigningKey.obtain(settings.signingKey(), Map.of(), Crypto.JDK);
        }
        this.data = settings.dataDir().map(DataDirectory::open);
        @Nullable Long seed = settings.seed().orElse(null);
        // Apart from what is made up at the start, so that a reset need not make that again.
        this.random = Randomness.of(seed == null ? null : ~seed);
        this.resources = resources(Randomness.of(seed));
        this.store = data.map(DataDirectory::identityStore).orElseGet(IdentityStore::inMemory);
        this.crypto = settings.crypto() == CryptoChoice.JDK
                ? () -> Crypto.JDK
                : () -> NativeCrypto.quick().orElse(Crypto.JDK);
        this.entraKey = new LazyEntraKey(crypto);
        this.callerUrl = new CallerUrl(settings.publicUrl(), port);
        this.verifier = new HmacVerifier(resources, () -> live.current().clockSkew(), callerUrl::port, clock, crypto);
        this.certificate = Background.begin(
                "acs-emulator-tls",
                () -> ServerCertificate.obtain(
                        settings.certificates(), names().collect(Collectors.toSet()), clock, crypto.get()),
                obtained -> {});
        Map<String, String> keptKeys = texts("signingKeys");
        this.signingKeys = Background.begin(
                "acs-emulator-signing",
                () -> SigningKeys.obtain(settings.signingKey(), keptKeys, clock.now(), crypto.get()),
                ready -> WarmUp.run(ready.signer(), verifier, resources.defaultResource(), clock, live::current));
        this.journal = new Journal(clock, () -> live.current().recordBodies());
        this.limits = new Limits(clock);
        this.metrics = new Metrics(clock);
        this.cors = new Cors(settings.corsOrigins());
        AnswerListener always = new ServiceHeaders(clock).andThen(journal).andThen(metrics);
        this.listener = settings.corsOrigins().isEmpty() ? always : cors.andThen(always);
    }

    private Resources resources(Randomness madeUp) {
        try {
            return Resources.of(settings.resources(), madeUp, texts("resources"));
        } catch (RuntimeException e) {
            data.ifPresent(DataDirectory::close);
            throw e;
        }
    }

    /** Texts of that name, kept as long as identities are. */
    Map<String, String> texts(String name) {
        return data.<Map<String, String>>map(directory -> directory.map(name)).orElseGet(ConcurrentHashMap::new);
    }

    /** The host names that the settings add. */
    Stream<String> names() {
        Optional<String> publicHost = settings.publicUrl().map(URI::getHost);
        return Stream.concat(settings.hosts().stream(), publicHost.stream())
                .map(name -> name.replaceAll("[\\[\\]]", ""));
    }

    ServerCertificate certificate() {
        return Background.join(certificate);
    }

    SigningKeys signingKeys() {
        return Background.join(signingKeys);
    }

    TokenSigner signer() {
        return signingKeys().signer();
    }

    @Override
    public void close() {
        store.close();
    }
}
