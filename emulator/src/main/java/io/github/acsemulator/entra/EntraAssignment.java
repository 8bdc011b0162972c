package io.github.acsemulator.entra;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The specification's model of an assignment: a user, a group or a tenant, and the applications he may use. */
@JsonPropertyOrder({"objectId", "tenantId", "principalType", "clientIds"})
record EntraAssignment(String objectId, String tenantId, String principalType, List<String> clientIds) {
    private static final Set<String> PRINCIPAL_TYPES = Set.of("user", "group", "tenant");

    /**
     * The assignment of {@code object} that {@code json} makes of {@code before}.
     *
     * @param before what is kept of what {@code json} leaves out; null where it has to say everything
     */
    static EntraAssignment of(UUID object, JsonObject json, @Nullable EntraAssignment before) {
        String tenant = member(json, "TenantId", before, json::string, EntraAssignment::tenantId);
        String type = member(json, "PrincipalType", before, json::string, EntraAssignment::principalType);
        List<String> clients = member(json, "ClientIds", before, json::strings, EntraAssignment::clientIds);
        if (!PRINCIPAL_TYPES.contains(type)) {
            throw ErrorCatalogue.MEMBER_INVALID.exception("PrincipalType");
        }
        clients.forEach(id -> guid(id, "clientIds", "ClientIds"));
        return new EntraAssignment(
                object.toString(), guid(tenant, "tenantId", "TenantId").toString(), type, clients);
    }

    private static <T> T member(
            JsonObject json,
            String name,
            @Nullable EntraAssignment before,
            Function<String, java.util.Optional<T>> reader,
            Function<EntraAssignment, T> kept) {
        return reader.apply(name).orElseGet(() -> {
            if (before == null || json.isNull(name)) {
                throw ErrorCatalogue.MEMBER_ABSENT.exception(name);
            }
            return kept.apply(before);
        });
    }

    static UUID guid(String text, String target, String member) {
        return Guid.parse(text).orElseThrow(() -> ErrorCatalogue.GUID_MALFORMED.exception(target, member));
    }

    /** Whether it is {@code token}'s user, group or tenant, and allows its application. */
    boolean allows(EntraToken token) {
        boolean isOf = switch (principalType) {
            case "user" -> objectId.equals(token.objectId().toString());
            case "group" -> token.groups().stream().anyMatch(objectId::equalsIgnoreCase);
            default -> true;
        };
        return isOf
                && tenantId.equals(token.tenantId().toString())
                && clientIds.stream().anyMatch(token.clientId()::equalsIgnoreCase);
    }
}
