package io.github.acsemulator.testcontainers;

import java.util.Map;

/** The extension's emulator in a container of its own. */
final class EmulatorInContainer implements RunningEmulator {

    private final AcsIdentityEmulatorContainer container;

    private EmulatorInContainer(AcsIdentityEmulatorContainer container) {
        this.container = container;
    }

    static EmulatorInContainer start(String image, Map<String, String> settings) {
        AcsIdentityEmulatorContainer container = new AcsIdentityEmulatorContainer(image);
        settings.forEach(container::withSetting);
        container.start();
        return new EmulatorInContainer(container);
    }

    @Override
    public EmulatorAccess access() {
        return container;
    }

    @Override
    public void close() {
        container.stop();
    }
}
