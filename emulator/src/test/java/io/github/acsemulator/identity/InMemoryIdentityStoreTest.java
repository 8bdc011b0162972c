package io.github.acsemulator.identity;

final class InMemoryIdentityStoreTest extends IdentityStoreContract {
    @Override
    IdentityStore open() {
        return IdentityStore.inMemory();
    }
}
