package io.github.acsemulator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingSourcesTest {
    @TempDir
    Path directory;

    private Map<Setting, SettingText> file(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("settings.json"), text);
        return SettingSources.gather(Map.of(Setting.CONFIG, file.toString()), Map.of());
    }

    private static Map<Setting, SettingText> variables(Map<String, String> environment) {
        return SettingSources.gather(Map.of(), environment);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void oneSpellingRuleHoldsForEverySetting(Setting setting) {
        assertThat(setting.key()).matches("[a-z]+([A-Z][a-z]+)*");
        String words = setting.key().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        assertThat(setting.flag()).isEqualTo("--" + words);
        assertThat(setting.variable())
                .isEqualTo("ACS_EMULATOR_" + words.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
        assertThat(Setting.named(setting.key())).contains(setting);
        assertThat(Setting.ofVariable(setting.variable())).contains(setting);
        assertThat(setting.description()).endsWith(".").hasLineCount(1);
        assertThat(setting.form()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Setting.class, mode = EnumSource.Mode.EXCLUDE, names = "CONFIG")
    void aFlagGoesBeforeAVariableAndAVariableBeforeTheFile(Setting setting) throws IOException {
        Path file = Files.writeString(directory.resolve("s.json"), "{\"" + setting.key() + "\":\"file\"}");
        Map<String, String> variable = Map.of(setting.variable(), "variable");
        Map<Setting, String> config = Map.of(Setting.CONFIG, file.toString());
        Map<Setting, String> flag = Map.of(Setting.CONFIG, file.toString(), setting, "flag");
        String fromFile = setting.form().equals("JSON") ? "\"file\"" : "file";
        assertThat(SettingSources.gather(config, Map.of()).get(setting))
                .isEqualTo(new SettingText(fromFile, setting.key() + " in " + file));
        assertThat(SettingSources.gather(config, variable).get(setting))
                .isEqualTo(new SettingText("variable", setting.variable()));
        assertThat(SettingSources.gather(flag, variable).get(setting))
                .isEqualTo(new SettingText("flag", setting.flag()));
    }

    @Test
    void aVariableMayNameTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("s.json"), "{\"port\":1}");
        assertThat(variables(Map.of("ACS_EMULATOR_CONFIG", file.toString()))).containsKey(Setting.PORT);
        assertThat(variables(Map.of("ACS_EMULATOR_CONFIG", " "))).doesNotContainKey(Setting.PORT);
    }

    @Test
    void membersOfTheFileMayBeNumbersListsAndResources() throws IOException {
        Map<Setting, SettingText> texts = file("{\"port\":0,\"hosts\":[\"a\",\"b\"],\"resources\":[{\"name\":\"x\"}]}");
        assertThat(texts.get(Setting.PORT).text()).isEqualTo("0");
        assertThat(texts.get(Setting.HOSTS).text()).isEqualTo("a,b");
        assertThat(texts.get(Setting.RESOURCES).text()).isEqualTo("[{\"name\":\"x\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prot\":1} | prot in FILE: there is no such setting. Did you mean port?",
                "{\"nonsense\":1} | nonsense in FILE: there is no such setting. There are: port, ",
                "{\"clock-skew\":1} | clock-skew in FILE: there is no such setting. Did you mean clockSkew?",
                "{\"PORT\":1} | PORT in FILE: there is no such setting. Did you mean port?",
                "{\"config\":\"x\"} | config in FILE: a file cannot name another.",
                "{\"seed\":1,\"seed\":2} | --config: 'FILE' is not valid JSON: Duplicate field",
                "\uFEFF{\"prot\":1} | prot in FILE: there is no such setting.",
                "{\"port\":null} | port in FILE: must be PORT.",
                "{\"port\":{}} | port in FILE: must be PORT.",
                "{\"hosts\":[null]} | hosts in FILE: must be NAME,…",
                "[] | --config: 'FILE' must hold a JSON object, such as {\"port\": 8443}.",
                "{ | --config: 'FILE' is not valid JSON: ",
                "{} x | --config: 'FILE' is not valid JSON: ",
            })
    void everyMistakeInTheFileIsToldInOneLine(String text, String message) {
        String path = directory.resolve("settings.json").toString();
        assertThatThrownBy(() -> file(text))
                .isInstanceOf(SettingException.class)
                .message()
                .startsWith(message.replace("FILE", path))
                .hasLineCount(1);
    }

    @Test
    void anEmptyFileAndNoneAreTold() {
        assertThatThrownBy(() -> file("")).isInstanceOf(SettingException.class).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> SettingSources.gather(
                        Map.of(Setting.CONFIG, directory.resolve("none.json").toString()), Map.of()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("(NoSuchFile)");
        assertThatThrownBy(() -> SettingSources.gather(Map.of(Setting.CONFIG, "a\0b"), Map.of()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("(InvalidPath)");
    }

    @Test
    void anUnknownVariableIsRefusedByName() {
        assertThatThrownBy(() -> variables(Map.of("ACS_EMULATOR_CLOCKSKEW", "PT1M")))
                .isInstanceOf(SettingException.class)
                .hasMessage("ACS_EMULATOR_CLOCKSKEW: there is no such setting. Did you mean ACS_EMULATOR_CLOCK_SKEW?");
        assertThatThrownBy(() -> variables(Map.of("ACS_EMULATOR_NONSENSE", "")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("ACS_EMULATOR_NONSENSE: there is no such setting. There are: ");
    }

    @ParameterizedTest
    @CsvSource({
        "ACS_EMULATOR_PORT, tcp://10.0.0.1:8443",
        "ACS_EMULATOR_PORT, udp://10.0.0.1:8443",
        "ACS_EMULATOR_PORT_8443_TCP, tcp://10.0.0.1:8443",
        "ACS_EMULATOR_PORT_8443_TCP_PORT, 8443",
        "ACS_EMULATOR_PORT_8443_TCP_PROTO, tcp",
        "ACS_EMULATOR_PORT_8443_TCP_ADDR, 10.0.0.1",
        "ACS_EMULATOR_SERVICE_HOST, 10.0.0.1",
        "ACS_EMULATOR_SERVICE_PORT, 8443",
        "ACS_EMULATOR_SERVICE_PORT_HTTPS, 8443",
        "ACS_EMULATOR_TEST_SERVICE_HOST, 10.0.0.1",
        "ACS_EMULATED, x",
        "PATH, x",
    })
    void variablesOfKubernetesAndOfOthersAreIgnored(String variable, String text) {
        assertThat(variables(Map.of(variable, text))).isEmpty();
    }
}
