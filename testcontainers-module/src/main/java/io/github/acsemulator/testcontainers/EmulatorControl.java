package io.github.acsemulator.testcontainers;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Does with an emulator what Azure cannot do for a test: moves its clock, makes it fail, mints tokens, shows what was
 * called, starts over.
 *
 * <pre>{@code
 * EmulatorControl control = acs.control();
 * control.clock().advance(Duration.ofHours(23));
 * control.faults().add(Fault.on("issueAccessToken").times(2).respond(429).retryAfter(Duration.ofSeconds(1)));
 * control.requests().await(RequestQuery.of("issueAccessToken"), 3, Duration.ofSeconds(10));
 * control.reset();
 * }</pre>
 *
 * <p>A control is of the whole server, or of one of its resources: then identities, tokens, faults, requests and
 * {@link #reset()} are that one's, while clock, settings, signing keys and metrics are still the server's. It may be used
 * by many threads at once.
 *
 * <p>Every method throws {@link EmulatorControlException} if the emulator refuses, with a message that says what would
 * be right, and {@link java.io.UncheckedIOException} if it does not answer.
 */
public final class EmulatorControl {

    private final URI endpoint;
    private final String caCertificatePem;
    private final ControlHttp http;
    private final @Nullable String resource;

    private EmulatorControl(URI endpoint, String caCertificatePem, ControlHttp http, @Nullable String resource) {
        this.endpoint = endpoint;
        this.caCertificatePem = caCertificatePem;
        this.http = http;
        this.resource = resource;
    }

    /**
     * Of an emulator that runs anywhere; {@link EmulatorAccess#control()} is the short way to one of a container or of
     * the JUnit extension.
     *
     * @param endpoint such as {@code https://localhost:8443}
     * @param caCertificatePem the certificate to trust, which {@code /_emulator/ca.pem} has; no other is trusted
     * @throws IllegalArgumentException if it is no certificate
     */
    public static EmulatorControl at(URI endpoint, String caCertificatePem) {
        ControlHttp http = new ControlHttp(endpoint, Trust.in(caCertificatePem).context());
        return new EmulatorControl(endpoint, caCertificatePem, http, null);
    }

    /** A control of one resource of this server. */
    public EmulatorControl ofResource(String id) {
        return new EmulatorControl(endpoint, caCertificatePem, http, id);
    }

    /** What the emulator says of itself. */
    public EmulatorInfo info() {
        return EmulatorInfo.of(http.get(ControlPath.of("info")));
    }

    /** Identities, without signed requests. */
    public IdentitiesControl identities() {
        return new IdentitiesControl(http, resource);
    }

    /** Tokens on demand, and introspection. */
    public TokensControl tokens() {
        return new TokensControl(http, resource);
    }

    /** The clock. */
    public ClockControl clock() {
        return new ClockControl(http);
    }

    /** Faults. */
    public FaultsControl faults() {
        return new FaultsControl(http, resource);
    }

    /** The journal, and explanations of refused requests. */
    public RequestsControl requests() {
        return new RequestsControl(http, resource);
    }

    /** Settings that may change while it runs. */
    public SettingsControl settings() {
        return new SettingsControl(http);
    }

    /** Resources and their access keys. */
    public ResourcesControl resources() {
        return new ResourcesControl(http);
    }

    /** The keys that sign tokens. */
    public SigningKeysControl signingKeys() {
        return new SigningKeysControl(http);
    }

    /**
     * A resource for whoever asks, a test class say, with everything about it made up: on an emulator that many share,
     * none sees the others. Closing it drops it.
     */
    public OwnResource newResource() {
        EmulatorControl ofServer = new EmulatorControl(endpoint, caCertificatePem, http, null);
        return new OwnResource(ofServer.resources().create(), ofServer);
    }

    /** The metrics, in Prometheus' text format. */
    public String metrics() {
        return http.text(ControlPath.of("metrics"));
    }

    /**
     * Starts over as after the start: identities, resources, access keys, journal, faults, clock and settings are as
     * configured. A control of one resource forgets its identities, journal and faults.
     */
    public void reset() {
        http.post(resource == null ? ControlPath.of("reset") : ControlPath.of("resources", resource, "reset"));
    }

    URI endpoint() {
        return endpoint;
    }

    String caCertificatePem() {
        return caCertificatePem;
    }
}
