package io.github.acsemulator.teams;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The specification's model of an assignment: who may exchange tokens, from which applications if not from any. */
@JsonPropertyOrder({"objectId", "tenantId", "principalType", "clientIds"})
record TeamsExtensionAssignmentResponse(
        String objectId,
        String tenantId,
        String principalType,
        @Nullable List<String> clientIds) {
    boolean allows(String clientId) {
        return clientIds == null || clientIds.isEmpty() || clientIds.stream().anyMatch(clientId::equalsIgnoreCase);
    }
}
