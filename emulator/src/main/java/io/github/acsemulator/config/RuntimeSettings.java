package io.github.acsemulator.config;

import io.github.acsemulator.config.Settings.ApiVersionPolicy;
import io.github.acsemulator.config.Settings.AuthMode;
import io.github.acsemulator.config.Settings.LimitPolicy;
import io.github.acsemulator.config.Settings.UnknownIdentities;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that may change while the server runs. {@link LiveSettings} has those in force.
 *
 * @param auth whether requests without a valid signature are refused
 * @param apiVersions whether later api-versions are served
 * @param unknownIdentities what happens with identities not created here
 * @param limits whether requests beyond a rate are refused
 * @param tokenLifetime how long tokens live that the service's operations issue, whatever they ask for; at least a
 *     second; empty: as asked for
 * @param clockSkew how far a signed date may be off, either way
 * @param revocationDelay how long after it a revocation or deletion takes effect
 * @param recordBodies whether the journal keeps bodies
 */
public record RuntimeSettings(
        AuthMode auth,
        ApiVersionPolicy apiVersions,
        UnknownIdentities unknownIdentities,
        LimitPolicy limits,
        Optional<Duration> tokenLifetime,
        Duration clockSkew,
        Duration revocationDelay,
        boolean recordBodies) {

    static RuntimeSettings read(SettingTexts texts) {
        return new RuntimeSettings(
                texts.choice(Setting.AUTH, AuthMode.class),
                texts.choice(Setting.API_VERSIONS, ApiVersionPolicy.class),
                texts.choice(Setting.UNKNOWN_IDENTITIES, UnknownIdentities.class),
                texts.choice(Setting.LIMITS, LimitPolicy.class),
                texts.optionalDuration(Setting.TOKEN_LIFETIME),
                texts.duration(Setting.CLOCK_SKEW),
                texts.duration(Setting.REVOCATION_DELAY),
                texts.flag(Setting.RECORD_BODIES));
    }

    /** Each of them as text, in a fixed order; one that is absent as the empty text. */
    public Map<Setting, String> texts() {
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        texts.put(Setting.AUTH, text(auth));
        texts.put(Setting.API_VERSIONS, text(apiVersions));
        texts.put(Setting.UNKNOWN_IDENTITIES, text(unknownIdentities));
        texts.put(Setting.LIMITS, text(limits));
        texts.put(Setting.TOKEN_LIFETIME, tokenLifetime.map(Duration::toString).orElse(""));
        texts.put(Setting.CLOCK_SKEW, clockSkew.toString());
        texts.put(Setting.REVOCATION_DELAY, revocationDelay.toString());
        texts.put(Setting.RECORD_BODIES, Boolean.toString(recordBodies));
        return texts;
    }

    private static String text(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /**
     * These with {@code changes} made.
     *
     * @param changes new texts of any of the settings that {@link #texts} has
     * @throws SettingException if one is not what it may be
     */
    public RuntimeSettings with(Map<Setting, String> changes) {
        Map<Setting, SettingText> texts = new EnumMap<>(Setting.class);
        texts().forEach((setting, text) -> texts.put(setting, new SettingText(text, setting.key())));
        changes.forEach((setting, text) -> texts.put(setting, new SettingText(text, setting.key())));
        return read(new SettingTexts(texts));
    }
}
