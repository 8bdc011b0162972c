package io.github.acsemulator.identity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/**
 * Waits for a byte on standard input, then changes identities in a data directory from two threads until it is killed,
 * and says on standard output what was acknowledged: {@code created|revoked|deleted <id> <number>;}. Arguments: the
 * directory, and a number of the run.
 */
final class KilledProgram {
    static final UUID RESOURCE = UUID.fromString("ac5ac5ac-0000-4000-8000-000000000001");

    private static final PrintStream OUT = new PrintStream(System.out, true);

    private final IdentityStore store;
    private final Random random;
    /** The ones to change next; null where one is to be made. */
    private final IdentityId[] latest = new IdentityId[16];

    private KilledProgram(IdentityStore store, long seed) {
        this.store = store;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        long run = Long.parseLong(arguments[1]);
        if (System.in.read() < 0) {
            return;
        }
        IdentityStore store = MvIdentityStore.open(Path.of(arguments[0]));
        for (int thread = 0; thread < 2; thread++) {
            long half = run << 1 | thread;
            new Thread(() -> new KilledProgram(store, half).change(half)).start();
        }
    }

    private void change(long half) {
        for (int step = 1; ; step++) {
            int slot = random.nextInt(latest.length);
            IdentityId id = latest[slot];
            int number = step;
            if (id == null) {
                id = new IdentityId(RESOURCE, new UUID(half, step));
                latest[slot] = id;
                store.insert(id, Identity.created(step));
                acknowledge("created", id, number);
            } else {
                switch (random.nextInt(8)) {
                    case 0 -> {
                        store.update(id, kept -> kept.orElseThrow().deleted(number), true);
                        acknowledge("deleted", id, number);
                        latest[slot] = null;
                    }
                    case 1, 2 -> store.update(id, kept -> kept.orElseThrow().withToken(number, number), false);
                    default -> {
                        store.update(id, kept -> kept.orElseThrow().withCut(number), true);
                        acknowledge("revoked", id, number);
                    }
                }
            }
        }
    }

    private static void acknowledge(String change, IdentityId id, int number) {
        String line = change + " " + id + " " + number + ";\n";
        synchronized (OUT) {
            OUT.print(line);
            if (OUT.checkError()) {
                // Whoever read it is gone, and with him the one who would end this.
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
