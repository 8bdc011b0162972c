package io.github.acsemulator.entra;

import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.config.EntraSettings;
import io.github.acsemulator.config.EntraSettings.Application;
import io.github.acsemulator.config.EntraSettings.Clients;
import io.github.acsemulator.config.EntraSettings.User;
import io.github.acsemulator.error.ErrorCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tenants, applications and users: the well-known ones, those of the settings, and unless only listed ones are known,
 * any other, whose ids are made of their names.
 */
public final class EntraDirectory {
    /** The tenant that always exists. */
    public static final UUID TENANT = UUID.fromString("e47a0000-0000-4000-8000-000000000001");

    /** The client id of the application that always exists. */
    public static final String CLIENT_ID = "c11e0000-0000-4000-8000-000000000001";

    /** Its secret, which is none. */
    public static final String CLIENT_SECRET = "emulator-client-secret";

    /** The object id of the Teams user who always exists. */
    public static final UUID TEAMS_USER = UUID.fromString("0b1ec700-0000-4000-8000-000000000001");

    /** The name that he signs in with. */
    public static final String TEAMS_USERNAME = "teams-user@emulator.test";

    /** His password, which is no secret. */
    public static final String TEAMS_PASSWORD = "emulator-password";

    private static final Set<String> ANY_TENANT = Set.of("common", "organizations", "consumers", "emulator.test");

    private final boolean listedOnly;
    private final List<Application> applications = new ArrayList<>();
    private final List<User> users = new ArrayList<>();
    private final EntraErrors errors;

    EntraDirectory(EntraSettings settings, EntraErrors errors) {
        this.listedOnly = settings.clients() == Clients.LISTED;
        this.errors = errors;
        applications.addAll(settings.applications());
        applications.add(new Application(CLIENT_ID, Optional.of(CLIENT_SECRET), Optional.empty()));
        users.addAll(settings.users());
        users.add(new User(TEAMS_USER, TEAMS_USERNAME, TEAMS_PASSWORD, Optional.empty()));
    }

    /** The tenant that the first segment of a path names. */
    UUID tenant(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        UUID tenant = ANY_TENANT.contains(lower) ? TENANT : Guid.parse(name).orElseGet(() -> made("tenant/" + lower));
        if (listedOnly && !isListed(tenant)) {
            throw errors.of(ErrorCatalogue.ENTRA_TENANT_UNKNOWN, name);
        }
        return tenant;
    }

    private boolean isListed(UUID tenant) {
        return tenant.equals(TENANT)
                || applications.stream()
                        .anyMatch(known -> tenant.equals(known.tenantId().orElse(TENANT)))
                || users.stream()
                        .anyMatch(known -> tenant.equals(known.tenantId().orElse(TENANT)));
    }

    /** Refuses an application that is not known, or that does not prove who it is. */
    void authenticate(UUID tenant, String clientId, TokenForm form, boolean isProofNeeded) {
        if (isProofNeeded && form.proof() == ClientProof.NONE) {
            throw errors.of(ErrorCatalogue.ENTRA_SECRET_MISSING);
        }
        if (!listedOnly) {
            return;
        }
        Application application = applications.stream()
                .filter(known -> known.clientId().equalsIgnoreCase(clientId))
                .findFirst()
                .orElseThrow(() -> errors.of(ErrorCatalogue.ENTRA_CLIENT_UNKNOWN, clientId, tenant));
        if (form.proof() == ClientProof.ASSERTION) {
            throw errors.of(ErrorCatalogue.ENTRA_ASSERTION_UNPROVEN, clientId);
        }
        Optional<String> secret = form.secret();
        if (secret.isPresent() && !secret.equals(application.clientSecret())) {
            throw errors.of(ErrorCatalogue.ENTRA_SECRET_WRONG, clientId);
        }
    }

    /** The user who signs in to {@code tenant} with {@code password}. */
    EntraUser authenticate(UUID tenant, String username, String password) {
        Optional<User> listed = listed(username);
        if (listedOnly && listed.isPresent() && !listed.get().password().equals(password)) {
            throw errors.of(ErrorCatalogue.ENTRA_PASSWORD_WRONG);
        }
        return user(tenant, username);
    }

    /** The user called {@code username}. */
    EntraUser user(UUID tenant, String username) {
        Optional<User> listed = listed(username);
        if (listedOnly && listed.isEmpty()) {
            throw errors.of(ErrorCatalogue.ENTRA_USER_UNKNOWN, username, tenant);
        }
        UUID object = listed.map(User::objectId)
                .or(() -> Guid.parse(username))
                .orElseGet(() -> made("user/" + username.toLowerCase(Locale.ROOT)));
        return new EntraUser(
                object,
                listed.map(User::username).orElse(username),
                listed.flatMap(User::tenantId).orElse(tenant));
    }

    private Optional<User> listed(String username) {
        return users.stream()
                .filter(known -> known.username().equalsIgnoreCase(username)
                        || known.objectId().toString().equalsIgnoreCase(username))
                .findFirst();
    }

    /** The object id of the service principal that stands for an application in a tenant. */
    static UUID servicePrincipal(UUID tenant, String clientId) {
        return made("principal/" + tenant + "/" + clientId.toLowerCase(Locale.ROOT));
    }

    private static UUID made(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
