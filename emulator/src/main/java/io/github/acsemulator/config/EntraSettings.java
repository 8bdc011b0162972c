package io.github.acsemulator.config;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What has to do with Entra tokens.
 *
 * @param clients whom the built-in issuer gives tokens
 * @param applications applications it knows beside the well-known one
 * @param users users it knows beside the well-known one
 * @param trustedIssuers other issuers whose tokens are taken: URLs of OpenID metadata, and files with a JWK Set
 * @param assignments whether an exchange needs an assignment
 */
public record EntraSettings(
        Clients clients,
        List<Application> applications,
        List<User> users,
        List<String> trustedIssuers,
        Assignments assignments) {
    /** Whom the built-in issuer gives tokens. */
    public enum Clients {
        /** Any application and user, whatever the secret and password. */
        ANY,
        /** Only those that it knows. */
        LISTED
    }

    /** Whether Entra users need an assignment for their tokens to be exchanged. */
    public enum Assignments {
        /** They need none. */
        OFF,
        /** They do. */
        REQUIRED
    }

    /** An application: its client id, its secret if it has one, its tenant if it is not the default one. */
    public record Application(String clientId, Optional<String> clientSecret, Optional<UUID> tenantId) {}

    /** A user: object id, name to sign in with, password, tenant if it is not the default one. */
    public record User(UUID objectId, String username, String password, Optional<UUID> tenantId) {}
}
