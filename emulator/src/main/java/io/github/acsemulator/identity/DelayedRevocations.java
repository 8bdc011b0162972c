package io.github.acsemulator.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What whoever checks tokens still sees of identities whose revocation or deletion has not taken effect. Safe for use by
 * many threads.
 */
final class DelayedRevocations {
    /** For each identity in the order of their making and their effect; the one that was changed last stands last. */
    private final Map<IdentityId, List<Former>> former = new LinkedHashMap<>();

    /** What an identity was before a change that takes effect at {@code until}. */
    private record Former(Instant until, Identity identity) {
        boolean isPending(Instant now) {
            return until.isAfter(now);
        }

        /** With {@code later} takes effect what was done before it. */
        Former noLaterThan(Instant later) {
            return until.isAfter(later) ? new Former(later, identity) : this;
        }
    }

    /** Shows {@code id} as {@code before} until then, but for earlier changes of it that are pending at {@code now}. */
    synchronized void add(IdentityId id, Identity before, Instant until, Instant now) {
        forgetPast(now);
        List<Former> pending = new ArrayList<>();
        List<Former> known = former.remove(id);
        if (known != null) {
            known.stream()
                    .filter(earlier -> earlier.isPending(now))
                    .map(earlier -> earlier.noLaterThan(until))
                    .forEach(pending::add);
        }
        pending.add(new Former(until, before));
        former.put(id, pending);
    }

    /** Stops at the first that is pending: so each is looked at once, however many wait. */
    private void forgetPast(Instant now) {
        Iterator<List<Former>> all = former.values().iterator();
        while (all.hasNext()) {
            List<Former> ofOne = all.next();
            if (ofOne.get(ofOne.size() - 1).isPending(now)) {
                return;
            }
            all.remove();
        }
    }

    /** Forgets what was pending of {@code id}: all that was done to it has taken effect. */
    synchronized void clear(IdentityId id) {
        former.remove(id);
    }

    /** Forgets what was pending of the identities of {@code resource}. */
    synchronized void clear(UUID resource) {
        former.keySet().removeIf(id -> id.resource().equals(resource));
    }

    /** What {@code id} is still seen as at {@code now}; empty if all that was done to it has taken effect. */
    synchronized Optional<Identity> find(IdentityId id, Instant now) {
        return former.getOrDefault(id, List.of()).stream()
                .filter(earlier -> earlier.isPending(now))
                .findFirst()
                .map(Former::identity);
    }
}
