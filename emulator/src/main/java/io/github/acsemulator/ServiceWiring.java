package io.github.acsemulator;

import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.auth.EntraVerifier;
import io.github.acsemulator.config.EntraSettings.Assignments;
import io.github.acsemulator.entra.EntraAssignments;
import io.github.acsemulator.entra.EntraExchangeService;
import io.github.acsemulator.entra.EntraHandlers;
import io.github.acsemulator.entra.IssuerHandlers;
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
import io.github.acsemulator.teams.TeamsExtensionHandlers;
import io.github.acsemulator.teams.TeamsExtensionService;
import io.github.acsemulator.teams.TeamsUserHandlers;
import io.github.acsemulator.teams.TeamsUserService;
import io.github.acsemulator.token.TrustedIssuer;
import io.github.acsemulator.token.TrustedIssuers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Constructs what answers the service's operations and the Entra issuer's, and orders their stages. */
final class ServiceWiring {
    final IdentityService identities;
    final IdentityState identityState;
    final Map<String, String> teamsAssignments;
    final Map<String, String> entraAssignments;
    final IssuerHandlers issuer;

    private final Foundation base;
    private final EntraVerifier entraTokens;
    private final EntraTokenCheck entraCheck;

    ServiceWiring(Foundation base) {
        this.base = base;
        IdentityIdGenerator ids = new IdentityIdGenerator(base.settings.workerId());
        this.identities = new IdentityService(base.store, ids, base::signer, base.clock, base.live::current);
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
        this.entraCheck =
                new EntraTokenCheck(entraTokens, () -> base.live.current().auth());
    }

    void addRoutes(RouteTable routes, Pipeline open) {
        ApiVersionStage versions = new ApiVersionStage(() -> base.live.current().apiVersions());
        Pipeline service = new Pipeline(
                base.clock,
                base.listener,
                List.of(
                        new AuthenticationStage(
                                base.verifier,
                                entraTokens,
                                base.resources,
                                () -> base.live.current().auth()),
                        versions));
        Assignments policy = base.settings.entra().assignments();
        EntraAssignments assignments = new EntraAssignments(entraAssignments);
        Routes.addService(routes, service, new IdentityHandlers(identities));
        Routes.addTeams(
                routes,
                service,
                exchanging(EntraAudience.TEAMS_EXTENSION, versions),
                new TeamsUserHandlers(new TeamsUserService(base::signer, base.clock), entraCheck),
                new TeamsExtensionHandlers(new TeamsExtensionService(identities, teamsAssignments, policy)));
        Routes.addEntra(
                routes,
                service,
                exchanging(EntraAudience.CLIENTS, versions),
                new EntraHandlers(
                        new EntraExchangeService(identities, assignments, policy), assignments, base.callerUrl::of));
        Routes.addIssuer(routes, open, issuer);
    }

    private Pipeline exchanging(EntraAudience audience, ApiVersionStage versions) {
        return new Pipeline(
                base.clock,
                base.listener,
                List.of(new EntraTokenStage(entraCheck, base.resources, audience), versions));
    }
}
