package io.github.acsemulator.identity;

import java.time.Instant;
import java.util.UUID;

/** Makes a million identities in memory and gives each a token; says how long a create took at first and in the end. */
final class MillionIdentities {
    private static final int IDENTITIES = 1_000_000;
    private static final int PART = 100_000;

    private MillionIdentities() {}

    public static void main(String[] arguments) {
        IdentityStore store = IdentityStore.inMemory();
        IdentityIdGenerator generator = new IdentityIdGenerator(IdentityIdGenerator.DEFAULT_WORKER);
        UUID resource = KilledProgram.RESOURCE;
        Instant start = Instant.parse("2026-11-24T00:00:00Z");
        long nanos = System.nanoTime();
        for (int i = 0; i < IDENTITIES; i++) {
            Instant now = start.plusMillis(i / 10);
            IdentityId id = generator.next(resource, now);
            store.insert(id, Identity.created(now.toEpochMilli()));
            // As every later request brings it: parsed from text.
            IdentityId again = IdentityId.parse(id.toString()).orElseThrow();
            store.update(again, kept -> kept.orElseThrow().withToken(now.toEpochMilli(), now.toEpochMilli()), false);
            if (i == PART - 1 || i == IDENTITIES - 1) {
                System.out.printf("%d identities, %d ns each%n", i + 1, (System.nanoTime() - nanos) / PART);
            }
            if (i == IDENTITIES - PART - 1) {
                nanos = System.nanoTime();
            }
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("%d MB used%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        System.out.println(store.size());
    }
}
