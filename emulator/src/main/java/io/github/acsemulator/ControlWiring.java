package io.github.acsemulator;

import io.github.acsemulator.control.ClockControl;
import io.github.acsemulator.control.EntraControl;
import io.github.acsemulator.control.IdentityControl;
import io.github.acsemulator.control.InfoHandlers;
import io.github.acsemulator.control.JournalHandlers;
import io.github.acsemulator.control.Reset;
import io.github.acsemulator.control.ResourceControl;
import io.github.acsemulator.control.SettingsControl;
import io.github.acsemulator.control.SigningKeyControl;
import io.github.acsemulator.control.TokenControl;
import io.github.acsemulator.http.Pipeline;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.resource.ResourceTexts;
import java.util.List;

/** Constructs what answers under {@code /_emulator}, when the first request comes there. */
final class ControlWiring {
    private final Foundation base;
    private final ServiceWiring service;

    ControlWiring(Foundation base, ServiceWiring service) {
        this.base = base;
        this.service = service;
    }

    RouteTable routes(Pipeline guarded, InfoHandlers info) {
        Reset reset = reset();
        RouteTable routes = new RouteTable();
        ControlRoutes.addInfo(routes, guarded, info);
        ControlRoutes.addServer(routes, guarded, new ClockControl(base.clock), new SettingsControl(base.live), reset);
        ControlRoutes.addResources(
                routes,
                guarded,
                new ResourceControl(base.resources, base.random, reset, base.callerUrl),
                new SigningKeyControl(base::signingKeys, base.resources, base.clock));
        ControlRoutes.addIdentities(routes, guarded, new IdentityControl(service.identities, base.resources));
        ControlRoutes.addTokens(
                routes,
                guarded,
                new TokenControl(base::signingKeys, service.identities, base.resources, base.clock),
                new EntraControl(service.issuer.tokens(), base.clock));
        ControlRoutes.addJournal(routes, guarded, new JournalHandlers(base.journal));
        return routes;
    }

    /** What a reset puts back, each by one line, after the resources. */
    private Reset reset() {
        return new Reset(
                base.resources,
                List.of(
                        base.clock::reset,
                        base.random::reset,
                        base.live::reset,
                        service.identityState,
                        new ResourceTexts(service.teamsAssignments),
                        new ResourceTexts(service.entraAssignments)));
    }
}
