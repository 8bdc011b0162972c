package io.github.acsemulator.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlidingWindowTest {
    private final SlidingWindow window = new SlidingWindow(3, 30_000);

    @Test
    void eachRequestMakesRoomWhenItIsAWindowOld() {
        assertThat(window.admit(1_000)).isZero();
        assertThat(window.admit(2_000)).isZero();
        assertThat(window.admit(20_000)).isZero();
        assertThat(window.admit(25_000)).isEqualTo(6_000);
        assertThat(window.admit(30_999)).isEqualTo(1);
        assertThat(window.admit(31_000)).isZero();
        assertThat(window.admit(31_000)).isEqualTo(1_000);
        assertThat(window.admit(32_000)).isZero();
        assertThat(window.admit(49_999)).isEqualTo(1);
        assertThat(window.admit(50_000)).isZero();
    }

    @Test
    void aClockThatIsSetBackStartsAnew() {
        for (int i = 0; i < 3; i++) {
            assertThat(window.admit(1_000_000)).isZero();
        }
        assertThat(window.admit(1_000_000)).isEqualTo(30_000);
        assertThat(window.admit(5_000)).isZero();
        assertThat(window.admit(5_000)).isZero();
        assertThat(window.admit(5_000)).isZero();
        assertThat(window.admit(5_000)).isEqualTo(30_000);
    }
}
