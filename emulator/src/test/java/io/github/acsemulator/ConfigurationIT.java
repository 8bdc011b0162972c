package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of the configuration file, and mistakes in the seed. */
class ConfigurationIT {
    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @Test
    void theSchemaHasEverySetting() {
        JsonNode schema = json(ACS.plain("GET", "/_emulator/config-schema.json", ""));
        assertThat(schema.get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
        for (Setting setting : Setting.values()) {
            assertThat(schema.get("properties").has(setting.key())).isEqualTo(setting != Setting.CONFIG);
        }
        assertThat(schema.at("/properties/limits/enum")).hasToString("[\"off\",\"azure\"]");
        assertThat(schema.at("/properties/identities/items/properties").has("customId"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | identities: it must be a list.",
                "[{}] | identities: [0] needs an id or a customId.",
                "[null] | identities: [0] must be an object.",
                "[{\"name\":\"a\"}] | identities: There is no member 'name' here; there are",
                "[{\"customId\":\"a\"},{\"customId\":\"a\"}] | identities: [1].customId stands there twice.",
                "[{\"customId\":\"\"}] | identities: [0].customId must have from 1 to 256 characters.",
                "[{\"customId\":\"a\",\"createdAt\":\"x\"}] | identities: [0].createdAt 'x' must be a time such as",
                "[{\"customId\":\"a\",\"createdAt\":\"-999999999-01-01T00:00:00Z\"}] | identities: [0].createdAt '-99",
                "[{\"customId\":\"a\",\"revokedAt\":\"PT9223372036854775807S\"}] | identities: [0].revokedAt 'PT92",
                "[{\"id\":\"8:acs:x\"}] | identities: [0].id '8:acs:x' must be 8:acs:ac5ac5ac-",
                "[{\"customId\":\"a\",\"resource\":\"no\"}] | identities: [0].resource 'no' must be the id or the name",
                "{} | faults: it must be a list.",
                "[{\"connection\":\"reset\"},{}] | faults: [1]: ",
                "[{\"match\":{\"operation\":\"no\"},\"connection\":\"reset\"}] | faults: [0]: ",
            })
    void aMistakeInTheSeedIsToldInOneLine(String json, String message) {
        assertThatThrownBy(() -> AcsIdentityEmulator.builder()
                        .port(0)
                        .setting(message.substring(0, message.indexOf(':')), json)
                        .build()
                        .start())
                .isInstanceOf(SettingException.class)
                .message()
                .startsWith(message)
                .hasLineCount(1);
    }
}
