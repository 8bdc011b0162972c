package io.github.acsemulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.acsemulator.config.LiveSettings;
import io.github.acsemulator.config.RuntimeSettings;
import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.SettingsSchema;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.json.StrictJson;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /_emulator/settings}: the settings that may change while the server runs. */
public final class SettingsControl {
    private final LiveSettings live;

    /** Of {@code live}. */
    public SettingsControl(LiveSettings live) {
        this.live = live;
    }

    /** {@code GET /_emulator/settings}. */
    public void get(Exchange exchange) {
        exchange.respond(200, json(live.current()));
    }

    /** {@code PATCH /_emulator/settings}: a merge patch; null gives back what the server was started with. */
    public void patch(Exchange exchange) {
        ObjectNode patch = StrictJson.read(exchange.body(), ObjectNode.class);
        exchange.respond(200, json(live.change(current -> patched(current, patch))));
    }

    /** {@code GET /_emulator/config-schema.json}: the JSON Schema of the configuration file. */
    public void schema(Exchange exchange) {
        exchange.respond(200, "application/schema+json", Json.bytes(SettingsSchema.schema()));
    }

    private RuntimeSettings patched(RuntimeSettings current, ObjectNode patch) {
        Map<Setting, String> changes = new EnumMap<>(Setting.class);
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            Setting setting = Setting.named(member.getKey())
                    .filter(known -> current.texts().containsKey(known))
                    .orElseThrow(() -> unknown(member.getKey(), current));
            changes.put(setting, text(setting, member.getValue()));
        }
        // One at a time first, so that a mistake has the name of its member.
        changes.forEach((setting, text) -> checked(setting, () -> current.with(Map.of(setting, text))));
        return current.with(changes);
    }

    private String text(Setting setting, JsonNode value) {
        if (value.isNull()) {
            return live.atStart().texts().getOrDefault(setting, "");
        }
        boolean isFlag = setting == Setting.RECORD_BODIES;
        if (isFlag
                ? !value.isBoolean()
                : !value.isTextual() || value.textValue().isBlank()) {
            throw Members.invalid(
                    setting.key(), "must be " + (isFlag ? "true or false" : setting.form()) + ", or null");
        }
        return value.asText();
    }

    private static void checked(Setting setting, Runnable reading) {
        try {
            reading.run();
        } catch (SettingException e) {
            String mistake =
                    String.valueOf(e.getMessage()).replaceFirst("^.*?: ", "").replaceFirst("\\.$", "");
            throw Members.invalid(setting.key(), "is no such value: " + mistake);
        }
    }

    private static RuntimeException unknown(String name, RuntimeSettings current) {
        String known = current.texts().keySet().stream().map(Setting::key).collect(Collectors.joining(", "));
        return Members.invalid(name, "is no setting that may change at run time; there are " + known);
    }

    private static Map<String, Object> json(RuntimeSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        settings.texts().forEach((setting, text) -> {
            if (!text.isEmpty()) {
                json.put(setting.key(), setting == Setting.RECORD_BODIES ? (Object) Boolean.valueOf(text) : text);
            }
        });
        return json;
    }
}
