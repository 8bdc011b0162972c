package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IdentityIdGeneratorTest {
    private static final UUID RESOURCE = UUID.fromString("ac5ac5ac-0000-4000-8000-000000000001");
    private static final Instant EPOCH = Instant.parse("2020-01-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30.123456Z");
    private static final int PER_MILLISECOND = 65_536;

    private final IdentityIdGenerator generator = new IdentityIdGenerator(IdentityIdGenerator.DEFAULT_WORKER);

    @Test
    void theFirstHalfOfAnIdIsTheTimeOfItsMaking() {
        IdentityId id = generator.next(RESOURCE, NOW);

        assertThat(id.resource()).isEqualTo(RESOURCE);
        assertThat(id.object()).isNull();
        assertThat(madeAt(id)).isEqualTo(Instant.parse("2026-11-24T10:15:30.123Z"));
    }

    @Test
    void theSecondHalfIsTheWorkerAndACount() {
        assertThat(users(generator, NOW, 3))
                .extracting(user -> user.toString().substring(19))
                .containsExactly("92fd-8b3a0d000000", "92fd-8b3a0d000001", "92fd-8b3a0d000002");
        assertThat(new IdentityIdGenerator(0xfedcba).next(RESOURCE, EPOCH))
                .hasToString("8:acs:" + RESOURCE + "_00000000-0000-0000-fedc-ba3a0d000000");
        assertThat(new IdentityIdGenerator(0).next(RESOURCE, EPOCH))
                .hasToString("8:acs:" + RESOURCE + "_00000000-0000-0000-0000-003a0d000000");
    }

    @Test
    void anIdHasTheFormOfAzures() {
        Instant made = EPOCH.plusMillis(0x0000_0032_9c5e_1f08L);
        List<UUID> users = users(generator, made, 0xa7c1 + 1);

        assertThat(users.get(0xa7c1)).hasToString("00000032-9c5e-1f08-92fd-8b3a0d00a7c1");
    }

    @Test
    void theCountBeginsAnewWithTheMillisecond() {
        users(generator, NOW, 5);

        assertThat(generator.next(RESOURCE, NOW.plusMillis(1)).user())
                .satisfies(user ->
                        assertThat(user.getLeastSignificantBits() & 0xFFFF).isZero());
    }

    @Test
    void idsOfAFrozenClockAllDifferAndSortAsTheyWereMade() {
        List<IdentityId> ids = Stream.generate(() -> generator.next(RESOURCE, NOW))
                .limit(200_000)
                .toList();

        assertThat(new HashSet<>(ids)).hasSize(200_000);
        assertThat(ids).isSorted();
        assertThat(madeAt(ids.get(PER_MILLISECOND - 1))).isEqualTo(madeAt(ids.get(0)));
        assertThat(madeAt(ids.get(PER_MILLISECOND)))
                .isEqualTo(madeAt(ids.get(0)).plusMillis(1));
    }

    @Test
    void theClockCatchesUpWithIdsThatRanAhead() {
        List<UUID> ahead = users(generator, NOW, 3 * PER_MILLISECOND);
        UUID next = generator.next(RESOURCE, NOW.plusMillis(1)).user();
        UUID later = generator.next(RESOURCE, NOW.plusMillis(3)).user();

        assertThat(ahead).doesNotContain(next, later);
        assertThat(next.getMostSignificantBits())
                .isEqualTo(ahead.get(ahead.size() - 1).getMostSignificantBits() + 1);
        assertThat(later.getLeastSignificantBits() & 0xFFFF).isOne();
    }

    @Test
    void aClockThatIsSetBackALittleGivesNoIdTwice() {
        Set<UUID> users = new HashSet<>(users(generator, NOW, 100));

        users.addAll(users(generator, NOW.minusMillis(10_000), 100));

        assertThat(users).hasSize(200);
    }

    @Test
    void aClockThatIsSetBackFurtherIsFollowed() {
        generator.next(RESOURCE, NOW);

        assertThat(madeAt(generator.next(RESOURCE, NOW.minusMillis(10_001))))
                .isEqualTo(Instant.parse("2026-11-24T10:15:20.122Z"));
    }

    @Test
    void eightThreadsGetNoIdTwice() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(8);
        List<UUID> users = new ArrayList<>();
        try {
            List<Future<List<UUID>>> futures = IntStream.range(0, 8)
                    .mapToObj(thread -> executor.submit(() -> users(generator, NOW.plusMillis(thread), 50_000)))
                    .toList();
            for (Future<List<UUID>> future : futures) {
                users.addAll(future.get());
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(new HashSet<>(users)).hasSize(400_000);
    }

    @Test
    void afterAResetTheSameTimesGiveTheSameIds() {
        List<UUID> before = users(generator, NOW, 10);

        generator.reset();

        assertThat(users(generator, NOW, 10)).isEqualTo(before);
    }

    @Test
    void aTimeBeforeTheEpochCountsAsTheEpoch() {
        assertThat(madeAt(generator.next(RESOURCE, Instant.parse("2020-01-01T00:00:00Z"))))
                .isEqualTo(EPOCH);
        assertThat(users(generator, Instant.EPOCH, 2))
                .extracting(UUID::toString)
                .containsExactly("00000000-0000-0000-92fd-8b3a0d000001", "00000000-0000-0000-92fd-8b3a0d000002");
    }

    @Test
    void theEndOfTheYear9999HasIdsToo() {
        Instant end = Instant.parse("9999-12-31T23:59:59.999Z");

        assertThat(madeAt(generator.next(RESOURCE, end))).isEqualTo(end);
        assertThat(madeAt(generator.next(RESOURCE, end))).isEqualTo(end);
    }

    @Test
    void aWorkerValueOfMoreThan24BitsIsRefused() {
        assertThatThrownBy(() -> new IdentityIdGenerator(0x1000000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdentityIdGenerator(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<UUID> users(IdentityIdGenerator generator, Instant now, int count) {
        return Stream.generate(() -> generator.next(RESOURCE, now).user())
                .limit(count)
                .toList();
    }

    private static Instant madeAt(IdentityId id) {
        return EPOCH.plusMillis(id.user().getMostSignificantBits());
    }
}
