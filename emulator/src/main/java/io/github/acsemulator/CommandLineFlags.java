package io.github.acsemulator;

import io.github.acsemulator.config.Setting;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line said.
 *
 * @param values the settings given as flags
 * @param exitCode the code to exit with at once, after help was asked for or a flag was wrong
 */
record CommandLineFlags(Map<Setting, String> values, Optional<Integer> exitCode) {
    static CommandLineFlags none() {
        return new CommandLineFlags(Map.of(), Optional.empty());
    }
}
