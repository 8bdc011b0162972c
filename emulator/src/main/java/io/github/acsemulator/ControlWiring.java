package io.github.acsemulator;

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
import io.github.acsemulator.fault.FaultReader;
import io.github.acsemulator.fault.FaultSeed;
import io.github.acsemulator.http.Pipeline;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.metrics.MetricsHandlers;
import io.github.acsemulator.resource.Resettable;
import io.github.acsemulator.resource.ResourceTexts;
import java.util.List;
import java.util.Set;

/** Constructs what answers under {@code /_emulator}, when the first request comes there. */
final class ControlWiring {
    private final Foundation base;
    private final ServiceWiring service;
    private final Set<String> operations;
    private final FaultSeed faultSeed;

    /** With the ids of the operations that are not the emulator's own. */
    ControlWiring(Foundation base, ServiceWiring service, Set<String> operations, FaultSeed faultSeed) {
        this.base = base;
        this.service = service;
        this.operations = operations;
        this.faultSeed = faultSeed;
    }

    RouteTable routes(Pipeline guarded, InfoHandlers info) {
        Reset reset = reset();
        RouteTable routes = new RouteTable();
        ControlRoutes.addInfo(routes, guarded, info, new MetricsHandlers(base.metrics));
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
        FaultReader faults = new FaultReader(operations, base.resources);
        ControlRoutes.addFaults(routes, guarded, new FaultControl(base.faults, faults, base.resources));
        ControlRoutes.addJournal(
                routes,
                guarded,
                new JournalHandlers(base.journal, Version.current(), operations, base.resources, base.callerUrl),
                new ExplainControl(base.journal, base.verifier, service.entraTokens));
        ControlRoutes.addDocument(routes, guarded, new OpenApiDocument(Version.current(), base.callerUrl));
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
                        faultSeed,
                        Resettable.of(base.journal::clear, base.journal::clear),
                        Resettable.of(base.limits::clear, base.limits::clear),
                        new ResourceTexts(service.teamsAssignments),
                        new ResourceTexts(service.entraAssignments)));
    }
}
