package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of identities must do. */
abstract class IdentityStoreContract {
    private static final UUID RESOURCE = UUID.fromString("ac5ac5ac-0000-4000-8000-000000000001");
    private static final UUID OTHER_RESOURCE = UUID.fromString("fc5ac5ac-0000-4000-8000-000000000002");
    private static final long NOW = 1_795_000_000_000L;

    private IdentityStore store;

    /** An empty store. */
    abstract IdentityStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void anIdentityThatWasNeverSeenIsNotFound() {
        store.insert(id(1), Identity.created(NOW));

        assertThat(store.find(id(2))).isEmpty();
        assertThat(store.find(new IdentityId(OTHER_RESOURCE, id(1).user()))).isEmpty();
    }

    @Test
    void anInsertedIdentityIsFound() {
        assertThat(store.insert(id(1), Identity.created(NOW))).isTrue();

        assertThat(store.find(id(1))).contains(Identity.created(NOW));
    }

    @Test
    void anIdIsInsertedOnlyOnce() {
        store.insert(id(1), Identity.created(NOW));

        assertThat(store.insert(id(1), Identity.created(NOW + 1))).isFalse();
        assertThat(store.find(id(1))).contains(Identity.created(NOW));
        assertThat(store.size()).isOne();
    }

    @Test
    void ofManyThreadsThatInsertOneIdOneSucceeds() throws Exception {
        List<Boolean> inserted = inThreads(16, thread -> store.insert(id(1), Identity.created(NOW + thread)));

        assertThat(inserted).containsOnlyOnce(true);
    }

    @Test
    void anUpdateReplacesWhatIsKeptAndReturnsIt() {
        store.insert(id(1), Identity.created(NOW));

        Identity updated = store.update(id(1), kept -> kept.orElseThrow().withCut(7), true);

        assertThat(updated).isEqualTo(Identity.created(NOW).withCut(7));
        assertThat(store.find(id(1))).contains(updated);
    }

    @Test
    void anUpdateOfAnAbsentIdentityAddsIt() {
        Identity added = store.update(id(1), kept -> kept.orElse(Identity.created(NOW)), true);

        assertThat(added).isEqualTo(Identity.created(NOW));
        assertThat(store.find(id(1))).contains(added);
        assertThat(store.insert(id(1), Identity.created(NOW + 1))).isFalse();
    }

    @Test
    void anUpdateThatNeedNotBeDurableIsSeenAtOnce() {
        store.insert(id(1), Identity.created(NOW));

        Identity updated = store.update(id(1), kept -> kept.orElseThrow().withToken(NOW + 1, NOW + 2), false);

        assertThat(store.find(id(1))).contains(updated);
    }

    @Test
    void anUpdateThatFailsChangesNothing() {
        store.insert(id(1), Identity.created(NOW));

        assertThatThrownBy(() -> store.update(
                        id(1),
                        kept -> {
                            throw new IllegalStateException("refused");
                        },
                        true))
                .hasMessage("refused");
        assertThat(store.find(id(1))).contains(Identity.created(NOW));
        assertThat(store.insert(id(2), Identity.created(NOW))).isTrue();
    }

    @Test
    void noUpdateOfSixteenThreadsIsLost() throws Exception {
        store.insert(id(1), Identity.created(NOW));

        inThreads(16, thread -> {
            for (int i = 0; i < 2_000; i++) {
                store.update(id(1), kept -> kept.orElseThrow().withToken(NOW, NOW), false);
                store.update(id(2 + thread), kept -> kept.orElse(Identity.created(NOW)), false);
            }
            return true;
        });

        assertThat(store.find(id(1)).orElseThrow().tokensIssued()).isEqualTo(32_000);
        assertThat(store.size()).isEqualTo(17);
    }

    @Test
    void idsMayComeInAnyOrder() {
        List<Integer> numbers = new ArrayList<>(
                IntStream.range(0, 1_000).map(n -> n * 7919).boxed().toList());
        Collections.shuffle(numbers, new Random(1));

        numbers.forEach(number -> store.update(id(number), kept -> kept.orElse(Identity.created(NOW + number)), false));

        assertThat(store.size()).isEqualTo(1_000);
        assertThat(numbers)
                .allSatisfy(number -> assertThat(store.find(id(number))).contains(Identity.created(NOW + number)));
    }

    @Test
    void anExchangedIdentityDiffersFromTheUserWithTheSameGuid() {
        UUID tenant = id(1).user();
        IdentityId exchanged = new IdentityId(RESOURCE, tenant, new UUID(-1, -2));
        IdentityId another = new IdentityId(RESOURCE, tenant, new UUID(-1, 3));
        store.insert(id(1), Identity.created(NOW));
        store.insert(exchanged, Identity.created(NOW + 1));
        store.insert(another, Identity.created(NOW + 2));

        assertThat(store.find(id(1))).contains(Identity.created(NOW));
        assertThat(store.find(exchanged)).contains(Identity.created(NOW + 1));
        assertThat(store.find(another)).contains(Identity.created(NOW + 2));
    }

    @Test
    void everyMemberOfAnIdentityIsKept() {
        Identity full =
                new Identity(NOW, NOW + 1, NOW / 1000, NOW + 9, Long.MAX_VALUE, NOW + 2, NOW + 3, "alice@contoso.com");
        Identity unicode = new Identity(-1, 0, 0, 0, 1, 0, 0, "名\uD83D\uDE00".repeat(85));
        Identity empty = new Identity(0, 0, 0, 0, 0, 0, 0, "");
        store.insert(id(1), full);
        store.insert(id(2), unicode);
        store.insert(id(3), empty);

        assertThat(store.find(id(1))).contains(full);
        assertThat(store.find(id(2))).contains(unicode);
        assertThat(store.find(id(3))).contains(empty);
    }

    @Test
    void aDeletedIdentityIsKeptAndItsIdNotGivenAgain() {
        store.insert(id(1), new Identity(NOW, 0, 0, 0, 0, 0, 0, "alice"));

        store.update(id(1), kept -> kept.orElseThrow().deleted(NOW + 5), true);

        assertThat(store.find(id(1))).hasValueSatisfying(deleted -> {
            assertThat(deleted.isDeleted()).isTrue();
            assertThat(deleted.customId()).isNull();
        });
        assertThat(store.insert(id(1), Identity.created(NOW + 6))).isFalse();
        assertThat(store.size()).isOne();
    }

    @Test
    void theSizeCountsEveryResource() {
        assertThat(store.size()).isZero();

        store.insert(id(1), Identity.created(NOW));
        store.insert(new IdentityId(OTHER_RESOURCE, id(1).user()), Identity.created(NOW));

        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void aClearedStoreIsEmptyAndGoesOn() {
        store.insert(id(1), Identity.created(NOW));

        store.clear();

        assertThat(store.size()).isZero();
        assertThat(store.find(id(1))).isEqualTo(Optional.empty());
        assertThat(store.insert(id(1), Identity.created(NOW + 1))).isTrue();
    }

    @Test
    void oneResourceCanBeClearedAlone() {
        IdentityId other = new IdentityId(OTHER_RESOURCE, id(1).user());
        for (IdentityId named : List.of(id(1), other)) {
            store.insert(named, Identity.created(NOW).withCustomId("a name"));
            store.name(named, "a name");
        }

        store.clear(RESOURCE);

        assertThat(store.size()).isEqualTo(1);
        assertThat(store.find(id(1))).isEqualTo(Optional.empty());
        assertThat(store.named(RESOURCE, "a name")).isEmpty();
        assertThat(store.named(OTHER_RESOURCE, "a name")).contains(other);
    }

    @Test
    void anInterruptedThreadIsServedAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThat(store.insert(id(1), Identity.created(NOW))).isTrue();
            assertThat(store.update(id(1), kept -> kept.orElseThrow().withCut(1), true))
                    .isNotNull();
            assertThat(store.find(id(1))).isPresent();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(store.insert(id(2), Identity.created(NOW))).isTrue();
    }

    @Test
    void closingTwiceDoesNothingMore() {
        store.close();
        store.close();
    }

    static IdentityId id(int number) {
        return new IdentityId(RESOURCE, new UUID(NOW, 0x92fd8b3a0d000000L + number));
    }

    private static <T> List<T> inThreads(int threads, Work<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = IntStream.range(0, threads)
                    .mapToObj(thread -> executor.submit(() -> work.of(thread)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private interface Work<T> {
        T of(int thread) throws Exception;
    }

    @Test
    void identitiesOfAResourceAreShownTheOldestFirst() {
        UUID resource = UUID.fromString("00000000-0000-0000-0000-00000000000a");
        UUID other = UUID.fromString("00000000-0000-0000-0000-00000000000b");
        List<IdentityId> made = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            IdentityId id = new IdentityId(resource, new UUID(i, 0x92fd8b3a0d000000L));
            store.insert(id, Identity.created(i));
            store.insert(new IdentityId(other, new UUID(i, 1)), Identity.created(i));
            made.add(id);
        }
        List<IdentityId> ids = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        store.visit(resource, (id, identity) -> {
            ids.add(id);
            times.add(identity.createdAt());
        });
        assertThat(ids).isEqualTo(made);
        assertThat(times).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
}
