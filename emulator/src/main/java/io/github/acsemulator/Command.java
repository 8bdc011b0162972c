package io.github.acsemulator;

import io.github.acsemulator.config.Nearest;
import io.github.acsemulator.config.Setting;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line by picocli: one flag a setting. */
final class Command {
    private static final String CHECK = "--check-config";

    private Command() {}

    static CommandLineFlags parse(String[] arguments, PrintStream out, PrintStream err) {
        CommandLine command = new CommandLine(spec());
        try {
            ParseResult result = command.parseArgs(arguments);
            if (result.isUsageHelpRequested()) {
                command.usage(out);
                return CommandLineFlags.exit(0);
            }
            if (result.isVersionHelpRequested()) {
                command.printVersionHelp(out);
                return CommandLineFlags.exit(0);
            }
            Map<Setting, String> values = new EnumMap<>(Setting.class);
            for (Setting setting : Setting.values()) {
                if (!setting.isList()) {
                    Optional.ofNullable(result.<String>matchedOptionValue(setting.flag(), null))
                            .ifPresent(given -> values.put(setting, given));
                } else if (result.hasMatchedOption(setting.flag())) {
                    values.put(setting, String.join(",", result.matchedOptionValue(setting.flag(), List.of())));
                }
            }
            return new CommandLineFlags(values, result.hasMatchedOption(CHECK), Optional.empty());
        } catch (ParameterException e) {
            Optional<String> meant = e instanceof UnmatchedArgumentException unmatched
                    ? Nearest.to(flag(unmatched.getUnmatched().get(0)), Setting::flag)
                    : Optional.empty();
            err.println("acs-identity-emulator: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong flag")
                    + meant.map(flag -> "; did you mean " + flag + "?").orElse("")
                    + " (--help lists the flags)");
            return CommandLineFlags.exit(2);
        }
    }

    private static String flag(String argument) {
        return argument.startsWith("-") ? argument.split("=", 2)[0] : "";
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create()
                .name("acs-identity-emulator")
                .version("acs-identity-emulator " + Version.current())
                .mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description("Emulates the Azure Communication Services Identity REST API. Not for production.")
                .footer(
                        "",
                        "Every flag is an environment variable, too (--clock-skew: ACS_EMULATOR_CLOCK_SKEW), and a",
                        "member of the file that --config names (clockSkew). A flag goes before a variable, a variable",
                        "before the file.");
        for (Setting setting : Setting.values()) {
            spec.addOption(OptionSpec.builder(setting.flag())
                    .arity("1")
                    .type(setting.isList() ? List.class : String.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel(setting.form())
                    .description(setting.description().replace("%", "%%")
                            + (setting.defaultText().isEmpty() ? "" : " Default: " + setting.defaultText()))
                    .build());
        }
        spec.addOption(OptionSpec.builder(CHECK)
                .arity("0")
                .description("Says whether the settings can be used, and starts nothing: exit code 0 if so, else 2.")
                .build());
        return spec;
    }
}
