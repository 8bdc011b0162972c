package io.github.acsemulator.resource;

import io.github.acsemulator.token.TokenOrigin.Slot;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the two access keys of a resource. Its text form never shows the key. */
public final class AccessKey {
    private final Slot slot;
    private final int generation;
    private final byte[] secret;

    AccessKey(Slot slot, int generation, byte[] secret) {
        this.slot = slot;
        this.generation = generation;
        this.secret = secret;
    }

    /** The first generation of the key {@code base64}; empty if it is not base64 of at least one byte. */
    public static Optional<AccessKey> parse(Slot slot, String base64) {
        try {
            byte[] secret = Base64.getDecoder().decode(base64);
            return secret.length == 0 ? Optional.empty() : Optional.of(new AccessKey(slot, 0, secret));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static AccessKey of(Slot slot, byte[] secret) {
        return new AccessKey(slot, 0, secret.clone());
    }

    /** The key that takes this one's place. */
    AccessKey regenerated(byte[] newSecret) {
        return new AccessKey(slot, generation + 1, newSecret.clone());
    }

    /** Which of the resource's keys it is. */
    public Slot slot() {
        return slot;
    }

    /** How often it has been regenerated. */
    public int generation() {
        return generation;
    }

    /** The key as connection strings carry it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(secret);
    }

    /** The bytes that requests are signed with. */
    public byte[] secret() {
        return secret.clone();
    }

    /** Whether both sign alike, whatever their slots. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessKey key && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return slot + " access key, generation " + generation;
    }
}
