package io.github.acsemulator.testcontainers;

import java.net.URI;

/**
 * A resource that someone has to himself on an emulator that he shares: clients made of it see its identities only, and
 * {@link #control()} acts on it and nothing else, but for clock and settings, which are the server's.
 *
 * <pre>{@code
 * try (OwnResource mine = acs.control().newResource()) {
 *     CommunicationIdentityClient client = IdentityClients.builder(mine).buildClient();
 * }
 * }</pre>
 */
public final class OwnResource implements EmulatorAccess, AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final ResourcesControl.Resource resource;
    private final EmulatorControl control;
    private final EmulatorControl ofServer;

    OwnResource(ResourcesControl.Resource resource, EmulatorControl ofServer) {
        this.resource = resource;
        this.control = ofServer.ofResource(resource.id());
        this.ofServer = ofServer;
    }

    @Override
    public URI getEndpoint() {
        return ofServer.endpoint();
    }

    @Override
    public String getAccessKey() {
        return resource.primaryKey();
    }

    @Override
    public String getSecondaryAccessKey() {
        return resource.secondaryKey();
    }

    @Override
    public String getResourceId() {
        return resource.id();
    }

    @Override
    public String caCertificatePem() {
        return ofServer.caCertificatePem();
    }

    /** A control of this resource. */
    @Override
    public EmulatorControl control() {
        return control;
    }

    /** Drops the resource, with everything in it; once it is gone, nothing happens. */
    @Override
    public void close() {
        try {
            ofServer.resources().delete(resource.id());
        } catch (EmulatorControlException e) {
            // A reset of the whole server takes away what was not configured.
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
