package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.config.SettingException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectNameTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "Emulator.Test., emulator.test",
        "*.corp.test, *.corp.test",
        "acs_emulator, acs_emulator",
        "bücher.test, xn--bcher-kva.test"
    })
    void hostNamesAreWrittenInOneWay(String given, String text) {
        assertThat(SubjectName.parse(given)).isEqualTo(new SubjectName(text, false));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::1, 0:0:0:0:0:0:0:1",
        "[2001:DB8::7], 2001:db8:0:0:0:0:0:7",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void addressesAreWrittenInOneWay(String given, String text) {
        assertThat(SubjectName.parse(given)).isEqualTo(new SubjectName(text, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "host:8443",
                "https://host",
                "256.1.1.1",
                "1.2.3",
                "-host",
                "a..b",
                "fe80::1%eth0",
                "*",
                "a.*.b",
                "[host]"
            })
    void whatIsNeitherIsRefusedInOneLine(String given) {
        assertThatThrownBy(() -> SubjectName.parse(given))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("hosts: \"" + given + "\"")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aWildcardCoversExactlyOneLabel() {
        Set<SubjectName> wildcard = Set.of(SubjectName.parse("*.corp.test"));

        assertThat(SubjectName.parse("a.corp.test").coveredBy(wildcard)).isTrue();
        assertThat(SubjectName.parse("a.b.corp.test").coveredBy(wildcard)).isFalse();
        assertThat(SubjectName.parse("corp.test").coveredBy(wildcard)).isFalse();
    }
}
