package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesSettingTest {

    private final ResourcesSetting resources = new ResourcesSetting();

    @Test
    void theDefaultResourceIsFirstWithItsNewKey() {
        resources.add("tests", "europe", "dGVzdHM=");
        resources.primaryKeyOfFirst("Zmlyc3Q=");

        assertThat(resources.isEmpty()).isFalse();
        assertThat(resources.json())
                .isEqualTo("[{\"id\":\"ac5ac5ac-0000-4000-8000-000000000001\",\"primaryKey\":\"Zmlyc3Q=\"},"
                        + "{\"name\":\"tests\",\"location\":\"europe\",\"primaryKey\":\"dGVzdHM=\"}]");
    }

    @Test
    void withoutAKeyOfItsOwnTheDefaultResourceIsLeftOut() {
        assertThat(resources.isEmpty()).isTrue();

        resources.add("tests", "europe", "dGVzdHM=");

        assertThat(resources.json())
                .isEqualTo("[{\"name\":\"tests\",\"location\":\"europe\",\"primaryKey\":\"dGVzdHM=\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "'te\"sts', europe, dGVzdHM=",
        "tests, 'eu\"rope', dGVzdHM=",
        "tests, europe, 'not base64'",
        "tests, europe, ''"
    })
    void whatWouldBreakTheJsonOrTheSignatureIsRefused(String name, String location, String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> resources.add(name, location, key));
    }
}
