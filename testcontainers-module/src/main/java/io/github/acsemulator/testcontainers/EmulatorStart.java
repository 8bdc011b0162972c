package io.github.acsemulator.testcontainers;

import java.util.Map;

/**
 * An emulator that is to be started; equal ones are alike.
 *
 * @param mode where it runs
 * @param image the image, where it runs in a container
 * @param settings its settings by name
 */
record EmulatorStart(EmulatorMode mode, String image, Map<String, String> settings) {

    EmulatorStart {
        settings = Map.copyOf(settings);
    }

    RunningEmulator run() {
        return switch (mode) {
            case EMBEDDED -> EmulatorInJvm.start(settings);
            case DOCKER -> EmulatorInContainer.start(image, settings);
        };
    }
}
