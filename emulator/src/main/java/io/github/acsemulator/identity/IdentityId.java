package io.github.acsemulator.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of an ACS user: {@code 8:acs:<resource>_<user>}, or {@code 8:acs:<resource>_<tenant>_<object>} for one that
 * comes from an exchanged Entra token. Letter case does not matter on the way in; lower case goes out.
 *
 * @param resource the resource it belongs to
 * @param user the user's GUID, or the Entra tenant's
 * @param object the Entra object's GUID; null for an ordinary user
 */
public record IdentityId(UUID resource, UUID user, @Nullable UUID object) implements Comparable<IdentityId> {
    private static final String GUID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final Pattern FORM = Pattern.compile("8:acs:" + GUID + "_" + GUID + "(?:_" + GUID + ")?");

    /** An ordinary user of {@code resource}. */
    public IdentityId(UUID resource, UUID user) {
        this(resource, user, null);
    }

    /** An id that sorts before every identity of {@code resource}. */
    static IdentityId beforeAllOf(UUID resource) {
        return new IdentityId(resource, new UUID(0, 0));
    }

    /** An id that sorts after every identity of {@code resource}. */
    static IdentityId afterAllOf(UUID resource) {
        UUID last = new UUID(-1, -1);
        return new IdentityId(resource, last, last);
    }

    /** The id that {@code text} spells; empty if it is malformed or of another kind. */
    public static Optional<IdentityId> parse(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String object = matcher.group(3);
        return Optional.of(new IdentityId(
                UUID.fromString(matcher.group(1)),
                UUID.fromString(matcher.group(2)),
                object == null ? null : UUID.fromString(object)));
    }

    /** The {@code skypeid} claim of this identity's tokens: the id without its leading {@code 8:}. */
    public String skypeId() {
        return "acs:" + resource + "_" + user + (object == null ? "" : "_" + object);
    }

    /** By resource, then in the order in which the ids were made. */
    @Override
    public int compareTo(IdentityId other) {
        int order = compare(resource, other.resource);
        if (order == 0) {
            order = compare(user, other.user);
        }
        if (order != 0 || object == other.object) {
            return order;
        }
        if (object == null || other.object == null) {
            return object == null ? -1 : 1;
        }
        return compare(object, other.object);
    }

    /** As unsigned numbers, which UUID's own order does not take them for. */
    private static int compare(UUID one, UUID other) {
        int order = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return order == 0
                ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
                : order;
    }

    @Override
    public String toString() {
        return "8:" + skypeId();
    }
}
