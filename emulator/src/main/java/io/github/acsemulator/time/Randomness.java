package io.github.acsemulator.time;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Random values. */
public final class Randomness {
    private Randomness() {}

    /** Sixteen bytes for correlation of requests: unique in practice, no secret. */
    public static byte[] correlation() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    /** {@code length} unpredictable bytes, for keys. Not on the start path: the generator takes a while to seed. */
    public static byte[] secret(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** A version 4 UUID for correlation, no secret. */
    public static UUID uuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A seed for chances that nobody gave a seed for. */
    public static long seed() {
        return ThreadLocalRandom.current().nextLong();
    }
}
