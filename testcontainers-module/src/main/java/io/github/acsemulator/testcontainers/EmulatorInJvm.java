package io.github.acsemulator.testcontainers;

import io.github.acsemulator.AcsIdentityEmulator;
import java.net.URI;
import java.util.Map;

/** The extension's emulator in this JVM. The only class that uses the emulator itself. */
final class EmulatorInJvm implements RunningEmulator, EmulatorAccess {

    private final AcsIdentityEmulator emulator;
    private final ResourceKeys defaultResource;
    private final EmulatorControl control;

    private EmulatorInJvm(AcsIdentityEmulator emulator) {
        this.emulator = emulator;
        URI endpoint = emulator.endpoint();
        this.defaultResource =
                ResourceKeys.readFrom(PlainHttp.text(endpoint.getHost(), endpoint.getPort(), "/_emulator/info"));
        this.control = EmulatorControl.at(endpoint, emulator.caCertificatePem());
    }

    static EmulatorInJvm start(Map<String, String> settings) {
        AcsIdentityEmulator.Builder builder = AcsIdentityEmulator.builder().port(0);
        settings.forEach(builder::setting);
        AcsIdentityEmulator emulator = builder.build().start();
        try {
            return new EmulatorInJvm(emulator);
        } catch (RuntimeException e) {
            emulator.close();
            throw e;
        }
    }

    @Override
    public EmulatorAccess access() {
        return this;
    }

    @Override
    public void close() {
        emulator.close();
    }

    @Override
    public URI getEndpoint() {
        return emulator.endpoint();
    }

    @Override
    public String getAccessKey() {
        return defaultResource.primary();
    }

    @Override
    public String getSecondaryAccessKey() {
        return defaultResource.secondary();
    }

    @Override
    public String getResourceId() {
        return defaultResource.id();
    }

    @Override
    public String caCertificatePem() {
        return emulator.caCertificatePem();
    }

    @Override
    public EmulatorControl control() {
        return control;
    }
}
