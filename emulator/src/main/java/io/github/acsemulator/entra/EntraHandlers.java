package io.github.acsemulator.entra;

import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.auth.Guid;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.EntraTokenCheck;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.QueryString;
import io.github.acsemulator.identity.CommunicationIdentityAccessTokenResult;
import io.github.acsemulator.identity.IdentityService.Created;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns requests about Entra users into calls of {@link EntraExchangeService} and {@link EntraAssignments}. */
public final class EntraHandlers {
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int PAGE = 100;

    private final EntraExchangeService service;
    private final EntraAssignments assignments;
    private final Function<Exchange, String> url;

    /** Handlers; {@code url} is the server's URL as a caller reaches it. */
    public EntraHandlers(EntraExchangeService service, EntraAssignments assignments, Function<Exchange, String> url) {
        this.service = service;
        this.assignments = assignments;
        this.url = url;
    }

    /** {@code POST /access/entra/:exchangeAccessToken}; the body says nothing. */
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

    /** {@code GET /access/entra/assignments}. */
    public void list(Exchange exchange) {
        List<String> after = QueryString.values(exchange.query(), "after");
        @Nullable UUID last = after.isEmpty() ? null : Guid.parse(after.get(0)).orElse(null);
        List<EntraAssignment> page = assignments.list(exchange.resource(), last, PAGE + 1);
        boolean hasMore = page.size() > PAGE;
        List<EntraAssignment> value = hasMore ? page.subList(0, PAGE) : page;
        exchange.respond(
                200,
                new EntraAssignmentsResponse(
                        value, hasMore ? nextLink(exchange, value.get(PAGE - 1).objectId()) : null));
    }

    private String nextLink(Exchange exchange, String last) {
        return url.apply(exchange) + "/access/entra/assignments?api-version=" + exchange.apiVersion() + "&after="
                + last;
    }

    /** {@code PATCH /access/entra/assignments}: several at once, or none. */
    public void patch(Exchange exchange) {
        List<EntraAssignment> made = assignments.patch(exchange.resource(), exchange.json(MERGE_PATCH, JSON));
        if (made.isEmpty()) {
            exchange.respondNoContent();
        } else {
            exchange.respond(200, new EntraAssignmentsResponse(made, null));
        }
    }

    /** {@code GET /access/entra/assignments/{objectId}}. */
    public void get(Exchange exchange) {
        exchange.respond(
                200,
                assignments
                        .find(exchange.resource(), object(exchange))
                        .orElseThrow(ErrorCatalogue.ASSIGNMENT_NOT_FOUND::exception));
    }

    /** {@code PUT /access/entra/assignments/{objectId}}. */
    public void put(Exchange exchange) {
        UUID object = object(exchange);
        EntraAssignment assignment = EntraAssignment.of(object, exchange.json(JSON), null);
        boolean isNew = assignments.put(exchange.resource(), object, assignment);
        exchange.respond(isNew ? 201 : 200, assignment);
    }

    /** {@code DELETE /access/entra/assignments/{objectId}}; again is no error. */
    public void delete(Exchange exchange) {
        assignments.delete(exchange.resource(), object(exchange));
        exchange.respondNoContent();
    }

    private static UUID object(Exchange exchange) {
        return EntraAssignment.guid(exchange.pathParameter("objectId"), "objectId", "ObjectId");
    }

    /** The specification's model of several assignments. */
    private record EntraAssignmentsResponse(
            List<EntraAssignment> value, @Nullable String nextLink) {}
}
