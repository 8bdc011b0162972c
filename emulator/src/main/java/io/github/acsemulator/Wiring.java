package io.github.acsemulator;

import io.github.acsemulator.config.Settings;
import io.github.acsemulator.config.Settings.CryptoChoice;
import io.github.acsemulator.control.CallerUrl;
import io.github.acsemulator.control.GuardStage;
import io.github.acsemulator.control.InfoHandlers;
import io.github.acsemulator.crypto.NativeCrypto;
import io.github.acsemulator.fault.FaultReader;
import io.github.acsemulator.fault.FaultSeed;
import io.github.acsemulator.http.Pipeline;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.portal.PageHandlers;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.tls.ServerCertificate;
import io.github.acsemulator.tls.ServerPort;
import io.github.acsemulator.token.SigningKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Constructs the server out of its three parts, {@link Foundation}, {@link ServiceWiring} and {@link ControlWiring};
 * nothing else constructs services or orders stages.
 */
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final long FIRST_REQUESTS_MILLIS = 500;

    private final Foundation base;
    private final RouteTable routes;
    private final HttpServer server;
    /** 0 until the port is open. */
    private volatile int port;

    private Wiring(Settings settings) {
        this.base = new Foundation(settings, this::port);
        try {
            this.routes = makeRoutes();
            this.server = new HttpServer(base.clock, routes, base.listener);
        } catch (RuntimeException e) {
            base.close();
            throw e;
        }
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
            CompletableFuture<SSLContext> tls = wiring.base.certificate.thenApply(ServerCertificate::serverContext);
            wiring.port = wiring.server.bind(addresses, settings.port(), tls);
            wiring.server.start();
            Background.join(tls);
            wiring.base.signer();
            wiring.base.metrics.started(wiring.base.clock.nanoTime() - wiring.base.startNanos);
            CompletableFuture<?> unused = Background.begin("acs-emulator-crypto", () -> wiring, Wiring::signFaster);
            return wiring;
        } catch (IOException | RuntimeException e) {
            wiring.close();
            throw e;
        }
    }

    /**
     * Looks at {@code settings} as a start does, but opens no port and writes no file.
     *
     * @throws io.github.acsemulator.config.SettingException if a start would refuse one of them
     */
    static void check(Settings settings) throws IOException {
        ServerPort.addresses(settings.host());
        try (Wiring wiring = new Wiring(settings.keepingNothing())) {
            wiring.certificate();
            wiring.base.signer();
        }
    }

    private RouteTable makeRoutes() {
        RouteTable routes = new RouteTable();
        Pipeline open = new Pipeline(base.clock, base.listener, List.of());
        Pipeline guarded = new Pipeline(base.clock, base.listener, List.of(new GuardStage(base.names())));
        ServiceWiring service = new ServiceWiring(base);
        service.addRoutes(routes);
        InfoHandlers info = new InfoHandlers(
                Version.current(),
                base.clock.now(),
                base.resources,
                base::certificate,
                () -> base.signingKeys().jsonWebKeys(),
                base::signer,
                base.callerUrl,
                base.clock);
        Routes.addEmulator(routes, open, service.beside, info);
        Routes.addTrust(routes, guarded, info);
        Routes.addPage(routes, guarded, new PageHandlers());
        if (!base.settings.corsOrigins().isEmpty()) {
            routes.preflights(open, base.cors);
        }
        Supplier<FaultReader> reader = () -> new FaultReader(routes.operations(), base.resources);
        FaultSeed faults = FaultSeed.of(base.settings.faults(), reader, base.faults);
        routes.section(
                ControlRoutes.PREFIX,
                () -> new ControlWiring(base, service, routes.operations(), faults).routes(guarded, info));
        return routes;
    }

    /** Has the provider sign that signs fastest; it takes long to load, so the first requests do without it. */
    private void signFaster() {
        SigningKeys signs = base.signingKeys();
        if (base.settings.crypto() == CryptoChoice.AUTO) {
            Background.pause(FIRST_REQUESTS_MILLIS);
            NativeCrypto.strong().ifPresent(signs::signWith);
        }
        LOG.info(
                "Cryptography: TLS by {}, signatures by {}.",
                certificate().tlsProvider(),
                signs.signer().provider());
    }

    int port() {
        return port;
    }

    /** The whole HTTP surface. */
    RouteTable routes() {
        return routes;
    }

    CallerUrl callerUrl() {
        return base.callerUrl;
    }

    Resources resources() {
        return base.resources;
    }

    ServerCertificate certificate() {
        return base.certificate();
    }

    @Override
    public void close() {
        try (base) {
            base.journal.close();
            server.close();
        }
    }
}
