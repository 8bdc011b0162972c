package io.github.acsemulator.testcontainers;

import java.util.Locale;

/**
 * The name of one of the emulator's settings, such as {@code clockSkew}.
 *
 * @param key the name
 */
record SettingName(String key) {

    SettingName {
        if (!key.matches("[a-z][A-Za-z]*")) {
            throw new IllegalArgumentException("'" + key
                    + "' is no setting: their names are written like clockSkew; docs/configuration.md lists them.");
        }
    }

    /** The environment variable that sets it: {@code ACS_EMULATOR_CLOCK_SKEW}. */
    String variable() {
        return "ACS_EMULATOR_" + key.replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
