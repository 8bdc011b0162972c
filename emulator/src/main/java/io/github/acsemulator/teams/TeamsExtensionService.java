package io.github.acsemulator.teams;

import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.config.EntraSettings.Assignments;
import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.identity.IdentityId;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.identity.IdentityService.Created;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.json.JsonObject;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenScope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rules of the Teams Phone extension: who may exchange a token, and for which. */
public final class TeamsExtensionService {
    private final IdentityService identities;
    private final Map<String, String> assignments;
    private final Assignments policy;

    /**
     * Rules over {@code identities}.
     *
     * @param assignments where assignments are kept
     * @param policy whether an exchange needs one
     */
    public TeamsExtensionService(IdentityService identities, Map<String, String> assignments, Assignments policy) {
        this.identities = identities;
        this.assignments = assignments;
        this.policy = policy;
    }

    Optional<TeamsExtensionAssignmentResponse> find(Resource resource, UUID tenant, UUID object) {
        return Optional.ofNullable(assignments.get(key(resource, tenant, object)))
                .map(text -> JsonObject.read(text.getBytes(StandardCharsets.UTF_8)))
                .map(json -> new TeamsExtensionAssignmentResponse(
                        object.toString(),
                        tenant.toString(),
                        json.string("principalType").orElse("user"),
                        json.strings("clientIds").orElse(null)));
    }

    /** Keeps {@code assignment}; whether there was none before. */
    boolean put(Resource resource, UUID tenant, UUID object, TeamsExtensionAssignmentResponse assignment) {
        String text = new String(Json.bytes(assignment), StandardCharsets.UTF_8);
        return assignments.put(key(resource, tenant, object), text) == null;
    }

    void delete(Resource resource, UUID tenant, UUID object) {
        assignments.remove(key(resource, tenant, object));
    }

    /** Why {@code token} may not be exchanged at {@code resource}; empty if it may. */
    Optional<Denial> denial(Resource resource, EntraToken token) {
        boolean isAssigned = find(resource, token.tenantId(), token.objectId())
                .filter(assignment -> assignment.allows(token.clientId()))
                .isPresent();
        if (policy == Assignments.OFF || isAssigned) {
            return Optional.empty();
        }
        return Optional.of(Denial.of(
                Denial.Cause.NOT_ASSIGNED,
                "the setting assignments=required wants an assignment of tenant " + token.tenantId() + ", object "
                        + token.objectId() + " that has no clientIds or names " + token.clientId()));
    }

    /** The identity that {@code token}'s user has at {@code resource}, and a token for it that expires with his. */
    @Evidence(
            value = Evidence.Grade.INFERRED,
            reference =
                    "the identity's form is in the specification's examples; scope, claims and refusals are not known,"
                            + " and the service's own token is encrypted")
    Created exchange(Resource resource, TokenOrigin origin, EntraToken token) {
        IdentityId id = new IdentityId(resource.id(), token.tenantId(), token.objectId());
        return identities.issueUntil(resource, origin, id, List.of(TokenScope.VOIP), token.expiresAt());
    }

    private static String key(Resource resource, UUID tenant, UUID object) {
        return resource.id() + "/" + tenant + "/" + object;
    }
}
