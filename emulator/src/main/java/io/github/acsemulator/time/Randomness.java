package io.github.acsemulator.time;

import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random values; with a seed, the same ones again. Safe for use by many threads. */
public final class Randomness {
    private static final int CORRELATION_BYTES = 16;

    private final @Nullable Long seed;
    private @Nullable Random seeded;

    private Randomness(@Nullable Long seed) {
        this.seed = seed;
        reset();
    }

    /** Values that nobody can foresee, or, if {@code seed} is not null, that follow from it. */
    public static Randomness of(@Nullable Long seed) {
        return new Randomness(seed);
    }

    /** Starts anew: with a seed, the same values come again. */
    public synchronized void reset() {
        seeded = seed == null ? null : new Random(seed);
    }

    /** Sixteen bytes for correlation of requests: unique in practice, no secret, never by a seed. */
    public static byte[] correlation() {
        return bytes(ThreadLocalRandom.current(), CORRELATION_BYTES);
    }

    /** A version 4 UUID for correlation, no secret, never by a seed. */
    public static UUID correlationId() {
        return uuid(ThreadLocalRandom.current());
    }

    /** {@code length} bytes for keys. Not on the start path: the generator takes a while to seed. */
    public synchronized byte[] secret(int length) {
        return bytes(seeded == null ? new SecureRandom() : seeded, length);
    }

    /** Sixteen bytes that tell a token apart. */
    public synchronized byte[] tokenId() {
        return bytes(seeded == null ? ThreadLocalRandom.current() : seeded, CORRELATION_BYTES);
    }

    /** A version 4 UUID. */
    public synchronized UUID uuid() {
        return uuid(seeded == null ? ThreadLocalRandom.current() : seeded);
    }

    private static byte[] bytes(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static UUID uuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A seed for chances that nobody gave a seed for. */
    public static long seed() {
        return ThreadLocalRandom.current().nextLong();
    }
}
