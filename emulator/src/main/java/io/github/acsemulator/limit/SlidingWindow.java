package io.github.acsemulator.limit;

/** Admits so many requests in any window of time. Safe for use by many threads. */
final class SlidingWindow {
    private final long windowMillis;
    /** When the latest requests were admitted, a ring; {@code next} is the oldest of them, once it is full. */
    private final long[] admitted;

    private int next;
    private int size;

    SlidingWindow(int requests, long windowMillis) {
        this.windowMillis = windowMillis;
        this.admitted = new long[requests];
    }

    /** Admits a request at the time {@code now} and returns 0, or returns the milliseconds until it could be. */
    synchronized long admit(long now) {
        if (size > 0 && admitted[Math.floorMod(next - 1, admitted.length)] > now) {
            // The clock was set back: what it admitted lies in the future.
            size = 0;
            next = 0;
        }
        if (size == admitted.length) {
            long free = admitted[next] + windowMillis;
            if (free > now) {
                return free - now;
            }
        } else {
            size++;
        }
        admitted[next] = now;
        next = (next + 1) % admitted.length;
        return 0;
    }
}
