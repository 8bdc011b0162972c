package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MvIdentityStoreKillIT {
    private static final int KILLS = 200;
    private static final List<String> SMALL =
            List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m");

    @TempDir
    Path temp;

    private final Map<IdentityId, Acknowledged> acknowledged = new HashMap<>();
    private final Random random = new Random(42);
    private int changes;

    @Test
    void everyAcknowledgedChangeSurvivesTwoHundredKills() throws Exception {
        Path directory = temp.resolve("data");
        Process next = start(directory, 1);
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = next;
            // It waits until it is told to begin: so it starts while the one before it works.
            next = start(directory, kill + 1);
            runAndKill(process, kill);
            // Half of the times the file that is opened next is the one that the kill left, not one closed in order.
            Path opened = kill % 2 == 0 ? directory : copy(directory);
            for (int opening = 1; opening <= 2; opening++) {
                try (IdentityStore store = MvIdentityStore.open(opened)) {
                    verify(store, "after kill " + kill + ", opening " + opening);
                }
            }
        }
        next.destroyForcibly();
        System.out.printf(
                "%d kills, %d changes acknowledged on %d identities, none lost; file %d KB%n",
                KILLS, changes, acknowledged.size(), Files.size(directory.resolve("state.mv")) / 1024);
    }

    private Process start(Path directory, int run) throws IOException {
        return ChildJvm.start(errors(run), KilledProgram.class, SMALL, directory.toString(), Integer.toString(run));
    }

    private void runAndKill(Process process, int run) throws Exception {
        // Now and then so long that the store's own thread gets to compact the file.
        long millis = run % 10 == 0 ? 600 : 50 + random.nextInt(151);
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            assertThat(line).as(Files.readString(errors(run))).isNotNull();
            Thread killer = new Thread(() -> {
                try {
                    TimeUnit.MILLISECONDS.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                // Not the process's own method: that one closes the pipe with what was acknowledged last.
                process.toHandle().destroyForcibly();
            });
            killer.start();
            // The last line may be cut off: then nobody was told.
            while (line != null && line.endsWith(";")) {
                acknowledge(line.substring(0, line.length() - 1).split(" "));
                line = lines.readLine();
            }
            killer.join();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as(Files.readString(errors(run))).isEqualTo(128 + 9);
    }

    private Path errors(int run) {
        return temp.resolve("errors" + run % 2);
    }

    private void acknowledge(String[] change) {
        changes++;
        IdentityId id = IdentityId.parse(change[1]).orElseThrow();
        long number = Long.parseLong(change[2]);
        acknowledged.compute(id, (key, before) -> switch (change[0]) {
            case "created" -> new Acknowledged(number, 0, 0);
            case "revoked" -> new Acknowledged(before.createdAt, number, 0);
            default -> new Acknowledged(before.createdAt, before.cut, number);
        });
    }

    private void verify(IdentityStore store, String when) {
        acknowledged.forEach((id, expected) -> {
            Optional<Identity> kept = store.find(id);
            boolean there = kept.isPresent()
                    && kept.get().createdAt() == expected.createdAt
                    // A later change may be in the file already, though nobody was told.
                    && kept.get().cut() >= expected.cut
                    && (expected.deletedAt == 0 || kept.get().deletedAt() == expected.deletedAt);
            if (!there) {
                fail("%s, %s: %s was acknowledged, %s is kept", when, id, expected, kept);
            }
        });
    }

    private Path copy(Path directory) throws IOException {
        Path copy = temp.resolve("copy");
        Files.createDirectories(copy);
        Files.deleteIfExists(copy.resolve("state.mv"));
        Files.copy(directory.resolve("state.mv"), copy.resolve("state.mv"));
        return copy;
    }

    private record Acknowledged(long createdAt, long cut, long deletedAt) {}
}
