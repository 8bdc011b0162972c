package io.github.acsemulator.testcontainers;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An emulator for the tests of a class, or of each test where it stands in an instance field.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AcsIdentityEmulatorExtension acs = new AcsIdentityEmulatorExtension().withSetting("clockSkew", "PT1H");
 * }</pre>
 *
 * <p>It runs in this JVM if {@code io.github.acsemulator:acs-identity-emulator} is on the test class path, else in a
 * container. The system property or JUnit configuration parameter {@code acs.emulator.mode}, {@code docker} or
 * {@code embedded}, decides by force. If there is neither, the tests fail and say what to add.
 *
 * <p>Methods and constructors of tests may have parameters of type {@link EmulatorAccess}, {@link EmulatorControl} and
 * {@code CommunicationIdentityClientBuilder}; methods also a {@link URI}, which is the endpoint, and a {@link String},
 * which is the connection string. In parameterized and repeated tests the latter two are left to their arguments.
 */
public final class AcsIdentityEmulatorExtension
        implements EmulatorAccess,
                BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {

    private static final String LEASE = "lease";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private String image = AcsIdentityEmulatorContainer.DEFAULT_IMAGE;
    private boolean ownResource;
    private int leases;
    private @Nullable RunningEmulator running;

    /** An emulator with the default settings. */
    public AcsIdentityEmulatorExtension() {}

    /**
     * Any setting by its name, such as {@code clockSkew}; docs/configuration.md lists them. One that does not exist, or a
     * value that cannot be, fails the tests.
     */
    public AcsIdentityEmulatorExtension withSetting(String name, String value) {
        settings.put(new SettingName(name).key(), value);
        return this;
    }

    /** The image, where the emulator runs in a container; {@code acs-identity-emulator:latest} unless it is given. */
    public AcsIdentityEmulatorExtension withImage(String dockerImageName) {
        image = dockerImageName;
        return this;
    }

    /**
     * Shares one emulator among all classes of the test run that say this and have the same settings and image, and
     * gives each a resource of its own there: its clients see no identity of another class, and {@link #control()} acts
     * on its resource alone, but for clock and settings. So the classes may run in parallel, and a start is paid once.
     */
    public AcsIdentityEmulatorExtension withResourceOfItsOwn() {
        ownResource = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        acquire(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        acquire(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        release(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        release(context);
    }

    // Nested classes, subclasses and tests use the one that their class has: the first starts it, the last stops it.
    private synchronized void acquire(ExtensionContext context) {
        if (running == null) {
            TestAnnotation.on(context).ifPresent(annotation -> {
                settings.putAll(annotation.settings());
                ownResource |= annotation.ownResource();
                image = annotation.image();
            });
            EmulatorMode mode = EmulatorMode.choose(context.getConfigurationParameter(EmulatorMode.PARAMETER));
            EmulatorStart start = new EmulatorStart(mode, image, settings);
            running = ownResource ? ResourceOfSharedEmulator.on(context.getRoot(), start) : start.run();
        }
        leases++;
        store(context).put(LEASE, true);
    }

    private synchronized void release(ExtensionContext context) {
        // JUnit calls this, too, where an earlier extension failed and acquire was never called.
        if (store(context).remove(LEASE) == null || --leases > 0) {
            return;
        }
        RunningEmulator ending = running;
        running = null;
        if (ending != null) {
            ending.close();
        }
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(AcsIdentityEmulatorExtension.class, this));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TestParameter.of(parameter).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return switch (TestParameter.of(parameter).orElseThrow()) {
            case ACCESS -> this;
            case CONTROL -> control();
            case CLIENT_BUILDER -> IdentityClients.builder(access());
            case ENDPOINT -> getEndpoint();
            case CONNECTION_STRING -> getConnectionString();
        };
    }

    private synchronized EmulatorAccess access() {
        if (running == null) {
            throw new IllegalStateException("The emulator runs only while the tests of its class do.");
        }
        return running.access();
    }

    @Override
    public URI getEndpoint() {
        return access().getEndpoint();
    }

    @Override
    public String getAccessKey() {
        return access().getAccessKey();
    }

    @Override
    public String getSecondaryAccessKey() {
        return access().getSecondaryAccessKey();
    }

    @Override
    public String getResourceId() {
        return access().getResourceId();
    }

    @Override
    public String caCertificatePem() {
        return access().caCertificatePem();
    }

    /** A control of the emulator, or of the resource that the class has to itself. */
    @Override
    public EmulatorControl control() {
        return access().control();
    }
}
