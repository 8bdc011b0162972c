package io.github.acsemulator.testcontainers;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The keys that tokens are signed with, for all resources.
 *
 * <pre>{@code
 * SigningKeysControl keys = acs.control().signingKeys();
 * String before = keys.current().id();
 * keys.rotate();       // new tokens have a new key, old ones verify as before
 * keys.delete(before); // and now they do not
 * }</pre>
 */
public final class SigningKeysControl {

    private final ControlHttp http;

    SigningKeysControl(ControlHttp http) {
        this.http = http;
    }

    /** All whose tokens still verify. */
    public List<Key> list() {
        return http.get(ControlPath.of("signing-keys")).list("value", Key::of);
    }

    /** The one that signs. */
    public Key current() {
        return list().stream().filter(Key::current).findFirst().orElseThrow();
    }

    /** Has a new key sign from now on. The old one stays published until it is deleted. */
    public Key rotate() {
        return Key.of(http.post(ControlPath.of("signing-keys", "rotate"), Map.of()));
    }

    /**
     * Takes an old key back: tokens that it signed verify no more.
     *
     * @throws EmulatorControlException with code {@code Conflict} if it is the one that signs
     */
    public void delete(String id) {
        http.delete(ControlPath.of("signing-keys", id));
    }

    /**
     * A key.
     *
     * @param current whether it signs
     * @param kids under which names it is published, one for each access key
     */
    public record Key(String id, Instant createdAt, boolean current, List<String> kids) {
        static Key of(ControlJson json) {
            return new Key(json.text("id"), json.instant("createdAt"), json.flag("current"), json.texts("kids"));
        }
    }
}
