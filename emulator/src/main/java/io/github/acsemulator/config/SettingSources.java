package io.github.acsemulator.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gathers the texts of settings from where they may stand: flag, else environment, else configuration file. */
public final class SettingSources {
    private SettingSources() {}

    /**
     * The texts given in {@code flags}, {@code environment} and the file that one of them names.
     *
     * @throws SettingException if a variable or member is not a setting's, or the file cannot be read
     */
    public static Map<Setting, SettingText> gather(Map<Setting, String> flags, Map<String, String> environment) {
        Map<Setting, SettingText> texts = new EnumMap<>(Setting.class);
        flags.forEach((setting, text) -> texts.put(setting, new SettingText(text, setting.flag())));
        environment(environment).forEach(texts::putIfAbsent);
        SettingText file = texts.get(Setting.CONFIG);
        if (file != null && !file.text().isBlank()) {
            file(file).forEach(texts::putIfAbsent);
        }
        return texts;
    }

    private static Map<Setting, SettingText> environment(Map<String, String> environment) {
        Map<Setting, SettingText> texts = new EnumMap<>(Setting.class);
        environment.forEach((variable, text) -> {
            if (variable.startsWith("ACS_EMULATOR_") && !isOfKubernetes(variable, text)) {
                Setting setting = Setting.ofVariable(variable)
                        .orElseThrow(() -> new SettingException(
                                variable + ": there is no such setting." + nearest(variable, Setting::variable)));
                texts.put(setting, new SettingText(text, variable));
            }
        });
        return texts;
    }

    /** Kubernetes sets such variables in every pod for a service that is called {@code acs-emulator}. */
    private static boolean isOfKubernetes(String variable, String text) {
        return text.startsWith("tcp://")
                || text.startsWith("udp://")
                || variable.endsWith("_SERVICE_HOST")
                || variable.contains("_SERVICE_PORT")
                || variable.matches("ACS_EMULATOR_(.*_)?PORT_\\d+_(TCP|UDP)(_.*)?");
    }

    private static Map<Setting, SettingText> file(SettingText file) {
        JsonNode root;
        try {
            root = Json.parse(Json.withoutByteOrderMark(Files.readString(Path.of(file.text()))));
        } catch (IOException | InvalidPathException e) {
            throw new SettingException(file.origin() + ": cannot read '" + file.text() + "' (" + reason(e) + ").", e);
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    file.origin() + ": '" + file.text() + "' is not valid JSON: " + e.getMessage() + ".", e);
        }
        if (!root.isObject()) {
            throw new SettingException(
                    file.origin() + ": '" + file.text() + "' must hold a JSON object, such as {\"port\": 8443}.");
        }
        Map<Setting, SettingText> texts = new EnumMap<>(Setting.class);
        root.properties().stream()
                .filter(member -> !member.getKey().equals("$schema"))
                .forEach(member -> {
                    String origin = member.getKey() + " in " + file.text();
                    Setting setting = Setting.named(member.getKey())
                            .filter(known -> known != Setting.CONFIG)
                            .orElseThrow(() -> new SettingException(
                                    member.getKey().equals(Setting.CONFIG.key())
                                            ? origin + ": a file cannot name another."
                                            : origin + ": there is no such setting."
                                                    + nearest(member.getKey(), Setting::key)));
                    texts.put(setting, new SettingText(text(setting, member.getValue(), origin), origin));
                });
        return texts;
    }

    private static String text(Setting setting, JsonNode value, String origin) {
        if (setting.form().equals("JSON")) {
            return value.toString();
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(text(setting, item, origin)));
            return String.join(",", items);
        }
        if (!value.isValueNode() || value.isNull()) {
            throw new SettingException(origin + ": must be " + setting.form() + ".");
        }
        return value.asText();
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName().replaceAll("Exception$", "");
    }

    /** What is said of the setting {@code name}, which there is not where the emulator is embedded. */
    public static SettingException unknown(String name) {
        return new SettingException(
                Setting.named(name).isPresent()
                        ? name + ": is a setting of the command alone; here the JVM's own program decides that."
                        : name + ": there is no such setting." + nearest(name, Setting::key));
    }

    private static String nearest(String wrong, Function<Setting, String> name) {
        return Nearest.to(wrong, name)
                .map(meant -> " Did you mean " + meant + "?")
                .orElseGet(() -> " There are: "
                        + String.join(
                                ", ", Arrays.stream(Setting.values()).map(name).toList())
                        + ".");
    }
}
