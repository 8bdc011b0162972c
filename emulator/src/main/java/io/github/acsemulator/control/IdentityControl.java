package io.github.acsemulator.control;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.identity.CommunicationIdentityAccessToken;
import io.github.acsemulator.identity.CommunicationIdentityAccessTokenResult;
import io.github.acsemulator.identity.Identity;
import io.github.acsemulator.identity.IdentityId;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.identity.TokenRequest;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.token.TokenOrigin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/identities}: identities without signed requests, by the same rules as the service's operations. */
public final class IdentityControl {
    private final IdentityService service;
    private final Resources resources;

    /** Over {@code service}. */
    public IdentityControl(IdentityService service, Resources resources) {
        this.service = service;
        this.resources = resources;
    }

    /** {@code GET /_emulator/identities}: newest first, in pages. */
    public void list(Exchange exchange) {
        Parameters.only(exchange, "resource", "search", "limit", "after");
        Resource resource = Parameters.resource(exchange, resources);
        int limit = Parameters.limit(exchange);
        @Nullable
        IdentityId after = Parameters.text(exchange, "after")
                .map(text -> id(resource, text))
                .orElse(null);
        Optional<String> search = Parameters.text(exchange, "search").map(text -> text.toLowerCase(Locale.ROOT));
        IdentityMatches matches = new IdentityMatches(search.orElse(""), after, limit + 1);
        service.visit(resource, matches::add);
        List<IdentityEntry> page = matches.newestFirst().stream()
                .map(entry -> IdentityEntry.of(entry.getKey(), entry.getValue()))
                .toList();
        boolean more = page.size() > limit;
        List<IdentityEntry> value = more ? page.subList(0, limit) : page;
        exchange.respond(200, new IdentityList(value, matches.total(), more ? nextLink(exchange, value, limit) : null));
    }

    private static String nextLink(Exchange exchange, List<IdentityEntry> page, int limit) {
        StringBuilder link =
                new StringBuilder(exchange.path()).append("?limit=").append(limit);
        for (String name : List.of("search", "resource")) {
            Parameters.text(exchange, name)
                    .ifPresent(text -> link.append('&').append(name).append('=').append(encode(text)));
        }
        return link.append("&after=")
                .append(encode(page.get(page.size() - 1).id()))
                .toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** {@code GET /_emulator/identities/{id}}. */
    public void get(Exchange exchange) {
        IdentityId id = id(exchange);
        Identity identity = service.find(id).orElseThrow(() -> unknown(id.toString()));
        exchange.respond(200, IdentityEntry.of(id, identity));
    }

    /** {@code POST /_emulator/identities}: as the service's create. */
    public void create(Exchange exchange) {
        CreateBody body = StrictJson.read(exchange.body(), CreateBody.class);
        Resource resource = Parameters.resource(exchange, body.resource(), resources);
        List<String> scopes = body.scopes() == null ? List.of() : body.scopes();
        TokenRequest token = token(scopes, body.expiresInMinutes());
        Optional<TokenRequest> wanted = scopes.isEmpty() ? Optional.empty() : Optional.of(token);
        exchange.respond(
                201,
                CommunicationIdentityAccessTokenResult.of(
                        service.create(
                                resource,
                                TokenOrigin.ofNoKey(resource.id()),
                                Optional.ofNullable(body.customId()),
                                wanted),
                        ApiVersion.V2025_03_02_PREVIEW));
    }

    /** {@code POST /_emulator/identities/{id}/token}: as the service's issueAccessToken. */
    public void issueToken(Exchange exchange) {
        TokenBody body = StrictJson.read(exchange.body(), TokenBody.class);
        IdentityId id = id(exchange);
        if (body.scopes() == null) {
            throw ErrorCatalogue.SCOPES_ABSENT.exception();
        }
        if (body.scopes().isEmpty()) {
            throw ErrorCatalogue.SCOPES_EMPTY.exception();
        }
        service.requireUsable(id);
        TokenRequest token = token(body.scopes(), body.expiresInMinutes());
        Resource resource = owner(id);
        exchange.respond(
                200,
                CommunicationIdentityAccessToken.of(
                        service.issue(resource, TokenOrigin.ofNoKey(resource.id()), id, token)));
    }

    /** {@code POST /_emulator/identities/{id}/revoke}: as the service's revokeAccessTokens. */
    public void revoke(Exchange exchange) {
        service.revoke(id(exchange));
        exchange.respondNoContent();
    }

    /** {@code DELETE /_emulator/identities/{id}}: as the service's delete. */
    public void delete(Exchange exchange) {
        service.delete(id(exchange));
        exchange.respondNoContent();
    }

    private static TokenRequest token(List<String> scopes, @Nullable Integer expiresInMinutes) {
        return TokenRequest.of(scopes, Optional.ofNullable(expiresInMinutes), ApiVersion.NEWEST);
    }

    /** The identity that the path names, of whichever resource it is. */
    private IdentityId id(Exchange exchange) {
        String text = exchange.pathParameter("id");
        return IdentityId.parse(text)
                .map(this::owner)
                .map(resource -> IdentityService.owned(resource, text))
                .orElseThrow(() -> unknown(text));
    }

    private Resource owner(IdentityId id) {
        return resources.find(id.resource()).orElseThrow(() -> unknown(id.toString()));
    }

    private static IdentityId id(Resource resource, String text) {
        return IdentityId.parse(text)
                .filter(id -> id.resource().equals(resource.id()))
                .orElseThrow(() ->
                        ErrorCatalogue.CONTROL_INVALID.exception("'after' must be an id of this resource.", "after"));
    }

    private static RuntimeException unknown(String id) {
        return ErrorCatalogue.CONTROL_NOT_FOUND.exception("identity", id);
    }

    private record CreateBody(
            @Nullable List<String> scopes,
            @Nullable Integer expiresInMinutes,
            @Nullable String customId,
            @Nullable String resource) {}

    private record TokenBody(
            @Nullable List<String> scopes, @Nullable Integer expiresInMinutes) {}

    private record IdentityList(
            List<IdentityEntry> value, long total, @Nullable String nextLink) {}

    private record IdentityEntry(
            String id,
            @Nullable String customId,
            @Nullable String createdAt,
            @Nullable String lastTokenIssuedAt,
            long tokensIssued,
            @Nullable String lastTokenExpiresAt,
            @Nullable String tokensValidFrom,
            @Nullable String deletedAt) {
        static IdentityEntry of(IdentityId id, Identity identity) {
            return new IdentityEntry(
                    id.toString(),
                    identity.customId(),
                    time(identity.createdAt()),
                    time(identity.lastTokenIssuedAt()),
                    identity.tokensIssued(),
                    time(identity.lastTokenExpiresAt()),
                    time(Math.max(identity.cut() * 1000, identity.validFrom())),
                    time(identity.deletedAt()));
        }

        private static @Nullable String time(long millis) {
            return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
        }
    }
}
