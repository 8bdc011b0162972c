package io.github.acsemulator.testcontainers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Faults that are to happen. They act in the order in which they were added; an answer that one has made bears the
 * header {@code x-acs-emulator-fault} with its id.
 *
 * <pre>{@code
 * FaultsControl.Rule rule = acs.control().faults().add(Fault.on("create").times(1).respond(500));
 * }</pre>
 */
public final class FaultsControl {

    private final ControlHttp http;
    private final @Nullable String resource;

    FaultsControl(ControlHttp http, @Nullable String resource) {
        this.http = http;
        this.resource = resource;
    }

    /** From now on, {@code fault} happens. */
    public Rule add(Fault fault) {
        Fault narrowed = resource == null || fault.isOfOneResource() ? fault : fault.resource(resource);
        return Rule.of(http.post(ControlPath.of("faults"), narrowed.members()));
    }

    /** All that are there. */
    public List<Rule> list() {
        return http.list(all(), Rule::of);
    }

    /**
     * One, by its id: how often it fired, for example.
     *
     * @throws EmulatorControlException if there is none
     */
    public Rule get(String id) {
        return Rule.of(http.get(ControlPath.of("faults", id)));
    }

    /**
     * Removes one.
     *
     * @throws EmulatorControlException if there is none
     */
    public void remove(String id) {
        http.delete(ControlPath.of("faults", id));
    }

    /** Removes all. */
    public void clear() {
        http.delete(all());
    }

    private ControlPath all() {
        return ControlPath.of("faults").with("resource", resource);
    }

    /**
     * A fault as the emulator has it.
     *
     * @param id by which it is got and removed
     * @param fired how often it struck
     * @param members all that it says of itself, as JSON
     */
    public record Rule(String id, long fired, Map<String, Object> members) {
        static Rule of(ControlJson json) {
            return new Rule(json.text("id"), json.longNumber("fired"), json.members());
        }
    }
}
