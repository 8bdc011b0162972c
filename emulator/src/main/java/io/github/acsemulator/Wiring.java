package io.github.acsemulator;

import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.auth.EntraVerifier;
import io.github.acsemulator.auth.HmacVerifier;
import io.github.acsemulator.config.EntraSettings.Assignments;
import io.github.acsemulator.config.Settings;
import io.github.acsemulator.config.Settings.CryptoChoice;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.control.CallerUrl;
import io.github.acsemulator.control.EntraControl;
import io.github.acsemulator.control.GuardStage;
import io.github.acsemulator.control.IdentityControl;
import io.github.acsemulator.control.InfoHandlers;
import io.github.acsemulator.control.JournalHandlers;
import io.github.acsemulator.control.TokenControl;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.crypto.NativeCrypto;
import io.github.acsemulator.entra.EntraAssignments;
import io.github.acsemulator.entra.EntraExchangeService;
import io.github.acsemulator.entra.EntraHandlers;
import io.github.acsemulator.entra.IssuerHandlers;
import io.github.acsemulator.http.AnswerListener;
import io.github.acsemulator.http.ApiVersionStage;
import io.github.acsemulator.http.AuthenticationStage;
import io.github.acsemulator.http.EntraTokenCheck;
import io.github.acsemulator.http.EntraTokenStage;
import io.github.acsemulator.http.Pipeline;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.http.ServiceHeaders;
import io.github.acsemulator.identity.DataDirectory;
import io.github.acsemulator.identity.IdentityHandlers;
import io.github.acsemulator.identity.IdentityIdGenerator;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.identity.IdentityStore;
import io.github.acsemulator.identity.WarmUp;
import io.github.acsemulator.journal.Journal;
import io.github.acsemulator.portal.PageHandlers;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.teams.TeamsExtensionHandlers;
import io.github.acsemulator.teams.TeamsExtensionService;
import io.github.acsemulator.teams.TeamsUserHandlers;
import io.github.acsemulator.teams.TeamsUserService;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.tls.ServerCertificate;
import io.github.acsemulator.tls.ServerPort;
import io.github.acsemulator.token.JsonWebKeys;
import io.github.acsemulator.token.SigningKey;
import io.github.acsemulator.token.TokenSigner;
import io.github.acsemulator.token.TokenVerifier;
import io.github.acsemulator.token.TrustedIssuer;
import io.github.acsemulator.token.TrustedIssuers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Constructs the services and orders the stages; nothing else does. What takes time to begin (TLS, the signing key) does
 * so on threads of its own while the HTTP server is being set up.
 */
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final long FIRST_REQUESTS_MILLIS = 500;

    private final Settings settings;
    private final EmulatorClock clock = EmulatorClock.system();
    private final Supplier<Crypto> crypto;
    private final LazyEntraKey entraKey;
    private final Resources resources;
    private final IdentityStore store;
    /** Texts of a name, kept as long as identities are. */
    private final Function<String, Map<String, String>> texts;

    private final CompletableFuture<ServerCertificate> certificate;
    private final CompletableFuture<TokenSigner> signer;
    private final Journal journal;
    private final HttpServer server;
    /** 0 until the port is open. */
    private volatile int port;

    private final CallerUrl callerUrl;
    private final HmacVerifier verifier;

    private Wiring(Settings settings) {
        this.settings = settings;
        if (settings.signingKey() instanceof SigningKeySource.PemFile) {
            // A file may be of no use, which is to be told before anything is made or opened.
            SigningKey.obtain(settings.signingKey(), Map.of(), Crypto.JDK);
        }
        this.resources = Resources.of(settings.resources());
        Optional<DataDirectory> data = settings.dataDir().map(DataDirectory::open);
        this.store = data.map(DataDirectory::identityStore).orElseGet(IdentityStore::inMemory);
        // Looked up when it is needed: it loads on the threads that need it first.
        this.crypto = settings.crypto() == CryptoChoice.JDK
                ? () -> Crypto.JDK
                : () -> NativeCrypto.quick().orElse(Crypto.JDK);
        this.entraKey = new LazyEntraKey(crypto);
        this.callerUrl = new CallerUrl(settings.publicUrl(), this::port);
        this.verifier = new HmacVerifier(resources, settings.clockSkew(), callerUrl::port, clock, crypto);
        this.certificate = inBackground(
                "acs-emulator-tls",
                () -> ServerCertificate.obtain(settings.certificates(), certificateNames(), clock, crypto.get()),
                obtained -> {});
        this.texts = name ->
                data.<Map<String, String>>map(directory -> directory.map(name)).orElseGet(ConcurrentHashMap::new);
        Map<String, String> keptKeys = texts.apply("signingKeys");
        this.signer = inBackground(
                "acs-emulator-signing",
                () -> loadSigner(keptKeys),
                ready -> WarmUp.run(ready, verifier, resources.defaultResource(), clock));
        this.journal = new Journal(clock);
        AnswerListener listener = new ServiceHeaders(clock).andThen(journal);
        this.server = new HttpServer(clock, routes(listener), listener);
    }

    /**
     * A server that serves.
     *
     * @throws io.github.acsemulator.config.SettingException if a setting cannot be used
     * @throws IOException if the port cannot be bound
     */
    static Wiring started(Settings settings) throws IOException {
        List<InetAddress> addresses = ServerPort.addresses(settings.host());
        Wiring wiring = new Wiring(settings);
        try {
            CompletableFuture<SSLContext> tls = wiring.certificate.thenApply(ServerCertificate::serverContext);
            wiring.port = wiring.server.bind(addresses, settings.port(), tls);
            wiring.server.start();
            join(tls);
            join(wiring.signer);
            CompletableFuture<?> unused = inBackground("acs-emulator-crypto", wiring::signFaster, provider -> {});
            return wiring;
        } catch (IOException | RuntimeException e) {
            wiring.close();
            throw e;
        }
    }

    private RouteTable routes(AnswerListener listener) {
        IdentityService identities = new IdentityService(
                store,
                new IdentityIdGenerator(settings.workerId()),
                () -> join(signer),
                clock,
                settings::unknownIdentities);
        EntraVerifier tokens = entraVerifier();
        Pipeline service = new Pipeline(
                clock,
                listener,
                List.of(
                        new AuthenticationStage(verifier, tokens, resources, settings::auth),
                        new ApiVersionStage(settings::apiVersions)));
        EntraTokenCheck check = new EntraTokenCheck(tokens, settings::auth);
        Pipeline open = new Pipeline(clock, listener, List.of());
        Pipeline guarded = new Pipeline(clock, listener, List.of(new GuardStage(names())));
        InfoHandlers info = new InfoHandlers(
                Version.current(),
                clock.now(),
                resources,
                this::certificate,
                () -> new JsonWebKeys(join(signer).key(), crypto.get()),
                () -> join(signer),
                callerUrl,
                clock);
        RouteTable routes = new RouteTable();
        Routes.addService(routes, service, new IdentityHandlers(identities));
        Assignments policy = settings.entra().assignments();
        Routes.addTeams(
                routes,
                service,
                exchanging(EntraAudience.TEAMS_EXTENSION, check, listener),
                new TeamsUserHandlers(new TeamsUserService(() -> join(signer), clock), check),
                new TeamsExtensionHandlers(
                        new TeamsExtensionService(identities, texts.apply("teamsExtensionAssignments"), policy)));
        EntraAssignments assignments = new EntraAssignments(texts.apply("entraAssignments"));
        Routes.addEntra(
                routes,
                service,
                exchanging(EntraAudience.CLIENTS, check, listener),
                new EntraHandlers(
                        new EntraExchangeService(identities, assignments, policy), assignments, callerUrl::of));
        Routes.addEmulator(routes, open, guarded, info);
        Routes.addControl(
                routes,
                guarded,
                new IdentityControl(identities, resources),
                new TokenControl(
                        () -> new TokenVerifier(join(signer).key(), crypto.get()), identities, resources, clock),
                new JournalHandlers(journal));
        IssuerHandlers issuer = new IssuerHandlers(settings.entra(), entraKey, clock, crypto, callerUrl::of);
        Routes.addEntraControl(routes, guarded, new EntraControl(issuer.tokens(), clock));
        Routes.addIssuer(routes, open, issuer);
        Routes.addPage(routes, guarded, new PageHandlers());
        return routes;
    }

    private Pipeline exchanging(EntraAudience audience, EntraTokenCheck check, AnswerListener listener) {
        return new Pipeline(
                clock,
                listener,
                List.of(new EntraTokenStage(check, resources, audience), new ApiVersionStage(settings::apiVersions)));
    }

    private EntraVerifier entraVerifier() {
        List<TrustedIssuer> configured = TrustedIssuers.of(settings.entra().trustedIssuers(), clock);
        return new EntraVerifier(
                () -> Stream.concat(Stream.of(entraKey.get()), configured.stream())
                        .toList(),
                clock);
    }

    private TokenSigner loadSigner(Map<String, String> keptKeys) {
        // Meanwhile the other thread loads the provider.
        WarmUp.json();
        return new TokenSigner(SigningKey.obtain(settings.signingKey(), keptKeys, crypto.get()), crypto.get());
    }

    /** Has the provider sign that signs fastest; it takes long to load, so the first requests do without it. */
    private String signFaster() {
        TokenSigner signs = join(signer);
        if (settings.crypto() == CryptoChoice.AUTO) {
            pause(FIRST_REQUESTS_MILLIS);
            NativeCrypto.strong().ifPresent(signs::signWith);
        }
        LOG.info("Cryptography: TLS by {}, signatures by {}.", certificate().tlsProvider(), signs.provider());
        return signs.provider();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> certificateNames() {
        Set<String> names = new HashSet<>();
        names().forEach(names::add);
        return names;
    }

    private Stream<String> names() {
        Optional<String> publicHost = settings.publicUrl().map(URI::getHost);
        return Stream.concat(settings.hosts().stream(), publicHost.stream())
                .map(name -> name.replaceAll("[\\[\\]]", ""));
    }

    int port() {
        return port;
    }

    CallerUrl callerUrl() {
        return callerUrl;
    }

    Resources resources() {
        return resources;
    }

    ServerCertificate certificate() {
        return join(certificate);
    }

    /** Does {@code work} on a thread of its own, and {@code then} what nobody waits for. */
    private static <T> CompletableFuture<T> inBackground(String name, Supplier<T> work, Consumer<T> then) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        T result = work.get();
                        future.complete(result);
                        then.accept(result);
                    } catch (RuntimeException | Error e) {
                        if (!future.completeExceptionally(e)) {
                            LOG.warn("{} failed", name, e);
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        try (store) {
            journal.close();
            server.close();
        }
    }
}
