package io.github.acsemulator.identity;

import io.github.acsemulator.resource.Resettable;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.time.EmulatorClock;

/** The identities as a reset sees them: what is kept of them, how their ids count, and those there are at the start. */
public final class IdentityState implements Resettable {
    private final IdentityStore store;
    private final IdentityIdGenerator ids;
    private final IdentitySeed seed;
    private final IdentityService service;
    private final EmulatorClock clock;

    /** Of {@code service}, which uses the store and the generator; the seed is planted at once. */
    public IdentityState(
            IdentityStore store,
            IdentityIdGenerator ids,
            IdentitySeed seed,
            IdentityService service,
            EmulatorClock clock) {
        this.store = store;
        this.ids = ids;
        this.seed = seed;
        this.service = service;
        this.clock = clock;
        seed.plant(store, ids, clock.now());
    }

    @Override
    public void reset() {
        store.clear();
        service.forgetDelays();
        ids.reset();
        seed.plant(store, ids, clock.now());
    }

    @Override
    public void reset(Resource resource) {
        drop(resource);
        seed.plant(resource, store, ids, clock.now());
    }

    @Override
    public void drop(Resource resource) {
        store.clear(resource.id());
        service.forgetDelays(resource.id());
    }
}
