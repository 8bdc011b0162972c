package io.github.acsemulator;

import static io.github.acsemulator.http.Operation.ofEmulator;
import static io.github.acsemulator.http.Operation.ofIssuer;

import io.github.acsemulator.control.InfoHandlers;
import io.github.acsemulator.entra.EntraHandlers;
import io.github.acsemulator.entra.EntraOperations;
import io.github.acsemulator.entra.IssuerHandlers;
import io.github.acsemulator.http.Pipeline;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.identity.IdentityHandlers;
import io.github.acsemulator.identity.IdentityOperations;
import io.github.acsemulator.portal.PageHandlers;
import io.github.acsemulator.teams.TeamsExtensionHandlers;
import io.github.acsemulator.teams.TeamsOperations;
import io.github.acsemulator.teams.TeamsUserHandlers;

/** The HTTP surface, but for what {@link ControlRoutes} has. */
final class Routes {
    private Routes() {}

    /** The service's operations. */
    static void addService(RouteTable routes, Pipeline service, IdentityHandlers identities) {
        routes.on("POST", "/identities", service, IdentityOperations.CREATE, identities::create)
                .on("GET", "/identities/{id}", service, IdentityOperations.GET, identities::get)
                .on("DELETE", "/identities/{id}", service, IdentityOperations.DELETE, identities::delete)
                .on(
                        "POST",
                        "/identities/{id}/:issueAccessToken",
                        service,
                        IdentityOperations.ISSUE_ACCESS_TOKEN,
                        identities::issueAccessToken)
                .on(
                        "POST",
                        "/identities/{id}/:revokeAccessTokens",
                        service,
                        IdentityOperations.REVOKE_ACCESS_TOKENS,
                        identities::revokeAccessTokens)
                // The 2020 preview's forms of the same.
                .on("PATCH", "/identities/{id}", service, IdentityOperations.UPDATE, identities::update)
                .on("POST", "/identities/{id}/token", service, IdentityOperations.ISSUE_TOKEN, identities::issueToken);
    }

    /** Teams users; {@code exchanging} authenticates by the very token that is exchanged. */
    static void addTeams(
            RouteTable routes,
            Pipeline service,
            Pipeline exchanging,
            TeamsUserHandlers users,
            TeamsExtensionHandlers extension) {
        String assignment = "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}";
        routes.on(
                        "POST",
                        "/teamsUser/:exchangeAccessToken",
                        service,
                        TeamsOperations.EXCHANGE_TEAMS_USER_ACCESS_TOKEN,
                        users::exchangeTeamsUserAccessToken)
                .on(
                        "POST",
                        "/access/teamsExtension/:exchangeAccessToken",
                        exchanging,
                        TeamsOperations.EXCHANGE_TOKEN,
                        extension::exchangeToken)
                .on("GET", assignment, service, TeamsOperations.GET_ASSIGNMENT, extension::get)
                .on("PUT", assignment, service, TeamsOperations.PUT_ASSIGNMENT, extension::put)
                .on("DELETE", assignment, service, TeamsOperations.DELETE_ASSIGNMENT, extension::delete);
    }

    /** Entra users. */
    static void addEntra(RouteTable routes, Pipeline service, Pipeline exchanging, EntraHandlers entra) {
        String all = "/access/entra/assignments";
        String one = all + "/{objectId}";
        routes.on(
                        "POST",
                        "/access/entra/:exchangeAccessToken",
                        exchanging,
                        EntraOperations.EXCHANGE_TOKEN,
                        entra::exchangeToken)
                .on("GET", all, service, EntraOperations.LIST, entra::list)
                .on("PATCH", all, service, EntraOperations.PATCH, entra::patch)
                .on("GET", one, service, EntraOperations.GET, entra::get)
                .on("PUT", one, service, EntraOperations.PUT, entra::put)
                .on("DELETE", one, service, EntraOperations.DELETE, entra::delete);
    }

    /** What any caller may ask the emulator itself: how it does, and {@code beside} the service, the keys of its tokens. */
    static void addEmulator(RouteTable routes, Pipeline open, Pipeline beside, InfoHandlers info) {
        routes.on("GET", "/_emulator/health", open, ofEmulator("health"), info::health)
                .on("GET", "/.well-known/jwks.json", beside, ofEmulator("jsonWebKeys"), info::jsonWebKeys)
                .on(
                        "GET",
                        "/.well-known/openid-configuration",
                        beside,
                        ofEmulator("openIdConfiguration"),
                        info::openIdConfiguration);
    }

    /** The certificate to trust, in either form: what a client asks for first. */
    static void addTrust(RouteTable routes, Pipeline guarded, InfoHandlers info) {
        routes.on("GET", "/_emulator/ca.pem", guarded, ofEmulator("caCertificate"), info::caCertificate)
                .on("GET", "/_emulator/truststore.p12", guarded, ofEmulator("trustStore"), info::trustStore);
    }

    /** The built-in Entra issuer; behind everything else, because its first segment may be any. */
    static void addIssuer(RouteTable routes, Pipeline beside, IssuerHandlers issuer) {
        routes.on("GET", "/common/discovery/instance", beside, ofIssuer("entraInstance"), issuer.metadata()::instance)
                .on("GET", "/common/userrealm/{user}", beside, ofIssuer("entraUserRealm"), issuer.metadata()::userRealm)
                .on("GET", "/msi/token", beside, ofIssuer("entraManagedIdentity"), issuer::appServiceToken)
                .on(
                        "GET",
                        "/metadata/identity/oauth2/token",
                        beside,
                        ofIssuer("entraManagedIdentity"),
                        issuer::machineToken)
                .on(
                        "GET",
                        "/{tenant}/v2.0/.well-known/openid-configuration",
                        beside,
                        ofIssuer("entraOpenIdConfiguration"),
                        issuer.metadata()::openIdConfiguration)
                .on("GET", "/{tenant}/discovery/v2.0/keys", beside, ofIssuer("entraKeys"), issuer.metadata()::keys)
                .on("POST", "/{tenant}/oauth2/v2.0/token", beside, ofIssuer("entraToken"), issuer::token)
                .on("GET", "/{tenant}/oauth2/v2.0/authorize", beside, ofIssuer("entraAuthorize"), issuer::authorize)
                .on(
                        "POST",
                        "/{tenant}/oauth2/v2.0/devicecode",
                        beside,
                        ofIssuer("entraDeviceCode"),
                        issuer::deviceCode);
    }

    /** The web page. */
    static void addPage(RouteTable routes, Pipeline guarded, PageHandlers page) {
        routes.on("GET", "/", guarded, ofEmulator("page"), page::index)
                .on("GET", "/_emulator/page/{hash}/{name}", guarded, ofEmulator("pageAsset"), page::asset);
    }
}
