package io.github.acsemulator.control;

import io.github.acsemulator.entra.ClientProof;
import io.github.acsemulator.entra.EntraDirectory;
import io.github.acsemulator.entra.EntraTokens;
import io.github.acsemulator.entra.EntraTokens.Purpose;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.time.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /_emulator/entra/tokens}: any Entra token, also one that the issuer would never give. */
public final class EntraControl {
    private static final String TEAMS = "https://auth.msft.communication.azure.com";
    private static final String SERVICE = "https://communication.azure.com";

    private final EntraTokens tokens;
    private final EmulatorClock clock;

    /** Tokens of the built-in issuer. */
    public EntraControl(EntraTokens tokens, EmulatorClock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Mints one. */
    public void mint(Exchange exchange) {
        MintBody body = StrictJson.read(exchange.body(), MintBody.class);
        boolean isOfUser = choice(body.kind(), "user", "application", "kind");
        boolean isBroken = !choice(body.breakage(), "", "signature", "breakage");
        Duration lifetime =
                body.lifetime() == null ? EntraTokens.LIFETIME : Members.duration(body.lifetime(), "lifetime");
        List<String> scopes = body.scopes() == null
                ? (isOfUser && body.audience() == null ? List.of("Teams.ManageCalls", "Teams.ManageChats") : List.of())
                : body.scopes();
        Purpose purpose = new Purpose(
                body.tenantId() == null ? EntraDirectory.TENANT : Members.guid(body.tenantId(), "tenantId"),
                Objects.requireNonNullElse(body.clientId(), EntraDirectory.CLIENT_ID),
                isOfUser ? ClientProof.NONE : ClientProof.SECRET,
                audience(body.audience(), scopes, isOfUser),
                lifetime);
        List<String> permissions = new ArrayList<>();
        scopes.forEach(scope -> permissions.add(scope.substring(scope.lastIndexOf('/') + 1)));
        UUID object = body.objectId() == null ? EntraDirectory.TEAMS_USER : Members.guid(body.objectId(), "objectId");
        String token;
        if (isOfUser) {
            boolean isKnown = object.equals(EntraDirectory.TEAMS_USER);
            token = tokens.ofUser(
                    purpose, object, isKnown ? EntraDirectory.TEAMS_USERNAME : object.toString(), permissions);
        } else {
            token = body.objectId() == null
                    ? tokens.ofApplication(purpose, permissions)
                    : tokens.ofApplication(purpose, object.toString(), permissions);
        }
        Instant expiresOn = Instant.ofEpochSecond(clock.now().plus(lifetime).getEpochSecond());
        exchange.respond(201, new Minted(isBroken ? broken(token) : token, expiresOn.toString()));
    }

    /** Scopes are given whole, and say then what the token is for, or by their names alone. */
    private static String audience(@Nullable String given, List<String> scopes, boolean isOfUser) {
        if (given != null) {
            return given;
        }
        for (String scope : scopes) {
            if (scope.matches("[^/]+://.+/[^/]+")) {
                return scope.substring(0, scope.lastIndexOf('/'));
            }
        }
        return isOfUser ? TEAMS : SERVICE;
    }

    /** Whether {@code given} is the first of two words, which is also meant where nothing is given. */
    private static boolean choice(@Nullable String given, String first, String second, String member) {
        if (given == null || given.equals(first)) {
            return true;
        }
        if (!given.equals(second)) {
            String words = first.isEmpty() ? "'" + second + "'" : "'" + first + "' or '" + second + "'";
            throw ErrorCatalogue.CONTROL_INVALID.exception("'" + member + "' must be " + words + ".", member);
        }
        return false;
    }

    private static String broken(String token) {
        int first = token.lastIndexOf('.') + 1;
        return token.substring(0, first) + (token.charAt(first) == 'A' ? 'B' : 'A') + token.substring(first + 1);
    }

    private record MintBody(
            @Nullable String kind,
            @Nullable String tenantId,
            @Nullable String objectId,
            @Nullable String clientId,
            @Nullable List<String> scopes,
            @Nullable String audience,
            @Nullable String lifetime,
            @Nullable String breakage) {}

    private record Minted(String token, String expiresOn) {}
}
