package io.github.acsemulator.limit;

import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.time.EmulatorClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The documented rates, and what was asked lately of each resource. Safe for use by many threads. */
@Evidence(
        value = Evidence.Grade.DOCS,
        reference = "azure-docs service-limits.md@006552ff; create and createUserAndToken are one operation here")
public final class Limits {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final String ISSUE = "issueAccessToken";
    private static final String REVOKE = "revokeAccessTokens";
    private static final String EXCHANGE = "exchangeTeamsUserAccessToken";

    private static final Map<String, Integer> REQUESTS =
            Map.of("create", 1_000, "delete", 500, ISSUE, 1_000, REVOKE, 500, EXCHANGE, 500);

    /** Other forms of the same. */
    private static final Map<String, String> SAME = Map.of(
            "issueToken", ISSUE,
            "update", REVOKE,
            "TeamsExtensionToken_Exchange", EXCHANGE,
            "EntraIdToken_Exchange", EXCHANGE);

    private final EmulatorClock clock;
    private final Map<Key, SlidingWindow> windows = new ConcurrentHashMap<>();

    /** Limits by the time of {@code clock}. */
    public Limits(EmulatorClock clock) {
        this.clock = clock;
    }

    /** Counts a request; how long it has to wait if it is one too many, else zero. */
    Duration admit(UUID resource, String operation) {
        String counted = SAME.getOrDefault(operation, operation);
        @Nullable Integer requests = REQUESTS.get(counted);
        if (requests == null) {
            return Duration.ZERO;
        }
        SlidingWindow window = windows.computeIfAbsent(
                new Key(resource, counted), key -> new SlidingWindow(requests, WINDOW.toMillis()));
        return Duration.ofMillis(window.admit(clock.now().toEpochMilli()));
    }

    /** Forgets what was asked. */
    public void clear() {
        windows.clear();
    }

    /** Forgets what was asked of one resource. */
    public void clear(UUID resource) {
        windows.keySet().removeIf(key -> key.resource().equals(resource));
    }

    private record Key(UUID resource, String operation) {}
}
