package io.github.acsemulator.token;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Under which access key a token was asked for. Each origin has a {@code kid} of its own, so that regenerating an access
 * key ends just the tokens issued under it.
 *
 * @param resourceId the resource
 * @param slot which of its access keys
 * @param generation how often that key has been regenerated
 */
public record TokenOrigin(UUID resourceId, Slot slot, int generation) {
    /** The access keys of a resource. */
    public enum Slot {
        /** The primary access key. */
        PRIMARY,
        /** The secondary access key. */
        SECONDARY,
        /** No access key: a bearer token, the page, the emulator's own routes. */
        NONE
    }

    /** A token that no access key asked for. */
    public static TokenOrigin ofNoKey(UUID resourceId) {
        return new TokenOrigin(resourceId, Slot.NONE, 0);
    }

    // Not the generated ones: these are the first that a start would need, and to link them takes a while.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenOrigin origin
                && resourceId.equals(origin.resourceId)
                && slot == origin.slot
                && generation == origin.generation;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * resourceId.hashCode() + slot.hashCode()) + generation;
    }
}
