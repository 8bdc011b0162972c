package io.github.acsemulator.teams;

import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.EntraTokenCheck;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.identity.CommunicationIdentityAccessTokenResult;
import io.github.acsemulator.identity.IdentityService.Created;
import java.util.UUID;

/** Turns requests of the Teams Phone extension into calls of {@link TeamsExtensionService}. */
public final class TeamsExtensionHandlers {
    private static final String JSON = "application/json";

    private final TeamsExtensionService service;

    /** Handlers over {@code service}. */
    public TeamsExtensionHandlers(TeamsExtensionService service) {
        this.service = service;
    }

    /** {@code POST /access/teamsExtension/:exchangeAccessToken}; the body says nothing. */
    public void exchangeToken(Exchange exchange) {
        exchange.json(JSON);
        EntraToken token = exchange.entraToken();
        service.denial(exchange.resource(), token).ifPresent(denial -> {
            throw EntraTokenCheck.deny(exchange, ErrorCatalogue.NOT_ASSIGNED, denial);
        });
        Created created = service.exchange(exchange.resource(), exchange.origin(), token);
        exchange.isAbout(created.id().toString());
        exchange.respond(200, CommunicationIdentityAccessTokenResult.of(created, exchange.apiVersion()));
    }

    /** {@code GET /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}}. */
    public void get(Exchange exchange) {
        exchange.respond(
                200,
                service.find(exchange.resource(), tenant(exchange), object(exchange))
                        .orElseThrow(ErrorCatalogue.ASSIGNMENT_NOT_FOUND::exception));
    }

    /** {@code PUT /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}}. */
    public void put(Exchange exchange) {
        TeamsExtensionAssignmentCreateOrUpdateRequest request =
                TeamsExtensionAssignmentCreateOrUpdateRequest.of(exchange.json(JSON));
        UUID tenant = tenant(exchange);
        UUID object = object(exchange);
        TeamsExtensionAssignmentResponse assignment = new TeamsExtensionAssignmentResponse(
                object.toString(),
                tenant.toString(),
                request.principalType(),
                request.clientIds().orElse(null));
        boolean isNew = service.put(exchange.resource(), tenant, object, assignment);
        exchange.respond(isNew ? 201 : 200, assignment);
    }

    /** {@code DELETE /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}}; again is no error. */
    public void delete(Exchange exchange) {
        service.delete(exchange.resource(), tenant(exchange), object(exchange));
        exchange.respondNoContent();
    }

    private static UUID tenant(Exchange exchange) {
        return guid(exchange, "tenantId", "TenantId");
    }

    private static UUID object(Exchange exchange) {
        return guid(exchange, "objectId", "ObjectId");
    }

    private static UUID guid(Exchange exchange, String name, String member) {
        return Guid.parse(exchange.pathParameter(name))
                .orElseThrow(() -> ErrorCatalogue.GUID_MALFORMED.exception(name, member));
    }
}
