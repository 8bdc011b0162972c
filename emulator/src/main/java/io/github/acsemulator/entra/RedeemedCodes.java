package io.github.acsemulator.entra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which authorization and device codes were redeemed: each is good once. Only the latest are remembered. */
final class RedeemedCodes {
    private static final int MOST = 10_000;

    private final Set<UUID> ids = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > MOST;
        }
    });

    /** Redeems the code {@code id}; whether it was not redeemed before. */
    synchronized boolean add(UUID id) {
        return ids.add(id);
    }
}
