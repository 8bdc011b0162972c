package io.github.acsemulator.teams;

import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.http.EntraTokenCheck;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.identity.CommunicationIdentityAccessToken;

/** Turns requests of Teams users into calls of {@link TeamsUserService}. */
public final class TeamsUserHandlers {
    private final TeamsUserService service;
    private final EntraTokenCheck check;

    /** Handlers over {@code service}, for tokens that {@code check} takes. */
    public TeamsUserHandlers(TeamsUserService service, EntraTokenCheck check) {
        this.service = service;
        this.check = check;
    }

    /** {@code POST /teamsUser/:exchangeAccessToken}. */
    public void exchangeTeamsUserAccessToken(Exchange exchange) {
        TeamsUserExchangeTokenRequest request =
                TeamsUserExchangeTokenRequest.of(exchange.json("application/json"), exchange.apiVersion());
        EntraToken token = check.require(exchange, request.token(), EntraAudience.TEAMS, refusal(exchange));
        request.expected().ifPresent(expected -> service.requireOf(expected, token));
        exchange.isAbout("8:orgid:" + token.objectId());
        exchange.respond(
                200,
                CommunicationIdentityAccessToken.of(service.exchange(exchange.resource(), exchange.origin(), token)));
    }

    private static ErrorCatalogue refusal(Exchange exchange) {
        return exchange.apiVersion() == ApiVersion.V2021_03_31_PREVIEW1
                ? ErrorCatalogue.INVALID_ACCESS_TOKEN_WITHOUT_BODY
                : ErrorCatalogue.INVALID_ACCESS_TOKEN;
    }
}
