package io.github.acsemulator.http;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.token.TokenOrigin;

/** Authentication of the operations that exchange the very token which the request came with. */
public final class EntraTokenStage implements Stage {
    private final EntraTokenCheck check;
    private final Resources resources;
    private final EntraAudience audience;

    /** A stage that takes tokens for {@code audience}. */
    public EntraTokenStage(EntraTokenCheck check, Resources resources, EntraAudience audience) {
        this.check = check;
        this.resources = resources;
        this.audience = audience;
    }

    @Override
    public void run(Exchange exchange) {
        String authorization = exchange.header("Authorization").orElse("");
        String scheme = Authentication.schemeOf(authorization);
        if (!scheme.equals(Authentication.BEARER)) {
            Denial denial = Denial.of(
                    Denial.Cause.NO_AUTHORIZATION,
                    "this operation needs an Entra token: Authorization: Bearer <token>");
            exchange.authentication(new Authentication(scheme, "refused", denial));
            throw ErrorCatalogue.DENIED.exception().header(AuthenticationStage.DENIED, PrintableLine.of(denial.line()));
        }
        Resource resource = resources.ofHost(exchange.host());
        exchange.authenticated(resource, TokenOrigin.ofNoKey(resource.id()));
        exchange.authentication(new Authentication(scheme, "accepted", null));
        exchange.entraToken(check.require(
                exchange,
                authorization.substring(Authentication.BEARER.length()),
                audience,
                ErrorCatalogue.INVALID_ACCESS_TOKEN,
                flaw -> exchange.authentication(new Authentication(scheme, "refused", flaw))));
    }
}
