package io.github.acsemulator.entra;

import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.config.EntraSettings.Assignments;
import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.identity.IdentityId;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.identity.IdentityService.Created;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenScope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules by which an Entra user's token is exchanged for one of an ACS user. */
public final class EntraExchangeService {
    private final IdentityService identities;
    private final EntraAssignments assignments;
    private final Assignments policy;

    /** Rules over {@code identities}; {@code policy} says whether an exchange needs one of {@code assignments}. */
    public EntraExchangeService(IdentityService identities, EntraAssignments assignments, Assignments policy) {
        this.identities = identities;
        this.assignments = assignments;
        this.policy = policy;
    }

    /** Why {@code token} may not be exchanged at {@code resource}; empty if it may. */
    Optional<Denial> denial(Resource resource, EntraToken token) {
        if (policy == Assignments.OFF || assignments.allow(resource, token)) {
            return Optional.empty();
        }
        return Optional.of(Denial.of(
                Denial.Cause.NOT_ASSIGNED,
                "the setting assignments=required wants an assignment of the user " + token.objectId()
                        + ", a group of his, or the tenant " + token.tenantId() + " that names the application "
                        + token.clientId()));
    }

    /** The identity that {@code token}'s user has at {@code resource}, and a token for it that expires with his. */
    @Evidence(
            value = Evidence.Grade.INFERRED,
            reference =
                    "scopes and expiry are documented; the identity's form is that of the Teams Phone extension, and"
                            + " the service's own token is encrypted")
    Created exchange(Resource resource, TokenOrigin origin, EntraToken token) {
        IdentityId id = new IdentityId(resource.id(), token.tenantId(), token.objectId());
        return identities.issueUntil(resource, origin, id, scopes(token), token.expiresAt());
    }

    /** The names are the same but for their letter case. */
    private static List<TokenScope> scopes(EntraToken token) {
        return token.scopes().stream()
                .filter(EntraAudience.CLIENTS.scopes()::contains)
                .map(scope -> TokenScope.named(scope.toLowerCase(Locale.ROOT)))
                .flatMap(Optional::stream)
                .toList();
    }
}
