package io.github.acsemulator.http;

import static io.github.acsemulator.token.TokenScope.CHAT;
import static io.github.acsemulator.token.TokenScope.CHAT_JOIN;
import static io.github.acsemulator.token.TokenScope.CHAT_JOIN_LIMITED;
import static io.github.acsemulator.token.TokenScope.PSTN;
import static io.github.acsemulator.token.TokenScope.VOIP;
import static io.github.acsemulator.token.TokenScope.VOIP_JOIN;

import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.token.TokenScope;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The api-versions that are served, oldest first; one row each. */
@Evidence(value = Evidence.Grade.SPEC, reference = "azure-rest-api-specs service.yaml@b2f74197 and its version folders")
public enum ApiVersion {
    V2020_07_20_PREVIEW2("2020-07-20-preview2", Set.of(CHAT, VOIP, PSTN), false),
    V2021_02_22_PREVIEW1("2021-02-22-preview1", Set.of(CHAT, VOIP), false),
    V2021_03_07("2021-03-07", Set.of(CHAT, VOIP), false),
    V2021_03_31_PREVIEW1("2021-03-31-preview1", Set.of(CHAT, VOIP), false),
    V2021_10_31_PREVIEW("2021-10-31-preview", Set.of(CHAT, VOIP), false),
    /** Advertised by the service, never published; served as the one before it. */
    V2021_11_01("2021-11-01", Set.of(CHAT, VOIP), false),
    V2022_06_01("2022-06-01", Set.of(CHAT, VOIP), false),
    V2022_10_01("2022-10-01", Set.of(CHAT, VOIP), true),
    V2023_10_01("2023-10-01", Set.of(CHAT, CHAT_JOIN, CHAT_JOIN_LIMITED, VOIP, VOIP_JOIN), true),
    V2025_03_02_PREVIEW("2025-03-02-preview", Set.of(CHAT, CHAT_JOIN, CHAT_JOIN_LIMITED, VOIP, VOIP_JOIN), true),
    V2025_06_30("2025-06-30", Set.of(CHAT, CHAT_JOIN, CHAT_JOIN_LIMITED, VOIP, VOIP_JOIN), true),
    V2026_09_23("2026-09-23", Set.of(CHAT, CHAT_JOIN, CHAT_JOIN_LIMITED, VOIP, VOIP_JOIN), true);

    /** The newest version known. */
    public static final ApiVersion NEWEST = V2026_09_23;

    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(-preview\\d*)?");

    private final String text;
    // Set.of cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<TokenScope> scopes;

    private final boolean hasExpiresInMinutes;

    ApiVersion(String text, Set<TokenScope> scopes, boolean hasExpiresInMinutes) {
        this.text = text;
        this.scopes = scopes;
        this.hasExpiresInMinutes = hasExpiresInMinutes;
    }

    /** The version that is written {@code text}, in any letter case. */
    public static Optional<ApiVersion> named(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equalsIgnoreCase(text))
                .findFirst();
    }

    /** Whether {@code text} is a well-formed version with a date after the newest known. */
    static boolean isLaterThanNewest(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return false;
        }
        try {
            return LocalDate.parse(matcher.group(1)).isAfter(LocalDate.parse(NEWEST.text));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** All versions from this one on. */
    public Set<ApiVersion> andLater() {
        return EnumSet.range(this, NEWEST);
    }

    /** Whether an identity may have a name of the caller's own; one preview had that, later versions do not. */
    public boolean hasCustomId() {
        return this == V2025_03_02_PREVIEW;
    }

    /** The scopes it knows. */
    public Set<TokenScope> scopes() {
        return scopes;
    }

    /** Whether its requests may ask for a lifetime. */
    public boolean hasExpiresInMinutes() {
        return hasExpiresInMinutes;
    }

    /** A value of {@code api-supported-versions}. */
    static String list(List<ApiVersion> versions) {
        return String.join(", ", versions.stream().map(version -> version.text).toList());
    }

    @Override
    public String toString() {
        return text;
    }
}
