package io.github.acsemulator.auth;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** GUIDs as Entra writes them: five groups of hex digits. Java itself reads shorter ones, too. */
public final class Guid {
    private static final Pattern FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private Guid() {}

    /** The GUID that {@code text} spells, in any letter case; empty if it is none. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
