package io.github.acsemulator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    @Test
    void theUsualFormIsWrittenAndReadAsTheJdkDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(4_102_444_800L));
            String text = HttpDate.format(instant);

            assertThat(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .as(text)
                    .isEqualTo(instant);
            assertThat(HttpDate.parse(text)).as(text).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 23 Nov 2026 18:03:49 GMT",
                "Thu, 29 Feb 2024 23:59:59 GMT",
                "Thu, 1 Jan 2026 00:00:00 GMT",
                "1 Jan 2026 00:00:00 GMT",
                "mon, 23 nov 2026 18:03:49 gmt",
                "Mon, 23 Nov 2026 18:03 GMT",
                "Mon, 23 Nov 2026 18:03:49 +0100",
                "Tue, 23 Nov 2026 18:03:49 GMT",
                "Mon, 31 Nov 2026 18:03:49 GMT",
                "Sat, 29 Feb 2025 00:00:00 GMT",
                "Mon, 23 Nov 2026 24:03:49 GMT",
                "Mon, 23 Nov 2026 18:60:49 GMT",
                "Mon, 23 Nov 2026 18:03:60 GMT",
                "Mon, 00 Nov 2026 18:03:49 GMT",
                "Mon, 23 ovD 2026 18:03:49 GMT",
                "on,, 23 Nov 2026 18:03:49 GMT",
                "Mon, 2a Nov 2026 18:03:49 GMT",
                "Mon, ２３ Nov 2026 18:03:49 GMT",
                "2026-11-23T18:03:49Z",
                ""
            })
    void whateverElseIsReadOrRefusedAsTheJdkDoes(String text) {
        Instant expected;
        try {
            expected = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            assertThatThrownBy(() -> HttpDate.parse(text)).isInstanceOf(DateTimeException.class);
            return;
        }
        assertThat(HttpDate.parse(text)).isEqualTo(expected);
    }
}
