package io.github.acsemulator.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class EntraAudienceTest {
    @Test
    void slashesAtTheEndMakeNoOtherAudience() {
        for (String end : List.of("", "/", "//")) {
            assertThat(EntraAudience.SERVICE.isNamedBy("https://communication.azure.com" + end))
                    .isTrue();
        }
        assertThat(EntraAudience.SERVICE.isNamedBy("https://communication.azure.com//x"))
                .isFalse();
        assertThat(EntraAudience.SERVICE.isNamedBy(null)).isFalse();
    }

    @Test
    void aMillionSlashesTakeNoTime() {
        String slashes = "/".repeat(1_000_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(EntraAudience.SERVICE.isNamedBy(slashes + "x")).isFalse());
    }
}
