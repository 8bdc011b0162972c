package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.acsemulator.config.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNameTest {

    @ParameterizedTest
    @EnumSource
    void everySettingOfTheEmulatorHasTheVariableThatTheEmulatorReads(Setting setting) {
        assertThat(new SettingName(setting.key()).variable()).isEqualTo(setting.variable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "clock-skew", "--clock-skew", "ACS_EMULATOR_CLOCK_SKEW", "ClockSkew", "clock skew"})
    void otherSpellingsAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SettingName(name))
                .withMessageContaining("clockSkew");
    }
}
