package io.github.acsemulator.testcontainers;

import java.time.Duration;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Settings that may change while the emulator runs; in force with the next request, for all resources.
 *
 * <pre>{@code
 * acs.control().settings().set("tokenLifetime", Duration.ofSeconds(10));
 * }</pre>
 */
public final class SettingsControl {

    private static final ControlPath SETTINGS = ControlPath.of("settings");

    private final ControlHttp http;

    SettingsControl(ControlHttp http) {
        this.http = http;
    }

    /** What they are. */
    public Values read() {
        return Values.of(http.get(SETTINGS));
    }

    /**
     * Changes one by its name, such as {@code auth}, {@code limits} or {@code recordBodies}.
     *
     * @param value a string, a boolean or a {@link Duration}
     * @throws EmulatorControlException if there is no such setting that may change, or it cannot have this value
     */
    public Values set(String name, Object value) {
        return patch(name, value instanceof Duration duration ? duration.toString() : value);
    }

    /** Gives one back the value that the emulator was started with. */
    public Values giveBack(String name) {
        return patch(name, null);
    }

    private Values patch(String name, @Nullable Object value) {
        return Values.of(ControlJson.parse(http.send("PATCH", SETTINGS, Collections.singletonMap(name, value))));
    }

    /**
     * Their values; docs/configuration.md says what they mean.
     *
     * @param tokenLifetime how long every token of the service lives, if that is set
     */
    public record Values(
            String auth,
            String apiVersions,
            String unknownIdentities,
            String limits,
            @Nullable Duration tokenLifetime,
            Duration clockSkew,
            Duration revocationDelay,
            boolean recordBodies) {
        static Values of(ControlJson json) {
            return new Values(
                    json.text("auth"),
                    json.text("apiVersions"),
                    json.text("unknownIdentities"),
                    json.text("limits"),
                    json.durationOrNull("tokenLifetime"),
                    json.duration("clockSkew"),
                    json.duration("revocationDelay"),
                    json.flag("recordBodies"));
        }
    }
}
