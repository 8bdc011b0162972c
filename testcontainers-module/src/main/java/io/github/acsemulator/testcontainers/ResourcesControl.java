package io.github.acsemulator.testcontainers;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Resources: each has identities, access keys, journal and faults of its own. A request belongs to the one whose key
 * signed it.
 *
 * <pre>{@code
 * ResourcesControl.Resource europe = acs.control().resources().create(Map.of("name", "shop", "location", "europe"));
 * }</pre>
 *
 * <p>{@link EmulatorControl#newResource()} makes one that clients can use at once.
 */
public final class ResourcesControl {

    /** Which of a resource's two access keys. */
    public enum KeySlot {
        PRIMARY,
        SECONDARY;

        String segment() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ControlHttp http;

    ResourcesControl(ControlHttp http) {
        this.http = http;
    }

    /** All of them, the default one first. */
    public List<Resource> list() {
        return http.list(ControlPath.of("resources"), Resource::of);
    }

    /**
     * One by its id.
     *
     * @throws EmulatorControlException if there is none
     */
    public Resource get(String id) {
        return Resource.of(http.get(ControlPath.of("resources", id)));
    }

    /** A new one; everything about it is made up. */
    public Resource create() {
        return create(Map.of());
    }

    /**
     * A new one.
     *
     * @param wanted any of {@code id}, {@code name}, {@code location}, {@code primaryKey}, {@code secondaryKey}; the rest
     *     is made up
     * @throws EmulatorControlException if there is one with that id, name or key already, or a value cannot be
     */
    public Resource create(Map<String, String> wanted) {
        return Resource.of(http.post(ControlPath.of("resources"), wanted));
    }

    /** Drops one, with everything in it. */
    public void delete(String id) {
        http.delete(ControlPath.of("resources", id));
    }

    /** Forgets the identities, journal and faults of one, and leaves the others alone. */
    public void reset(String id) {
        http.post(ControlPath.of("resources", id, "reset"));
    }

    /** A new access key in the place of an old one, which signs no more; the tokens issued under it end. */
    public NewKey regenerateKey(String id, KeySlot slot) {
        ControlJson answer = http.post(ControlPath.of("resources", id, "keys", slot.segment(), "regenerate"), Map.of());
        return new NewKey(answer.text("key"), answer.text("connectionString"));
    }

    /**
     * A resource.
     *
     * @param id its GUID
     * @param primaryKey its primary access key, in base64
     * @param secondaryKey its secondary access key, in base64
     * @param connectionString with the primary key, for clients that reach the emulator where this control does
     * @param secondaryConnectionString the same with the secondary key
     */
    public record Resource(
            String id,
            String name,
            String location,
            String primaryKey,
            String secondaryKey,
            String connectionString,
            String secondaryConnectionString) {
        static Resource of(ControlJson json) {
            return new Resource(
                    json.text("id"),
                    json.text("name"),
                    json.text("location"),
                    json.text("primaryKey"),
                    json.text("secondaryKey"),
                    json.text("connectionString"),
                    json.text("secondaryConnectionString"));
        }
    }

    /**
     * An access key that was made anew.
     *
     * @param key in base64
     * @param connectionString with this key
     */
    public record NewKey(String key, String connectionString) {}
}
