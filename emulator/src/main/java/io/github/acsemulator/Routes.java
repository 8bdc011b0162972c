package io.github.acsemulator;

import static io.github.acsemulator.http.Operation.ofEmulator;

import io.github.acsemulator.control.IdentityControl;
import io.github.acsemulator.control.InfoHandlers;
import io.github.acsemulator.control.JournalHandlers;
import io.github.acsemulator.control.TokenControl;
import io.github.acsemulator.http.Pipeline;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.identity.IdentityHandlers;
import io.github.acsemulator.identity.IdentityOperations;
import io.github.acsemulator.portal.PageHandlers;

/** The whole HTTP surface. */
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
        // To come: POST /teamsUser/:exchangeAccessToken, /access/teamsExtension, /access/entra.
    }

    /** The emulator's own routes: {@code open} for any caller, {@code guarded} for callers on this machine. */
    static void addEmulator(RouteTable routes, Pipeline open, Pipeline guarded, InfoHandlers info) {
        routes.on("GET", "/_emulator/health", open, ofEmulator("health"), info::health)
                .on("GET", "/.well-known/jwks.json", open, ofEmulator("jsonWebKeys"), info::jsonWebKeys)
                .on(
                        "GET",
                        "/.well-known/openid-configuration",
                        open,
                        ofEmulator("openIdConfiguration"),
                        info::openIdConfiguration)
                .on("GET", "/_emulator/info", guarded, ofEmulator("info"), info::info)
                .on("GET", "/_emulator/ca.pem", guarded, ofEmulator("caCertificate"), info::caCertificate)
                .on("GET", "/_emulator/truststore.p12", guarded, ofEmulator("trustStore"), info::trustStore);
    }

    /** The web page. */
    static void addPage(RouteTable routes, Pipeline guarded, PageHandlers page) {
        for (String method : new String[] {"GET", "HEAD"}) {
            routes.on(method, "/", guarded, ofEmulator("page"), page::index)
                    .on(method, "/_emulator/page/{hash}/{name}", guarded, ofEmulator("pageAsset"), page::asset);
        }
    }

    /** Identities, tokens and the journal, for the page and for tests. */
    static void addControl(
            RouteTable routes,
            Pipeline guarded,
            IdentityControl identities,
            TokenControl tokens,
            JournalHandlers journal) {
        String one = "/_emulator/identities/{id}";
        routes.on("GET", "/_emulator/identities", guarded, ofEmulator("listIdentities"), identities::list)
                .on("POST", "/_emulator/identities", guarded, ofEmulator("createIdentity"), identities::create)
                .on("GET", one, guarded, ofEmulator("getIdentity"), identities::get)
                .on("DELETE", one, guarded, ofEmulator("deleteIdentity"), identities::delete)
                .on("POST", one + "/revoke", guarded, ofEmulator("revokeTokens"), identities::revoke)
                .on("POST", one + "/token", guarded, ofEmulator("issueToken"), identities::issueToken)
                .on("POST", "/_emulator/tokens/introspect", guarded, ofEmulator("introspect"), tokens::introspect)
                .on("GET", "/_emulator/requests", guarded, ofEmulator("listRequests"), journal::requests);
    }
}
