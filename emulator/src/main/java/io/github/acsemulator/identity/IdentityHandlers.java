package io.github.acsemulator.identity;

import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.identity.IdentityService.Created;
import io.github.acsemulator.json.JsonObject;
import java.util.Optional;

/** Turns requests into calls of {@link IdentityService} and its results into answers; one method an operation. */
public final class IdentityHandlers {
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final IdentityService service;

    /** Handlers over {@code service}. */
    public IdentityHandlers(IdentityService service) {
        this.service = service;
    }

    /** {@code POST /identities}. */
    public void create(Exchange exchange) {
        if (exchange.apiVersion() == ApiVersion.V2020_07_20_PREVIEW2) {
            Created created =
                    service.create(exchange.resource(), exchange.origin(), Optional.empty(), Optional.empty());
            exchange.isAbout(created.id().toString());
            exchange.respond(
                    200, new CommunicationIdentity(null, null, created.id().toString()));
            return;
        }
        JsonObject json = exchange.json(JSON);
        CommunicationIdentityCreateRequest request = CommunicationIdentityCreateRequest.of(json, exchange.apiVersion());
        Optional<TokenRequest> token = request.token(exchange.apiVersion());
        Created created = service.create(exchange.resource(), exchange.origin(), request.customId(), token);
        exchange.isAbout(created.id().toString());
        exchange.respond(201, CommunicationIdentityAccessTokenResult.of(created, exchange.apiVersion()));
    }

    /** {@code GET /identities/{id}}. */
    public void get(Exchange exchange) {
        IdentityId id = id(exchange);
        service.requireUsable(id);
        Identity identity = service.find(id).orElseGet(() -> Identity.created(0));
        exchange.respond(200, CommunicationIdentity.of(id, identity, exchange.apiVersion()));
    }

    /** {@code POST /identities/{id}/:issueAccessToken}. */
    public void issueAccessToken(Exchange exchange) {
        exchange.respond(200, CommunicationIdentityAccessToken.of(issue(exchange)));
    }

    /** {@code POST /identities/{id}/token} of the 2020 preview. */
    public void issueToken(Exchange exchange) {
        IssuedToken issued = issue(exchange);
        exchange.respond(200, CommunicationIdentityToken.of(id(exchange), issued));
    }

    private IssuedToken issue(Exchange exchange) {
        CommunicationIdentityAccessTokenRequest request =
                CommunicationIdentityAccessTokenRequest.of(exchange.json(JSON), exchange.apiVersion());
        IdentityId id = id(exchange);
        service.requireUsable(id);
        TokenRequest token = request.token(exchange.apiVersion());
        return service.issue(exchange.resource(), exchange.origin(), id, token);
    }

    /** {@code POST /identities/{id}/:revokeAccessTokens}. */
    public void revokeAccessTokens(Exchange exchange) {
        service.revoke(id(exchange));
        exchange.respondNoContent();
    }

    /** {@code PATCH /identities/{id}} of the 2020 preview. */
    public void update(Exchange exchange) {
        CommunicationIdentityUpdateRequest request =
                CommunicationIdentityUpdateRequest.of(exchange.json(MERGE_PATCH, JSON));
        IdentityId id = id(exchange);
        service.requireUsable(id);
        request.tokensValidFrom().ifPresent(moment -> service.refuseTokensBefore(id, moment));
        exchange.respondNoContent();
    }

    /** {@code DELETE /identities/{id}}. */
    public void delete(Exchange exchange) {
        service.delete(id(exchange));
        exchange.respondNoContent();
    }

    private static IdentityId id(Exchange exchange) {
        String text = exchange.pathParameter("id");
        exchange.isAbout(text);
        return IdentityService.owned(exchange.resource(), text);
    }
}
