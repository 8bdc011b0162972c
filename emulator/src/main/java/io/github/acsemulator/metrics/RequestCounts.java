package io.github.acsemulator.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The requests for one operation: how many of each status, and how long they took. */
final class RequestCounts {
    /** Upper bounds of the buckets; one without a bound follows. */
    private static final double[] SECONDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Double.POSITIVE_INFINITY
    };

    private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final LongAdder[] buckets = new LongAdder[SECONDS.length];
    private final LongAdder nanos = new LongAdder();

    RequestCounts() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void add(int status, long duration) {
        byStatus.computeIfAbsent(status, unseen -> new LongAdder()).increment();
        nanos.add(duration);
        int bucket = 0;
        while (duration > SECONDS[bucket] * 1e9) {
            bucket++;
        }
        buckets[bucket].increment();
    }

    Map<Integer, LongAdder> byStatus() {
        return new TreeMap<>(byStatus);
    }

    static double[] bounds() {
        return SECONDS.clone();
    }

    /** How many fell into each bucket alone. */
    long[] counts() {
        long[] counts = new long[buckets.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets[i].sum();
        }
        return counts;
    }

    double seconds() {
        return nanos.sum() / 1e9;
    }
}
