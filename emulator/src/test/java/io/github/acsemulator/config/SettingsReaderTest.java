package io.github.acsemulator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.config.Settings.ApiVersionPolicy;
import io.github.acsemulator.config.Settings.AuthMode;
import io.github.acsemulator.config.Settings.LimitPolicy;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.config.Settings.UnknownIdentities;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static Settings read(String... namesAndValues) {
        Map<Setting, SettingText> texts = new EnumMap<>(Setting.class);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Setting setting = Setting.named(namesAndValues[i]).orElseThrow();
            texts.put(setting, new SettingText(namesAndValues[i + 1], setting.flag()));
        }
        return SettingsReader.read(texts);
    }

    @Test
    void theDefaultsAreThoseThatAreDocumented() {
        Settings settings = Settings.defaults();
        assertThat(settings.port()).isEqualTo(8443);
        assertThat(settings.host()).containsExactly("127.0.0.1", "::1");
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.hosts()).isEmpty();
        assertThat(settings.atStart().auth()).isEqualTo(AuthMode.STRICT);
        assertThat(settings.atStart().clockSkew()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.atStart().apiVersions()).isEqualTo(ApiVersionPolicy.LENIENT);
        assertThat(settings.atStart().unknownIdentities()).isEqualTo(UnknownIdentities.ADOPT);
        assertThat(settings.atStart().limits()).isEqualTo(LimitPolicy.OFF);
        assertThat(settings.atStart().tokenLifetime()).isEmpty();
        assertThat(settings.atStart().revocationDelay()).isZero();
        assertThat(settings.atStart().recordBodies()).isFalse();
        assertThat(settings.resources()).isEmpty();
        assertThat(settings.signingKey()).isEqualTo(new SigningKeySource.WellKnown());
        assertThat(settings.certificates().directory()).isEmpty();
        assertThat(settings.dataDir()).isEmpty();
        assertThat(settings.workerId()).isEqualTo(0x92fd8b);
    }

    @Test
    void everySettingIsRead() {
        assertThat(read("port", " 0 ").port()).isZero();
        assertThat(read("host", "0.0.0.0, ::").host()).containsExactly("0.0.0.0", "::");
        assertThat(read("publicUrl", "https://localhost:9443/").publicUrl())
                .contains(URI.create("https://localhost:9443/"));
        assertThat(read("hosts", "a.test,b.test  c.test").hosts()).containsExactly("a.test", "b.test", "c.test");
        assertThat(read("auth", "Lenient").atStart().auth()).isEqualTo(AuthMode.LENIENT);
        assertThat(read("clockSkew", "PT0S").atStart().clockSkew()).isZero();
        assertThat(read("apiVersions", "strict").atStart().apiVersions()).isEqualTo(ApiVersionPolicy.STRICT);
        assertThat(read("unknownIdentities", "reject").atStart().unknownIdentities())
                .isEqualTo(UnknownIdentities.REJECT);
        assertThat(read("limits", "azure").atStart().limits()).isEqualTo(LimitPolicy.AZURE);
        assertThat(read("tokenLifetime", "PT10S").atStart().tokenLifetime()).contains(Duration.ofSeconds(10));
        assertThat(read("revocationDelay", "PT15M").atStart().revocationDelay()).isEqualTo(Duration.ofMinutes(15));
        assertThat(read("recordBodies", "True").atStart().recordBodies()).isTrue();
        assertThat(read("resources", "[{\"name\":\"a\"},{\"primaryKey\":\"YQ==\"}]")
                        .resources())
                .hasSize(2)
                .first()
                .satisfies(resource -> assertThat(resource.name()).contains("a"));
        assertThat(read("signingKey", "generate").signingKey()).isEqualTo(new SigningKeySource.Generate());
        assertThat(read("signingKey", "key.pem").signingKey())
                .isEqualTo(new SigningKeySource.PemFile(Path.of("key.pem")));
        assertThat(read("caDir", "none").certificates().directory()).isEmpty();
        assertThat(read("caDir", "certificates").certificates().directory()).contains(Path.of("certificates"));
        assertThat(read("certificate", "c.pem", "certificateKey", "k.pem")
                        .certificates()
                        .certificateKey())
                .contains(Path.of("k.pem"));
        assertThat(read("caCertificate", "c.pem", "caKey", "k.pem")
                        .certificates()
                        .caCertificate())
                .contains(Path.of("c.pem"));
        assertThat(read("dataDir", "data").dataDir()).contains(Path.of("data"));
        assertThat(read("workerId", "00ff00").workerId()).isEqualTo(0xff00);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port | x | --port: 'x' must be a number from 0 to 65535.",
                "port | -1 | --port: '-1' must be a number from 0 to 65535.",
                "port | 65536 | --port: '65536' must be a number from 0 to 65535.",
                "port | 99999999999 | --port: '99999999999' must be a number from 0 to 65535.",
                "workerId | xyz | --worker-id: 'xyz' must be a number from 0 to ffffff.",
                "workerId | 1000000 | --worker-id: '1000000' must be a number from 0 to ffffff.",
                "auth | maybe | --auth: 'maybe' must be one of strict|lenient|off.",
                "apiVersions | x | --api-versions: 'x' must be one of lenient|strict.",
                "unknownIdentities | x | --unknown-identities: 'x' must be one of adopt|reject.",
                "clockSkew | 5m | --clock-skew: '5m' must be an ISO 8601 duration such as PT5M, not negative.",
                "clockSkew | PT-1S | --clock-skew: 'PT-1S' must be an ISO 8601 duration such as PT5M, not negative.",
                "clockSkew | PT99999999999H | --clock-skew: 'PT99999999999H' must be less than a thousand years.",
                "tokenLifetime | PT0.5S | --token-lifetime: 'PT0.5S' must be at least a second, PT1S.",
                "recordBodies | yes | --record-bodies: 'yes' must be true or false.",
                "seed | x | --seed: 'x' must be a whole number of at most 64 bits.",
                "clockFrozen | 1 | --clock-frozen: '1' must be true or false.",
                "clock | tomorrow | --clock: 'tomorrow' must be a time from 2020-01-02 to the end of 9999, such as",
                "clock | 2019-01-01T00:00:00Z | --clock: '2019-01-01T00:00:00Z' must be a time from 2020-01-02",
                "clock | -P99999D | --clock: '-P99999D' must be a time from 2020-01-02",
                "publicUrl | x | --public-url: 'x' must be a URL without a path, such as https://localhost:9443.",
                "resources | {} | --resources: must be a list, such as",
                "resources | [1] | --resources: every entry must be an object",
                "resources | [{\"key\":\"x\"}] | --resources: there is no member 'key'; there are",
                "resources | [{\"name\":1}] | --resources: 'name' must be a string.",
                "resources | [{] | --resources: not valid JSON: ",
                "certificate | c.pem | --certificate: needs --certificate-key (certificateKey) beside it.",
                "certificateKey | k.pem | --certificate-key: needs --certificate (certificate) beside it.",
                "caCertificate | c.pem | --ca-certificate: needs --ca-key (caKey) beside it.",
                "caKey | k.pem | --ca-key: needs --ca-certificate (caCertificate) beside it.",
            })
    void everyMistakeIsToldInOneLineThatSaysWhatWouldBeRight(String name, String value, String message) {
        assertThatThrownBy(() -> read(name, value))
                .isInstanceOf(SettingException.class)
                .message()
                .startsWith(message)
                .hasLineCount(1)
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://localhost",
                "https:///",
                "https://user@localhost",
                "https://localhost/path",
                "https://localhost?q",
                "https://",
                "//localhost",
                "https://local host"
            })
    void aUrlOfAnotherKindIsRefused(String url) {
        assertThatThrownBy(() -> read("publicUrl", url)).isInstanceOf(SettingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data\0dir"})
    void whatIsNoPathIsRefused(String path) {
        assertThatThrownBy(() -> read("dataDir", path))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("is no path");
    }

    @Test
    void aCertificateOfOnesOwnDoesNotGoWithACa() {
        assertThatThrownBy(() -> read("certificate", "c", "certificateKey", "k", "caCertificate", "c", "caKey", "k"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("not beside a certificate of your own");
    }

    @Test
    void messagesNeverShowAnAccessKey() {
        assertThatThrownBy(() -> read("resources", "[{\"primaryKey\":\"c2VjcmV0\" x]"))
                .isInstanceOf(SettingException.class)
                .message()
                .doesNotContain("c2VjcmV0");
    }
}
