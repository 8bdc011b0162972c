package io.github.acsemulator.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * The ACS Identity emulator in a container.
 *
 * <pre>{@code
 * @Container
 * static final AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer("acs-identity-emulator:latest");
 *
 * CommunicationIdentityClient client = IdentityClients.builder(acs).buildClient();
 * }</pre>
 *
 * <p>When {@link #start()} returns, tokens can be issued. Its certificate is valid for the host that Docker's ports are
 * reached at, be it remote, and for the network aliases; clients have to trust {@link #caCertificatePem()}, which
 * {@link IdentityClients} sees to. Its state is in memory and new with every start, unless the setting {@code dataDir}
 * names a directory that outlives the container.
 *
 * <p>It reads settings when it starts; calls of the {@code with…} methods after that have no effect.
 */
public class AcsIdentityEmulatorContainer extends GenericContainer<AcsIdentityEmulatorContainer>
        implements EmulatorAccess {

    static final String DEFAULT_IMAGE = "acs-identity-emulator:latest";

    private static final DockerImageName IMAGE = DockerImageName.parse("acs-identity-emulator");
    private static final int DEFAULT_PORT = 8443;
    private static final String CONFIG_FILE = "/etc/acs-identity-emulator.json";
    private static final int READABLE_BY_ALL = 0100644;

    private final Map<String, String> settings = new TreeMap<>();
    private final ResourcesSetting resources = new ResourcesSetting();
    private @Nullable Answers answers;

    /**
     * A container of an image, by its name, such as {@code acs-identity-emulator:latest}.
     *
     * @throws IllegalStateException if it is another image and does not say that it stands in for this one
     */
    public AcsIdentityEmulatorContainer(String dockerImageName) {
        this(DockerImageName.parse(dockerImageName));
    }

    /**
     * A container of an image. One of another name, in a registry of your own, say, has to be declared:
     * {@code DockerImageName.parse("registry.example/acs").asCompatibleSubstituteFor("acs-identity-emulator")}.
     *
     * @throws IllegalStateException if it is another image and does not say that it stands in for this one
     */
    // Containers are made to be subclassed, and their constructors to call methods of their parents.
    @SuppressWarnings("this-escape")
    public AcsIdentityEmulatorContainer(DockerImageName dockerImageName) {
        super(dockerImageName);
        dockerImageName.assertCompatibleWith(IMAGE);
        addExposedPort(DEFAULT_PORT);
        waitingFor(new UntilHealthy(this::port));
    }

    /**
     * Any setting by its name, such as {@code clockSkew}; docs/configuration.md lists them. The emulator refuses to start
     * with one that does not exist or a value that cannot be, and the exception holds its words.
     *
     * @throws IllegalArgumentException if {@code name} cannot be one, or {@code port} is no port
     */
    public AcsIdentityEmulatorContainer withSetting(String name, String value) {
        SettingName setting = new SettingName(name);
        if (setting.key().equals("port")) {
            int port = Integer.parseInt(value);
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("The port in the container must be from 1 to 65535, not " + port);
            }
            List<Integer> exposed = new ArrayList<>(getExposedPorts());
            exposed.replaceAll(other -> other == port() ? port : other);
            setExposedPorts(exposed);
            settings.put("port", value);
        } else {
            settings.put(setting.key(), value);
        }
        return this;
    }

    /**
     * The primary access key of the default resource, in base64, in the place of the well-known one.
     *
     * @throws IllegalArgumentException if it is not in base64
     */
    public AcsIdentityEmulatorContainer withAccessKey(String accessKey) {
        resources.primaryKeyOfFirst(accessKey);
        return this;
    }

    /**
     * One more resource, with an id and a secondary key that are made up. Requests belong to the resource whose key
     * signed them: {@code IdentityClients.builder(acs).credential(new AzureKeyCredential(primaryKey))} is its client.
     *
     * @param name its name: letters, digits and hyphens, at most 63
     * @param location where its data are, such as {@code europe}
     * @param primaryKey its primary access key, in base64; no two resources share one
     * @throws IllegalArgumentException if one of them is not what it must be
     */
    public AcsIdentityEmulatorContainer withResource(String name, String location, String primaryKey) {
        resources.add(name, location, primaryKey);
        return this;
    }

    /**
     * A configuration file, read now; {@link #withSetting}, {@link #withAccessKey} and {@link #withResource} go before
     * it. It is copied into the container, so not into one with a read-only file system.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public AcsIdentityEmulatorContainer withConfig(Path file) {
        try {
            return withConfig(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, by the text of the file: a JSON object whose members are settings. */
    public AcsIdentityEmulatorContainer withConfig(String json) {
        settings.put("config", CONFIG_FILE);
        // The emulator is not root, and must be able to read it whatever its user is.
        return withCopyToContainer(
                Transferable.of(json.getBytes(StandardCharsets.UTF_8), READABLE_BY_ALL), CONFIG_FILE);
    }

    @Override
    protected void configure() {
        super.configure();
        settings.forEach((name, value) -> addEnv(new SettingName(name).variable(), value));
        addEnv(new SettingName("hosts").variable(), String.join(",", hosts()));
        if (!resources.isEmpty()) {
            if (settings.containsKey("resources")) {
                throw new IllegalStateException(
                        "Either withSetting(\"resources\", …) or withAccessKey and withResource, not both.");
            }
            addEnv(new SettingName("resources").variable(), resources.json());
        }
    }

    /** The names that it is reached by, for its certificate and its own routes. */
    private Set<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(getHost());
        // One of them is random, which would keep a container that is on no network from being reused.
        if (getNetwork() != null) {
            hosts.addAll(getNetworkAliases());
        }
        if (settings.containsKey("hosts")) {
            hosts.add(settings.get("hosts"));
        }
        return hosts;
    }

    private int port() {
        return Integer.parseInt(settings.getOrDefault("port", Integer.toString(DEFAULT_PORT)));
    }

    @Override
    public URI getEndpoint() {
        return ConnectionStrings.endpoint(getHost(), getMappedPort(port()));
    }

    /**
     * The connection string for other containers on the same network. Unless resources are configured by
     * {@link #withConfig} or {@code withSetting("resources", …)}, it is known before the start, so that it can stand in
     * another container's environment.
     *
     * @param networkAlias one of those given to {@link #withNetworkAliases}
     */
    public String getConnectionString(String networkAlias) {
        return ConnectionStrings.of(ConnectionStrings.endpoint(networkAlias, port()), getAccessKey());
    }

    /** {@inheritDoc} Known before the start, unless resources are configured by text or file. */
    @Override
    public String getAccessKey() {
        return defaultResource().primary();
    }

    /** {@inheritDoc} Known before the start, unless resources are configured by text or file. */
    @Override
    public String getSecondaryAccessKey() {
        return defaultResource().secondary();
    }

    /** {@inheritDoc} Known before the start. */
    @Override
    public String getResourceId() {
        return ResourceKeys.WELL_KNOWN.id();
    }

    @Override
    public String caCertificatePem() {
        return answers().caCertificatePem();
    }

    @Override
    public EmulatorControl control() {
        return answers().control();
    }

    private ResourceKeys defaultResource() {
        boolean known = !resources.isEmpty() || !settings.containsKey("resources") && !settings.containsKey("config");
        return known ? resources.first() : answers().defaultResource();
    }

    /** Asked once for each start, for a container that is started anew has a new certificate. */
    private synchronized Answers answers() {
        int mappedPort = getMappedPort(port());
        String id = getContainerId();
        if (answers == null || !answers.containerId().equals(id)) {
            String caCertificatePem = PlainHttp.text(getHost(), mappedPort, "/_emulator/ca.pem");
            answers = new Answers(
                    id,
                    caCertificatePem,
                    ResourceKeys.readFrom(PlainHttp.text(getHost(), mappedPort, "/_emulator/info")),
                    EmulatorControl.at(getEndpoint(), caCertificatePem));
        }
        return answers;
    }

    private record Answers(
            String containerId, String caCertificatePem, ResourceKeys defaultResource, EmulatorControl control) {}
}
