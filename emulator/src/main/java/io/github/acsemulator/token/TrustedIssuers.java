package io.github.acsemulator.token;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.time.EmulatorClock;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The issuers that the settings add to the built-in one. */
public final class TrustedIssuers {
    private TrustedIssuers() {}

    /**
     * The issuers of {@code configured}: URLs of OpenID metadata, which are fetched when they are needed, and files that
     * hold a JWK Set.
     *
     * @throws SettingException if a file cannot be used
     */
    public static List<TrustedIssuer> of(List<String> configured, EmulatorClock clock) {
        List<TrustedIssuer> issuers = new ArrayList<>();
        for (String item : configured) {
            try {
                issuers.add(
                        item.matches("(?i)https?://.*")
                                ? new OpenIdIssuer(URI.create(item), clock)
                                : JwksIssuer.inFile(Path.of(item)));
            } catch (InvalidPathException e) {
                throw new SettingException("trustedIssuers: '" + item + "' is no path and no URL.", e);
            } catch (IllegalArgumentException e) {
                throw new SettingException("trustedIssuers: '" + item + "' is no URL.", e);
            }
        }
        return issuers;
    }
}
