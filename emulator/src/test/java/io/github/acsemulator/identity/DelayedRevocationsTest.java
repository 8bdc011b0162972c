package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DelayedRevocationsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final UUID RESOURCE = UUID.fromString("ac5ac5ac-0000-4000-8000-000000000001");
    private static final IdentityId ONE = new IdentityId(RESOURCE, new UUID(1, 1));
    private static final IdentityId OTHER = new IdentityId(RESOURCE, new UUID(1, 2));
    private static final Identity FIRST = Identity.created(1);
    private static final Identity SECOND = FIRST.withCut(7);

    private final DelayedRevocations delayed = new DelayedRevocations();

    @Test
    void oneAfterAnotherTakesEffect() {
        delayed.add(ONE, FIRST, NOW.plusSeconds(60), NOW);
        delayed.add(ONE, SECOND, NOW.plusSeconds(90), NOW.plusSeconds(30));

        assertThat(delayed.find(ONE, NOW.plusSeconds(59))).contains(FIRST);
        assertThat(delayed.find(ONE, NOW.plusSeconds(60))).contains(SECOND);
        assertThat(delayed.find(ONE, NOW.plusSeconds(90))).isEmpty();
    }

    @Test
    void whatComesLaterButTakesEffectSoonerIsNotHidden() {
        delayed.add(ONE, FIRST, NOW.plusSeconds(3600), NOW);
        delayed.add(ONE, SECOND, NOW.plusSeconds(60), NOW);

        assertThat(delayed.find(ONE, NOW.plusSeconds(59))).contains(FIRST);
        assertThat(delayed.find(ONE, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void whatHasTakenEffectIsForgottenWithTheNextChange() {
        delayed.add(ONE, FIRST, NOW.plusSeconds(60), NOW);
        delayed.add(OTHER, FIRST, NOW.plusSeconds(120), NOW.plusSeconds(60));

        assertThat(delayed.find(ONE, NOW)).isEmpty();
        assertThat(delayed.find(OTHER, NOW)).contains(FIRST);
    }
}
