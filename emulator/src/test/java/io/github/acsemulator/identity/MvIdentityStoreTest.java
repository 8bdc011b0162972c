package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MvIdentityStoreTest extends IdentityStoreContract {
    private static final int MANY = 2_000;

    @TempDir
    Path directory;

    @Override
    IdentityStore open() {
        return MvIdentityStore.open(directory.resolve("data"));
    }

    @Test
    void everythingIsThereWhenTheDirectoryIsOpenedAgain() {
        Path other = directory.resolve("other");
        UUID tenant = new UUID(5, 6);
        try (IdentityStore store = MvIdentityStore.open(other)) {
            for (int i = 0; i < MANY; i++) {
                store.update(id(i), kept -> Identity.created(1).withToken(2, 3), false);
                store.insert(exchanged(tenant, i), new Identity(i, 0, 0, 0, 0, 0, 0, "custom " + i));
            }
        }

        try (IdentityStore store = MvIdentityStore.open(other)) {
            assertThat(store.size()).isEqualTo(2 * MANY);
            for (int i = 0; i < MANY; i++) {
                assertThat(store.find(id(i))).contains(Identity.created(1).withToken(2, 3));
                assertThat(store.find(exchanged(tenant, i))).contains(new Identity(i, 0, 0, 0, 0, 0, 0, "custom " + i));
            }
        }
    }

    @Test
    void whatWasClearedStaysAwayWhenTheDirectoryIsOpenedAgain() {
        Path other = directory.resolve("other");
        try (IdentityStore store = MvIdentityStore.open(other)) {
            store.insert(id(1), Identity.created(1));
            store.clear();
        }

        try (IdentityStore store = MvIdentityStore.open(other)) {
            assertThat(store.size()).isZero();
        }
    }

    @Test
    void anInterruptedThreadClosesItAllTheSame() {
        Path other = directory.resolve("other");
        IdentityStore store = MvIdentityStore.open(other);
        store.update(id(1), kept -> Identity.created(1), false);
        Thread.currentThread().interrupt();

        store.close();

        assertThat(Thread.interrupted()).isTrue();
        try (IdentityStore again = MvIdentityStore.open(other)) {
            assertThat(again.find(id(1))).isPresent();
        }
    }

    private static IdentityId exchanged(UUID tenant, int number) {
        return new IdentityId(new UUID(1, number % 3), tenant, new UUID(-3, number));
    }
}
