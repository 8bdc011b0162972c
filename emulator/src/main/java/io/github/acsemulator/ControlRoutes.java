package io.github.acsemulator;

import static io.github.acsemulator.http.Operation.ofEmulator;

import io.github.acsemulator.control.ClockControl;
import io.github.acsemulator.control.EntraControl;
import io.github.acsemulator.control.ExplainControl;
import io.github.acsemulator.control.FaultControl;
import io.github.acsemulator.control.IdentityControl;
import io.github.acsemulator.control.InfoHandlers;
import io.github.acsemulator.control.JournalHandlers;
import io.github.acsemulator.control.OpenApiDocument;
import io.github.acsemulator.control.Reset;
import io.github.acsemulator.control.ResourceControl;
import io.github.acsemulator.control.SettingsControl;
import io.github.acsemulator.control.SigningKeyControl;
import io.github.acsemulator.control.TokenControl;
import io.github.acsemulator.http.Pipeline;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.metrics.MetricsHandlers;

/**
 * The emulator's own routes, all but health, the certificate and the page; none is there before the first of them is asked
 * for.
 */
final class ControlRoutes {
    /** What all of them begin with. */
    static final String PREFIX = "/_emulator";

    private ControlRoutes() {}

    /** What the server says of itself. */
    static void addInfo(RouteTable routes, Pipeline guarded, InfoHandlers info, MetricsHandlers metrics) {
        routes.on("GET", "/_emulator/info", guarded, ofEmulator("info"), info::info)
                .on("GET", "/_emulator/metrics", guarded, ofEmulator("metrics"), metrics::metrics);
    }

    /** What a test changes in the whole server. */
    static void addServer(
            RouteTable routes, Pipeline guarded, ClockControl clock, SettingsControl settings, Reset reset) {
        routes.on("GET", "/_emulator/clock", guarded, ofEmulator("getClock"), clock::get)
                .on("PUT", "/_emulator/clock", guarded, ofEmulator("setClock"), clock::set)
                .on("POST", "/_emulator/clock/advance", guarded, ofEmulator("advanceClock"), clock::advance)
                .on("DELETE", "/_emulator/clock", guarded, ofEmulator("resetClock"), clock::giveBack)
                .on("GET", "/_emulator/settings", guarded, ofEmulator("getSettings"), settings::get)
                .on("PATCH", "/_emulator/settings", guarded, ofEmulator("updateSettings"), settings::patch)
                .on("GET", "/_emulator/config-schema.json", guarded, ofEmulator("getConfigSchema"), settings::schema)
                .on("POST", "/_emulator/reset", guarded, ofEmulator("reset"), reset::reset);
    }

    /** Resources and the keys that sign tokens. */
    static void addResources(
            RouteTable routes, Pipeline guarded, ResourceControl resources, SigningKeyControl signingKeys) {
        String all = "/_emulator/resources";
        String one = all + "/{id}";
        String keys = "/_emulator/signing-keys";
        routes.on("GET", all, guarded, ofEmulator("listResources"), resources::list)
                .on("POST", all, guarded, ofEmulator("createResource"), resources::create)
                .on("GET", one, guarded, ofEmulator("getResource"), resources::get)
                .on("DELETE", one, guarded, ofEmulator("deleteResource"), resources::delete)
                .on("POST", one + "/reset", guarded, ofEmulator("resetResource"), resources::reset)
                .on(
                        "POST",
                        one + "/keys/{slot}/regenerate",
                        guarded,
                        ofEmulator("regenerateAccessKey"),
                        resources::regenerate)
                .on("GET", keys, guarded, ofEmulator("listSigningKeys"), signingKeys::list)
                .on("POST", keys + "/rotate", guarded, ofEmulator("rotateSigningKey"), signingKeys::rotate)
                .on("DELETE", keys + "/{id}", guarded, ofEmulator("deleteSigningKey"), signingKeys::delete);
    }

    /** Identities without signed requests. */
    static void addIdentities(RouteTable routes, Pipeline guarded, IdentityControl identities) {
        String all = "/_emulator/identities";
        String one = all + "/{id}";
        routes.on("GET", all, guarded, ofEmulator("listIdentities"), identities::list)
                .on("POST", all, guarded, ofEmulator("createIdentity"), identities::create)
                .on("GET", one, guarded, ofEmulator("getIdentity"), identities::get)
                .on("DELETE", one, guarded, ofEmulator("deleteIdentity"), identities::delete)
                .on("POST", one + "/revoke", guarded, ofEmulator("revokeTokens"), identities::revoke)
                .on("POST", one + "/token", guarded, ofEmulator("issueIdentityToken"), identities::issueToken);
    }

    /** Tokens of any kind, for tests. */
    static void addTokens(RouteTable routes, Pipeline guarded, TokenControl tokens, EntraControl entra) {
        routes.on("POST", "/_emulator/tokens", guarded, ofEmulator("mintToken"), tokens::mint)
                .on("POST", "/_emulator/tokens/introspect", guarded, ofEmulator("introspect"), tokens::introspect)
                .on("POST", "/_emulator/entra/tokens", guarded, ofEmulator("mintEntraToken"), entra::mint);
    }

    /** Rules by which answers go wrong. */
    static void addFaults(RouteTable routes, Pipeline guarded, FaultControl faults) {
        String all = "/_emulator/faults";
        String one = all + "/{id}";
        routes.on("GET", all, guarded, ofEmulator("listFaults"), faults::list)
                .on("POST", all, guarded, ofEmulator("createFault"), faults::create)
                .on("DELETE", all, guarded, ofEmulator("deleteFaults"), faults::deleteAll)
                .on("GET", one, guarded, ofEmulator("getFault"), faults::get)
                .on("DELETE", one, guarded, ofEmulator("deleteFault"), faults::delete);
    }

    /** The journal, and why what stands in it was refused. */
    static void addJournal(RouteTable routes, Pipeline guarded, JournalHandlers journal, ExplainControl explain) {
        String all = "/_emulator/requests";
        String one = all + "/{id}";
        routes.on("GET", all, guarded, ofEmulator("listRequests"), journal::requests)
                .on("DELETE", all, guarded, ofEmulator("deleteRequests"), journal::clear)
                .on("GET", all + ".har", guarded, ofEmulator("exportRequests"), journal::har)
                .on("GET", one, guarded, ofEmulator("getRequest"), journal::get)
                .on("GET", one + "/curl", guarded, ofEmulator("exportRequest"), journal::curl)
                .on("POST", "/_emulator/explain", guarded, ofEmulator("explain"), explain::explain);
    }

    /** What describes all routes. */
    static void addDocument(RouteTable routes, Pipeline guarded, OpenApiDocument document) {
        routes.on("GET", "/_emulator/openapi.json", guarded, ofEmulator("openApi"), document::get);
    }
}
