package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MvIdentityStoreSizeIT {
    private static final int IDENTITIES = 50_000;
    private static final int THREADS = 4;
    private static final long BOUND = 64L << 20;

    @TempDir
    Path directory;

    private volatile long largest;

    @Test
    void theFileStaysSmallOverAHundredThousandCreatesAndDeletes() throws Exception {
        long start = System.nanoTime();
        try (IdentityStore store = MvIdentityStore.open(directory)) {
            Thread[] threads = IntStream.range(0, THREADS)
                    .mapToObj(number -> new Thread(() -> createAndDelete(store, number)))
                    .toArray(Thread[]::new);
            for (Thread thread : threads) {
                thread.start();
            }
            for (Thread thread : threads) {
                while (thread.isAlive()) {
                    thread.join(50);
                    largest = Math.max(largest, size());
                }
            }
            assertThat(store.size()).isEqualTo(IDENTITIES);
        }
        System.out.printf(
                "%d durable creates and deletes in %d ms; the file had at most %d KB, and %d KB when closed%n",
                2 * IDENTITIES, (System.nanoTime() - start) / 1_000_000, largest / 1024, size() / 1024);
        assertThat(largest).isLessThan(BOUND);
        assertThat(size()).isLessThan(BOUND);
    }

    private static void createAndDelete(IdentityStore store, int thread) {
        for (int i = thread; i < IDENTITIES; i += THREADS) {
            IdentityId id = new IdentityId(KilledProgram.RESOURCE, new UUID(i / 7, i));
            store.insert(id, Identity.created(1_795_000_000_000L + i));
            store.update(id, kept -> kept.orElseThrow().deleted(1_795_000_000_001L), true);
        }
    }

    private long size() throws IOException {
        return Files.size(directory.resolve("state.mv"));
    }
}
