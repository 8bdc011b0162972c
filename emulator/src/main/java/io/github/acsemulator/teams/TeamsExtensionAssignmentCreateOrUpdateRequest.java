package io.github.acsemulator.teams;

import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The specification's model of a request to make or replace an assignment. */
record TeamsExtensionAssignmentCreateOrUpdateRequest(String principalType, Optional<List<String>> clientIds) {
    private static final String PRINCIPAL_TYPE = "PrincipalType";
    private static final Set<String> PRINCIPAL_TYPES = Set.of("user", "resourceAccount");

    static TeamsExtensionAssignmentCreateOrUpdateRequest of(JsonObject json) {
        String type =
                json.string(PRINCIPAL_TYPE).orElseThrow(() -> ErrorCatalogue.MEMBER_ABSENT.exception(PRINCIPAL_TYPE));
        if (!PRINCIPAL_TYPES.contains(type)) {
            throw ErrorCatalogue.MEMBER_INVALID.exception(PRINCIPAL_TYPE);
        }
        Optional<List<String>> clientIds = json.strings("ClientIds");
        if (clientIds.stream()
                .flatMap(List::stream)
                .anyMatch(id -> Guid.parse(id).isEmpty())) {
            throw ErrorCatalogue.GUID_MALFORMED.exception("clientIds", "ClientIds");
        }
        return new TeamsExtensionAssignmentCreateOrUpdateRequest(type, clientIds);
    }
}
