package io.github.acsemulator;

import io.github.acsemulator.config.Settings;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.identity.IdentitySeed;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.SigningKey;
import io.github.acsemulator.token.TrustedIssuers;
import java.util.Map;

/** Looks at settings as a start would, but opens no port and writes no file. */
final class ConfigurationCheck {
    private ConfigurationCheck() {}

    /** @throws io.github.acsemulator.config.SettingException if a start would refuse one of them */
    static void check(Settings settings) {
        Resources resources = Resources.of(settings.resources());
        IdentitySeed.of(settings.identities(), resources);
        if (settings.signingKey() instanceof SigningKeySource.PemFile) {
            SigningKey.obtain(settings.signingKey(), Map.of(), Crypto.JDK);
        }
        TrustedIssuers.of(settings.entra().trustedIssuers(), EmulatorClock.system());
    }
}
