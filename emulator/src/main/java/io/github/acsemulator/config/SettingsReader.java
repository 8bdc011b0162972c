package io.github.acsemulator.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.config.Settings.CertificateSettings;
import io.github.acsemulator.config.Settings.ResourceSettings;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the texts of settings into {@link Settings}; every mistake is one sentence that says what would be right. */
public final class SettingsReader {
    private final Map<Setting, SettingText> texts;

    private SettingsReader(Map<Setting, SettingText> texts) {
        this.texts = texts;
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
                integer(Setting.PORT, 0, 65535, 10),
                list(Setting.HOST),
                text(Setting.PUBLIC_URL).map(text -> publicUrl()),
                list(Setting.HOSTS),
                choice(Setting.AUTH, Settings.AuthMode.class),
                duration(Setting.CLOCK_SKEW),
                choice(Setting.API_VERSIONS, Settings.ApiVersionPolicy.class),
                choice(Setting.UNKNOWN_IDENTITIES, Settings.UnknownIdentities.class),
                resources(),
                entra(),
                signingKey(),
                certificates(),
                path(Setting.DATA_DIR),
                choice(Setting.CRYPTO, Settings.CryptoChoice.class),
                integer(Setting.WORKER_ID, 0, 0xFFFFFF, 16));
    }

    private Optional<String> text(Setting setting) {
        SettingText given = texts.get(setting);
        String text = given == null ? setting.defaultText() : given.text().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private SettingException mistake(Setting setting, String explanation) {
        SettingText given = texts.get(setting);
        String origin = given == null ? setting.key() : given.origin();
        return new SettingException(origin + ": " + explanation);
    }

    private int integer(Setting setting, int least, int most, int radix) {
        String text = text(setting).orElse(setting.defaultText());
        try {
            int value = Integer.parseInt(text, radix);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, in the same words as a number out of range.
        }
        throw mistake(
                setting,
                "'" + text + "' must be a number from " + Integer.toString(least, radix) + " to "
                        + Integer.toString(most, radix) + ".");
    }

    private List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        String text = text(setting).orElse(setting.defaultText());
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> mistake(setting, "'" + text + "' must be one of " + setting.form() + "."));
    }

    private Duration duration(Setting setting) {
        String text = text(setting).orElse(setting.defaultText());
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // Refused below, in the same words as a negative duration.
        }
        throw mistake(setting, "'" + text + "' must be an ISO 8601 duration such as PT5M, not negative.");
    }

    private Optional<Path> path(Setting setting) {
        return text(setting).map(text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw mistake(setting, "'" + text + "' is no path: " + e.getReason() + ".");
            }
        });
    }

    private URI publicUrl() {
        String text = text(Setting.PUBLIC_URL).orElseThrow();
        try {
            URI uri = new URI(text);
            boolean rootOnly = uri.getRawPath() == null || uri.getRawPath().matches("/?");
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && rootOnly
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Refused below, in the same words as a URL of another kind.
        }
        throw mistake(
                Setting.PUBLIC_URL, "'" + text + "' must be a URL without a path, such as https://localhost:9443.");
    }

    private List<ResourceSettings> resources() {
        String text = text(Setting.RESOURCES).orElse("[]");
        if (text.equals(Setting.RESOURCES.defaultText())) {
            // The parser takes a while to load, and most servers need none until the first request.
            return List.of();
        }
        JsonNode list;
        try {
            list = Json.parse(text);
        } catch (IllegalArgumentException e) {
            throw mistake(Setting.RESOURCES, "not valid JSON: " + e.getMessage() + ".");
        }
        if (!list.isArray()) {
            throw mistake(Setting.RESOURCES, "must be a list, such as " + Setting.RESOURCES.description());
        }
        List<ResourceSettings> resources = new ArrayList<>();
        list.forEach(item -> resources.add(resource(item)));
        return List.copyOf(resources);
    }

    private ResourceSettings resource(JsonNode item) {
        Set<String> known = Set.of("id", "name", "location", "primaryKey", "secondaryKey");
        if (!item.isObject()) {
            throw mistake(Setting.RESOURCES, "every entry must be an object with any of " + known + ".");
        }
        item.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw mistake(Setting.RESOURCES, "there is no member '" + name + "'; there are " + known + ".");
            }
            if (!item.get(name).isTextual()) {
                throw mistake(Setting.RESOURCES, "'" + name + "' must be a string.");
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
            Optional<EntraDirectoryReader> directory = text(Setting.ENTRA_DIRECTORY)
                    .filter(text -> !text.equals("{}"))
                    .map(EntraDirectoryReader::of);
            return new EntraSettings(
                    choice(Setting.ENTRA_CLIENTS, EntraSettings.Clients.class),
                    directory.map(EntraDirectoryReader::applications).orElse(List.of()),
                    directory.map(EntraDirectoryReader::users).orElse(List.of()),
                    list(Setting.TRUSTED_ISSUERS),
                    choice(Setting.ASSIGNMENTS, EntraSettings.Assignments.class));
        } catch (IllegalArgumentException e) {
            throw mistake(Setting.ENTRA_DIRECTORY, e.getMessage() + ".");
        }
    }

    private SigningKeySource signingKey() {
        String text = text(Setting.SIGNING_KEY).orElse(Setting.SIGNING_KEY.defaultText());
        return switch (text) {
            case "well-known" -> new SigningKeySource.WellKnown();
            case "generate" -> new SigningKeySource.Generate();
            default -> new SigningKeySource.PemFile(path(Setting.SIGNING_KEY).orElseThrow());
        };
    }

    private CertificateSettings certificates() {
        boolean none =
                text(Setting.CA_DIR).filter(given -> !given.equals("none")).isEmpty();
        // A volume for the state keeps the trust in the certificate alive, too.
        Optional<Path> directory = path(none ? Setting.DATA_DIR : Setting.CA_DIR);
        together(Setting.CERTIFICATE, Setting.CERTIFICATE_KEY);
        together(Setting.CA_CERTIFICATE, Setting.CA_KEY);
        if (text(Setting.CERTIFICATE).isPresent() && text(Setting.CA_KEY).isPresent()) {
            throw mistake(Setting.CA_KEY, "not beside a certificate of your own: give either that or a CA.");
        }
        return new CertificateSettings(
                directory,
                path(Setting.CERTIFICATE),
                path(Setting.CERTIFICATE_KEY),
                path(Setting.CA_CERTIFICATE),
                path(Setting.CA_KEY));
    }

    private void together(Setting one, Setting other) {
        if (text(one).isPresent() != text(other).isPresent()) {
            Setting given = text(one).isPresent() ? one : other;
            Setting missing = given == one ? other : one;
            throw mistake(given, "needs " + missing.flag() + " (" + missing.key() + ") beside it.");
        }
    }
}
