package io.github.acsemulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.conformance.EmulatorOnly;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clients that cannot be installed where this is built: what they send, as their sources have it, over HTTP.
 *
 * <p>.NET (Azure.Communication.Identity, HMACAuthenticationPolicy and the generated CommunicationIdentityRestClient)
 * signs host and port, escapes the colons of an identity and always sends JSON. azure-cli is the SDK for Python.
 */
@EmulatorOnly
class ReplayedClientsIT {
    static Stream<SdkClient> clients() {
        return SdkClient.ALL.stream().filter(client -> !client.language().isRun());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void isServedByWhatItsSourcesSend(SdkClient client) throws Exception {
        Replay replay = new Replay(client);
        boolean isDotNet = client.language() == Language.DOTNET;
        String empty = isDotNet ? "{}" : "";
        String id = operations(replay, empty);
        refusals(replay, id);
        scopes(replay, id);
        if (client.apiVersion().compareTo("2022-10-01") >= 0) {
            lifetimes(replay, id);
        }
        if (client.apiVersion().compareTo("2022-06-01") >= 0) {
            teams(replay);
        }
        bearer(replay, empty);
        if (client.apiVersion().equals("2025-03-02-preview")) {
            customIds(replay);
        }
        Results.record(client, "replayed", replay.outcomes());
    }

    private static String operations(Replay replay, String empty) throws Exception {
        String id = replay.of(Feature.OPERATIONS)
                .send(201, "POST", "/identities", empty)
                .at("/identity/id")
                .textValue();
        assertThat(replay.send(201, "POST", "/identities", "{\"createTokenWithScopes\":[\"chat\",\"voip\"]}")
                        .at("/accessToken/token")
                        .textValue())
                .startsWith("eyJ");
        assertThat(replay.issue(200, id, "{\"scopes\":[\"chat\"]}").at("/token").textValue())
                .startsWith("eyJ");
        replay.send(204, "POST", Replay.path(id) + "/:revokeAccessTokens", "");
        String other = replay.send(201, "POST", "/identities", empty)
                .at("/identity/id")
                .textValue();
        replay.send(204, "DELETE", Replay.path(other), "");
        return id;
    }

    private static void refusals(Replay replay, String id) throws Exception {
        replay.of(Feature.REFUSALS);
        assertThat(replay.issue(400, id, "{\"scopes\":[]}").at("/error/message").textValue())
                .isEqualTo("Invalid scopes - Scopes field is required.");
        String foreign = "8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000000";
        assertThat(replay.issue(401, foreign, "{\"scopes\":[\"chat\"]}")
                        .at("/error/code")
                        .textValue())
                .isEqualTo("IdentityNotOwned");
    }

    private static void scopes(Replay replay, String id) throws Exception {
        replay.of(Feature.SCOPES);
        replay.issue(200, id, "{\"scopes\":[\"voip\",\"chat\"]}");
        int expected = replay.client().apiVersion().compareTo("2023-10-01") >= 0 ? 200 : 400;
        for (String scope : List.of("chat.join", "chat.join.limited", "voip.join")) {
            replay.issue(expected, id, "{\"scopes\":[\"" + scope + "\"]}");
        }
    }

    private static void lifetimes(Replay replay, String id) throws Exception {
        replay.of(Feature.LIFETIMES);
        for (int minutes : new int[] {60, 1440}) {
            replay.issue(200, id, "{\"scopes\":[\"chat\"],\"expiresInMinutes\":" + minutes + "}");
        }
        for (int minutes : new int[] {59, 1441}) {
            replay.issue(400, id, "{\"scopes\":[\"chat\"],\"expiresInMinutes\":" + minutes + "}");
        }
    }

    private static void teams(Replay replay) throws Exception {
        replay.of(Feature.TEAMS);
        String body = "{\"token\":\"%s\",\"appId\":\"c11e0000-0000-4000-8000-000000000001\","
                + "\"userId\":\"0b1ec700-0000-4000-8000-000000000001\"}";
        String path = "/teamsUser/:exchangeAccessToken";
        replay.send(200, "POST", path, body.formatted(Replay.entraToken("user")));
        replay.send(401, "POST", path, body.formatted("invalid"));
    }

    private static void bearer(Replay replay, String empty) throws Exception {
        replay.of(Feature.BEARER)
                .sendWith("Bearer " + Replay.entraToken("application"), 201, "POST", "/identities", empty);
        replay.sendWith("Bearer e30.e30.e30", 401, "POST", "/identities", empty);
    }

    private static void customIds(Replay replay) throws Exception {
        String id = replay.of(Feature.OPERATIONS)
                .send(201, "POST", "/identities", "{\"customId\":\"replayed\"}")
                .at("/identity/id")
                .textValue();
        assertThat(replay.send(200, "GET", Replay.path(id), "").at("/customId").textValue())
                .isEqualTo("replayed");
    }
}
