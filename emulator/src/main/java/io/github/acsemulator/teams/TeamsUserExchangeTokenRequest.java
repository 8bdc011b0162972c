package io.github.acsemulator.teams;

import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The specification's model of a Teams user's request to exchange his token. Its members are read when they are asked
 * for: the service judges the token before it looks at the others.
 */
final class TeamsUserExchangeTokenRequest {
    private final JsonObject json;
    private final boolean namesItsUser;

    private TeamsUserExchangeTokenRequest(JsonObject json, boolean namesItsUser) {
        this.json = json;
        this.namesItsUser = namesItsUser;
    }

    static TeamsUserExchangeTokenRequest of(JsonObject json, ApiVersion version) {
        return new TeamsUserExchangeTokenRequest(json, version.compareTo(ApiVersion.V2022_06_01) >= 0);
    }

    /** The Entra token; an empty one is a token, too, though not a good one. */
    String token() {
        return json.string("Token").orElseThrow(ErrorCatalogue.EXCHANGE_TOKEN_ABSENT::exception);
    }

    /** The application and the user that the token must be of; empty in versions that do not ask for them. */
    Optional<Expected> expected() {
        if (!namesItsUser) {
            return Optional.empty();
        }
        String appId = required("AppId", ErrorCatalogue.APP_ID_ABSENT);
        String userId = required("UserId", ErrorCatalogue.USER_ID_ABSENT);
        return Optional.of(new Expected(
                guid(appId, ErrorCatalogue.APP_ID_MALFORMED), guid(userId, ErrorCatalogue.USER_ID_MALFORMED)));
    }

    private String required(String name, ErrorCatalogue refusal) {
        return json.string(name).filter(text -> !text.isEmpty()).orElseThrow(thrower(refusal));
    }

    private static UUID guid(String text, ErrorCatalogue refusal) {
        return Guid.parse(text).orElseThrow(thrower(refusal));
    }

    private static Supplier<RuntimeException> thrower(ErrorCatalogue refusal) {
        return refusal::exception;
    }

    /** Whose token it must be. */
    record Expected(UUID appId, UUID userId) {}
}
