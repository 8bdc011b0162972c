package io.github.acsemulator.testcontainers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Identities, without a client and its signatures; by the same rules as the service's operations.
 *
 * <pre>{@code
 * String id = acs.control().identities().create("chat", "voip").id();
 * assertEquals(1, acs.control().identities().get(id).tokensIssued());
 * }</pre>
 */
public final class IdentitiesControl {

    private final ControlHttp http;
    private final @Nullable String resource;

    IdentitiesControl(ControlHttp http, @Nullable String resource) {
        this.http = http;
        this.resource = resource;
    }

    /** All of them, the newest first. */
    public List<Identity> list() {
        return search(null);
    }

    /** Those whose id or customId contains {@code text}, the newest first; all of them if it is null. */
    public List<Identity> search(@Nullable String text) {
        return http.list(identities().with("search", text), Identity::of);
    }

    /**
     * One by its id.
     *
     * @throws EmulatorControlException if it was never made, or has been forgotten
     */
    public Identity get(String id) {
        return Identity.of(http.get(ControlPath.of("identities", id)));
    }

    /** A new one, with a token for {@code scopes} if there are any. */
    public Created create(String... scopes) {
        return createWith(Map.of("scopes", List.of(scopes)));
    }

    /** The one that has {@code customId}, or a new one that has; with a token for {@code scopes} if there are any. */
    public Created createWithCustomId(String customId, String... scopes) {
        return createWith(Map.of("customId", customId, "scopes", List.of(scopes)));
    }

    private Created createWith(Map<String, ?> body) {
        ControlJson answer = http.post(identities(), body);
        ControlJson token = answer.objectOrNull("accessToken");
        return new Created(answer.object("identity").text("id"), token == null ? null : AccessToken.of(token));
    }

    /** A token that lives as long as the service's do. */
    public AccessToken issueToken(String id, String... scopes) {
        return issueToken(id, Map.of("scopes", List.of(scopes)));
    }

    /** A token that lives {@code minutes}, from 60 to 1440; {@link TokensControl#mint} makes any other. */
    public AccessToken issueTokenFor(String id, int minutes, String... scopes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("scopes", List.of(scopes));
        body.put("expiresInMinutes", minutes);
        return issueToken(id, body);
    }

    private AccessToken issueToken(String id, Map<String, ?> body) {
        return AccessToken.of(http.post(ControlPath.of("identities", id, "token"), body));
    }

    /** Ends the tokens that it has. */
    public void revokeTokens(String id) {
        http.post(ControlPath.of("identities", id, "revoke"));
    }

    /** Deletes it, and ends its tokens. */
    public void delete(String id) {
        http.delete(ControlPath.of("identities", id));
    }

    private ControlPath identities() {
        return ControlPath.of("identities").with("resource", resource);
    }

    /**
     * A new identity.
     *
     * @param token the one that was asked for, if one was
     */
    public record Created(String id, @Nullable AccessToken token) {}

    /**
     * What the emulator knows of an identity. Times are by its clock, and null where it did not happen.
     *
     * @param createdAt null if it was not made here: the service serves any id of the resource
     * @param tokensValidFrom tokens issued before it were revoked
     */
    public record Identity(
            String id,
            @Nullable String customId,
            @Nullable Instant createdAt,
            @Nullable Instant lastTokenIssuedAt,
            long tokensIssued,
            @Nullable Instant lastTokenExpiresAt,
            @Nullable Instant tokensValidFrom,
            @Nullable Instant deletedAt) {
        static Identity of(ControlJson json) {
            return new Identity(
                    json.text("id"),
                    json.textOrNull("customId"),
                    json.instantOrNull("createdAt"),
                    json.instantOrNull("lastTokenIssuedAt"),
                    json.longNumber("tokensIssued"),
                    json.instantOrNull("lastTokenExpiresAt"),
                    json.instantOrNull("tokensValidFrom"),
                    json.instantOrNull("deletedAt"));
        }
    }
}
