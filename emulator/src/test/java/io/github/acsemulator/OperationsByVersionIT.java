package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cell of operation and api-version: served where the version has the operation, else refused. */
class OperationsByVersionIT {
    private static final List<String> VERSIONS = List.of(
            "2020-07-20-preview2",
            "2021-02-22-preview1",
            "2021-03-07",
            "2021-03-31-preview1",
            "2021-10-31-preview",
            "2021-11-01",
            "2022-06-01",
            "2022-10-01",
            "2023-10-01",
            "2025-03-02-preview",
            "2025-06-30",
            "2026-09-23");
    private static final String GUID = "77777777-0000-4000-8000-000000000001";
    private static final String IDENTITY = "/identities/8:acs:ac5ac5ac-0000-4000-8000-000000000001_" + GUID;
    private static final String PHONE = "/access/teamsExtension/tenants/" + GUID + "/assignments/" + GUID;
    private static final String ENTRA = "/access/entra/assignments";

    /** Operation, path, body or the kind of token that it exchanges, and one mark a version in the order above. */
    private static final String[][] CELLS = {
        {"POST", "/identities", "{}", "++++++++++++"},
        {"GET", IDENTITY, "", "---------+--"},
        {"DELETE", IDENTITY, "", "++++++++++++"},
        {"POST", IDENTITY + "/:issueAccessToken", "{}", "-+++++++++++"},
        {"POST", IDENTITY + "/:revokeAccessTokens", "", "-+++++++++++"},
        {"POST", IDENTITY + "/token", "{}", "+-----------"},
        {"PATCH", IDENTITY, "{}", "+-----------"},
        {"POST", "/teamsUser/:exchangeAccessToken", "{}", "---+++++++++"},
        {"POST", "/access/teamsExtension/:exchangeAccessToken", "{}", "---------+++"},
        {"GET", PHONE, "", "---------+++"},
        {"PUT", PHONE, "{}", "---------+++"},
        {"DELETE", PHONE, "", "---------+++"},
        {"POST", "/access/entra/:exchangeAccessToken", "{}", "---------+--"},
        {"GET", ENTRA, "", "---------+--"},
        {"PATCH", ENTRA, "{}", "---------+--"},
        {"GET", ENTRA + "/" + GUID, "", "---------+--"},
        {"PUT", ENTRA + "/" + GUID, "{}", "---------+--"},
        {"DELETE", ENTRA + "/" + GUID, "", "---------+--"},
    };

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (String[] cell : CELLS) {
            for (int i = 0; i < VERSIONS.size(); i++) {
                cells.add(Arguments.of(cell[0], cell[1], cell[2], VERSIONS.get(i), cell[3].charAt(i) == '+'));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} {1} in {3}: {4}")
    @MethodSource("cells")
    void anOperationIsServedInTheVersionsThatHaveIt(
            String method, String path, String body, String version, boolean isServed) {
        SignedRequestBuilder request =
                request(method, path + "?api-version=" + version).body(body);
        if (path.startsWith("/access") && path.endsWith(":exchangeAccessToken")) {
            String kind = path.contains("entra")
                    ? "{\"audience\":\"https://communication.azure.com/clients\",\"scopes\":[\"VoIP\"]}"
                    : "{\"scopes\":[\"TeamsExtension.ManageCalls\"]}";
            request.authorization("Bearer " + ACS.entraToken(kind));
        }
        Response response = ACS.send(request);
        boolean isUnsupported = response.status() == 400 && response.body().contains("\"UnsupportedApiVersion\"");
        assertThat(isUnsupported).as(response.body()).isEqualTo(!isServed);
        if (isUnsupported) {
            assertThat(json(response).at("/error/message").textValue())
                    .isEqualTo("The HTTP resource that matches the request URI 'https://localhost" + path
                            + "' does not support the API version '" + version + "'.");
        } else {
            assertThat(response.header("x-acs-emulator-warning")).isEmpty();
        }
    }
}
