package io.github.acsemulator.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.config.Settings.CertificateSettings;
import io.github.acsemulator.config.Settings.ResourceSettings;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.time.EmulatorClock;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the texts of settings into {@link Settings}; every mistake is one sentence that says what would be right. */
public final class SettingsReader {
    private final SettingTexts texts;

    private SettingsReader(Map<Setting, SettingText> texts) {
        this.texts = new SettingTexts(texts);
    }

    /**
     * The settings that {@code texts} give, defaults for the rest.
     *
     * @throws SettingException if one is not what it may be, or two do not go together
     */
    public static Settings read(Map<Setting, SettingText> texts) {
        return new SettingsReader(texts).read();
    }

    private Settings read() {
        return new Settings(
                texts.integer(Setting.PORT, 0, 65535, 10),
                texts.list(Setting.HOST),
                texts.text(Setting.PUBLIC_URL).map(text -> publicUrl()),
                texts.list(Setting.HOSTS),
                corsOrigins(),
                RuntimeSettings.read(texts),
                clock(),
                resources(),
                json(Setting.IDENTITIES),
                json(Setting.FAULTS),
                entra(),
                signingKey(),
                certificates(),
                texts.path(Setting.DATA_DIR),
                texts.choice(Setting.CRYPTO, Settings.CryptoChoice.class),
                texts.integer(Setting.WORKER_ID, 0, 0xFFFFFF, 16),
                seed());
    }

    private List<String> corsOrigins() {
        List<String> origins = texts.list(Setting.CORS_ORIGINS);
        for (String origin : origins) {
            if (!origin.matches("\\*|null|[A-Za-z][A-Za-z0-9+.-]*://[^/?#@\\s]+")) {
                throw texts.mistake(
                        Setting.CORS_ORIGINS,
                        "'" + origin + "' must be scheme, host and port alone, such as http://localhost:3000, or *.");
            }
        }
        return origins;
    }

    private EmulatorClock.Start clock() {
        boolean frozen = texts.flag(Setting.CLOCK_FROZEN);
        Optional<String> given = texts.text(Setting.CLOCK);
        if (given.isEmpty() && !frozen) {
            return EmulatorClock.Start.OF_SYSTEM;
        }
        String text = given.orElse("PT0S");
        try {
            EmulatorClock.Start start = text.matches("[+-]?P.*")
                    ? new EmulatorClock.Start(null, Duration.parse(text), frozen)
                    : new EmulatorClock.Start(Instant.parse(text), Duration.ZERO, frozen);
            // The range is the clock's to know.
            EmulatorClock.startingAt(start);
            return start;
        } catch (DateTimeException | ArithmeticException e) {
            throw texts.mistake(
                    Setting.CLOCK,
                    "'" + text + "' must be a time from 2020-01-02 to the end of 9999, such as 2026-11-24T09:00:00Z, or"
                            + " how far from now, such as -P1D.");
        }
    }

    /** The text of a setting that somebody else parses; empty if it is as usual. */
    private Optional<String> json(Setting setting) {
        return texts.text(setting).filter(text -> !text.equals(setting.defaultText()));
    }

    private Optional<Long> seed() {
        return texts.text(Setting.SEED).map(text -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw texts.mistake(Setting.SEED, "'" + text + "' must be a whole number of at most 64 bits.");
            }
        });
    }

    private URI publicUrl() {
        String text = texts.text(Setting.PUBLIC_URL).orElseThrow();
        try {
            URI uri = new URI(text);
            boolean rootOnly = uri.getRawPath() == null || uri.getRawPath().matches("/?");
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && rootOnly
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Refused below, in the same words as a URL of another kind.
        }
        throw texts.mistake(
                Setting.PUBLIC_URL, "'" + text + "' must be a URL without a path, such as https://localhost:9443.");
    }

    private List<ResourceSettings> resources() {
        String text = texts.text(Setting.RESOURCES).orElse("[]");
        if (text.equals(Setting.RESOURCES.defaultText())) {
            // The parser takes a while to load, and most servers need none until the first request.
            return List.of();
        }
        JsonNode list;
        try {
            list = Json.parse(text);
        } catch (IllegalArgumentException e) {
            throw texts.mistake(Setting.RESOURCES, "not valid JSON: " + e.getMessage() + ".");
        }
        if (!list.isArray()) {
            throw texts.mistake(Setting.RESOURCES, "must be a list, such as [{\"name\": \"tests\"}].");
        }
        List<ResourceSettings> resources = new ArrayList<>();
        list.forEach(item -> resources.add(resource(item)));
        return List.copyOf(resources);
    }

    private ResourceSettings resource(JsonNode item) {
        Set<String> known = Set.of("id", "name", "location", "primaryKey", "secondaryKey");
        if (!item.isObject()) {
            throw texts.mistake(Setting.RESOURCES, "every entry must be an object with any of " + known + ".");
        }
        item.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw texts.mistake(Setting.RESOURCES, "there is no member '" + name + "'; there are " + known + ".");
            }
            if (!item.get(name).isTextual()) {
                throw texts.mistake(Setting.RESOURCES, "'" + name + "' must be a string.");
            }
        });
        return new ResourceSettings(
                member(item, "id"),
                member(item, "name"),
                member(item, "location"),
                member(item, "primaryKey"),
                member(item, "secondaryKey"));
    }

    private static Optional<String> member(JsonNode item, String name) {
        return Optional.ofNullable(item.get(name)).map(JsonNode::textValue);
    }

    private EntraSettings entra() {
        try {
            // As for the resources: no parser where there is nothing to be read.
            Optional<EntraDirectoryReader> directory = texts.text(Setting.ENTRA_DIRECTORY)
                    .filter(text -> !text.equals("{}"))
                    .map(EntraDirectoryReader::of);
            return new EntraSettings(
                    texts.choice(Setting.ENTRA_CLIENTS, EntraSettings.Clients.class),
                    directory.map(EntraDirectoryReader::applications).orElse(List.of()),
                    directory.map(EntraDirectoryReader::users).orElse(List.of()),
                    texts.list(Setting.TRUSTED_ISSUERS),
                    texts.choice(Setting.ASSIGNMENTS, EntraSettings.Assignments.class));
        } catch (IllegalArgumentException e) {
            throw texts.mistake(Setting.ENTRA_DIRECTORY, e.getMessage() + ".");
        }
    }

    private SigningKeySource signingKey() {
        String text = texts.text(Setting.SIGNING_KEY).orElse(Setting.SIGNING_KEY.defaultText());
        return switch (text) {
            case "well-known" -> new SigningKeySource.WellKnown();
            case "generate" -> new SigningKeySource.Generate();
            default ->
                new SigningKeySource.PemFile(texts.path(Setting.SIGNING_KEY).orElseThrow());
        };
    }

    private CertificateSettings certificates() {
        boolean none = texts.text(Setting.CA_DIR)
                .filter(given -> !given.equals("none"))
                .isEmpty();
        // A volume for the state keeps the trust in the certificate alive, too.
        Optional<Path> directory = texts.path(none ? Setting.DATA_DIR : Setting.CA_DIR);
        together(Setting.CERTIFICATE, Setting.CERTIFICATE_KEY);
        together(Setting.CA_CERTIFICATE, Setting.CA_KEY);
        if (texts.text(Setting.CERTIFICATE).isPresent()
                && texts.text(Setting.CA_KEY).isPresent()) {
            throw texts.mistake(Setting.CA_KEY, "not beside a certificate of your own: give either that or a CA.");
        }
        return new CertificateSettings(
                directory,
                texts.path(Setting.CERTIFICATE),
                texts.path(Setting.CERTIFICATE_KEY),
                texts.path(Setting.CA_CERTIFICATE),
                texts.path(Setting.CA_KEY));
    }

    private void together(Setting one, Setting other) {
        if (texts.text(one).isPresent() != texts.text(other).isPresent()) {
            Setting given = texts.text(one).isPresent() ? one : other;
            Setting missing = given == one ? other : one;
            throw texts.mistake(given, "needs " + missing.flag() + " (" + missing.key() + ") beside it.");
        }
    }
}
