package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdkUnderTestTest {

    @Test
    void ordersVersionsByNumberAndNotByText() {
        assertThat(SdkUnderTest.compare("1.1.10", "1.1.9")).isPositive();
        assertThat(SdkUnderTest.compare("1.4.10", "1.4.0")).isPositive();
        assertThat(SdkUnderTest.compare("1.3.1", "1.4.0")).isNegative();
        assertThat(SdkUnderTest.compare("2.0.0", "1.6.13")).isPositive();
        assertThat(SdkUnderTest.compare("1.1.11", "1.1.11")).isZero();
    }

    @Test
    void countsAPreviewAsTheVersionThatItLedTo() {
        assertThat(SdkUnderTest.compare("1.2.0-beta.1", "1.2.0")).isZero();
    }
}
