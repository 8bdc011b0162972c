package io.github.acsemulator.testcontainers;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An Entra token to exchange or to call the service with, as the built-in issuer would sign it. Never changed itself:
 * each method returns another one.
 *
 * <pre>{@code
 * EntraTokenToMint.ofUser("0b1ec700-0000-4000-8000-000000000001")
 *         .scopes("https://auth.msft.communication.azure.com/Teams.ManageCalls")
 * }</pre>
 */
public final class EntraTokenToMint {

    private final Map<String, Object> members;

    private EntraTokenToMint(Map<String, Object> members) {
        this.members = members;
    }

    /** Of a user, by his object id. */
    public static EntraTokenToMint ofUser(String objectId) {
        return new EntraTokenToMint(Map.of("kind", "user")).with("objectId", objectId);
    }

    /** Of an application, by its client id. */
    public static EntraTokenToMint ofApplication(String clientId) {
        return new EntraTokenToMint(Map.of("kind", "application")).client(clientId);
    }

    /** Of another tenant than the built-in one. */
    public EntraTokenToMint tenant(String tenantId) {
        return with("tenantId", tenantId);
    }

    /** Issued to an application, by its client id. */
    public EntraTokenToMint client(String clientId) {
        return with("clientId", clientId);
    }

    /** For scopes, written in full. */
    public EntraTokenToMint scopes(String... scopes) {
        return with("scopes", List.of(scopes));
    }

    /** For another audience than the scopes'. */
    public EntraTokenToMint audience(String audience) {
        return with("audience", audience);
    }

    /** How long it lives; negative for one that has expired. */
    public EntraTokenToMint lifetime(Duration lifetime) {
        return with("lifetime", lifetime.toString());
    }

    /** With a signature that is wrong. */
    public EntraTokenToMint withBrokenSignature() {
        return with("breakage", "signature");
    }

    private EntraTokenToMint with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new EntraTokenToMint(changed);
    }

    Map<String, Object> members() {
        return members;
    }
}
