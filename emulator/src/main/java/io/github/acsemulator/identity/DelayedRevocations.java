package io.github.acsemulator.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What whoever checks tokens still sees of identities whose revocation or deletion has not taken effect. */
final class DelayedRevocations {
    /** For each identity in the order of their making. */
    private final ConcurrentMap<IdentityId, List<Former>> former = new ConcurrentHashMap<>();

    /** What an identity was before a change that takes effect at {@code until}. */
    private record Former(Instant until, Identity identity) {}

    void add(IdentityId id, Identity before, Instant until, Instant now) {
        former.compute(id, (key, known) -> {
            List<Former> pending = new ArrayList<>();
            if (known != null) {
                known.stream().filter(earlier -> earlier.until.isAfter(now)).forEach(pending::add);
            }
            pending.add(new Former(until, before));
            return pending;
        });
    }

    /** What {@code id} is still seen as at {@code now}; empty if all that was done to it has taken effect. */
    Optional<Identity> find(IdentityId id, Instant now) {
        return former.getOrDefault(id, List.of()).stream()
                .filter(earlier -> earlier.until.isAfter(now))
                .findFirst()
                .map(Former::identity);
    }
}
