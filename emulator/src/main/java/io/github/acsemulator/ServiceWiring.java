package io.github.acsemulator;

import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.auth.EntraVerifier;
import io.github.acsemulator.config.EntraSettings.Assignments;
import io.github.acsemulator.entra.EntraAssignments;
import io.github.acsemulator.entra.EntraExchangeService;
import io.github.acsemulator.entra.EntraHandlers;
import io.github.acsemulator.entra.IssuerHandlers;
import io.github.acsemulator.fault.FaultStage;
import io.github.acsemulator.http.ApiVersionStage;
import io.github.acsemulator.http.AuthenticationStage;
import io.github.acsemulator.http.EntraTokenCheck;
import io.github.acsemulator.http.EntraTokenStage;
import io.github.acsemulator.http.Pipeline;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.identity.IdentityHandlers;
import io.github.acsemulator.identity.IdentityIdGenerator;
import io.github.acsemulator.identity.IdentitySeed;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.identity.IdentityState;
import io.github.acsemulator.limit.LimitStage;
import io.github.acsemulator.teams.TeamsExtensionHandlers;
import io.github.acsemulator.teams.TeamsExtensionService;
import io.github.acsemulator.teams.TeamsUserHandlers;
import io.github.acsemulator.teams.TeamsUserService;
import io.github.acsemulator.token.TokenSigner;
import io.github.acsemulator.token.TrustedIssuer;
import io.github.acsemulator.token.TrustedIssuers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Constructs what answers the service's operations and the Entra issuer's, and orders their stages. */
final class ServiceWiring {
    final IdentityService identities;
    final IdentityState identityState;
    final Map<String, String> teamsAssignments;
    final Map<String, String> entraAssignments;
    final IssuerHandlers issuer;
    final EntraVerifier entraTokens;
    /** For what stands beside the service: anyone may ask, but it may be made to fail. */
    final Pipeline beside;

    private final Foundation base;
    private final EntraTokenCheck entraCheck;
    private final Supplier<TokenSigner> signer;
    private final FaultStage faults;
    private final FaultStage faultsOfResources;
    private final LimitStage limits;

    ServiceWiring(Foundation base) {
        this.base = base;
        this.signer = base.metrics.countingTokens(base::signer);
        IdentityIdGenerator ids = new IdentityIdGenerator(base.settings.workerId());
        this.identities = new IdentityService(base.store, ids, signer, base.clock, base.live::current);
        this.identityState = new IdentityState(
                base.store, ids, IdentitySeed.of(base.settings.identities(), base.resources), identities, base.clock);
        this.teamsAssignments = base.texts("teamsExtensionAssignments");
        this.entraAssignments = base.texts("entraAssignments");
        this.issuer = new IssuerHandlers(
                base.settings.entra(), base.entraKey, base.clock, base.random, base.crypto, base.callerUrl::of);
        List<TrustedIssuer> configured = TrustedIssuers.of(base.settings.entra().trustedIssuers(), base.clock);
        this.entraTokens = new EntraVerifier(
                () -> Stream.concat(Stream.of(base.entraKey.get()), configured.stream())
                        .toList(),
                base.clock);
        this.faults = FaultStage.beforeAuthentication(base.faults);
        this.faultsOfResources = FaultStage.ofResources(base.faults);
        this.limits = new LimitStage(base.limits, () -> base.live.current().limits());
        this.beside = new Pipeline(base.clock, base.listener, List.of(faults));
        this.entraCheck =
                new EntraTokenCheck(entraTokens, () -> base.live.current().auth());
    }

    void addRoutes(RouteTable routes) {
        ApiVersionStage versions = new ApiVersionStage(() -> base.live.current().apiVersions());
        Pipeline service = new Pipeline(
                base.clock,
                base.listener,
                List.of(
                        faults,
                        new AuthenticationStage(
                                base.verifier,
                                entraTokens,
                                base.resources,
                                () -> base.live.current().auth()),
                        faultsOfResources,
                        limits,
                        versions));
        Assignments policy = base.settings.entra().assignments();
        EntraAssignments assignments = new EntraAssignments(entraAssignments);
        Routes.addService(routes, service, new IdentityHandlers(identities));
        Routes.addTeams(
                routes,
                service,
                exchanging(EntraAudience.TEAMS_EXTENSION, versions),
                new TeamsUserHandlers(new TeamsUserService(signer, base.clock), entraCheck),
                new TeamsExtensionHandlers(new TeamsExtensionService(identities, teamsAssignments, policy)));
        Routes.addEntra(
                routes,
                service,
                exchanging(EntraAudience.CLIENTS, versions),
                new EntraHandlers(
                        new EntraExchangeService(identities, assignments, policy), assignments, base.callerUrl::of));
        Routes.addIssuer(routes, beside, issuer);
    }

    private Pipeline exchanging(EntraAudience audience, ApiVersionStage versions) {
        return new Pipeline(
                base.clock,
                base.listener,
                List.of(
                        faults,
                        new EntraTokenStage(entraCheck, base.resources, audience),
                        faultsOfResources,
                        limits,
                        versions));
    }
}
