package io.github.acsemulator;

import io.github.acsemulator.config.Setting;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line said.
 *
 * @param values the settings given as flags
 * @param checksOnly whether the settings are only to be looked at
 * @param exitCode the code to exit with at once, after help was asked for or a flag was wrong
 */
record CommandLineFlags(Map<Setting, String> values, boolean checksOnly, Optional<Integer> exitCode) {
    static CommandLineFlags none() {
        return new CommandLineFlags(Map.of(), false, Optional.empty());
    }

    static CommandLineFlags exit(int code) {
        return new CommandLineFlags(Map.of(), false, Optional.of(code));
    }
}
