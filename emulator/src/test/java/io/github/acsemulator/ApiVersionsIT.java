package io.github.acsemulator;

import static io.github.acsemulator.RefusalsIT.assertRefused;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operation is served in which api-version, and with which scopes. */
class ApiVersionsIT {
    private static final String OLD = "chat voip";
    private static final String NEW = "chat chat.join chat.join.limited voip voip.join";

    /** One row for each version: its scopes, and whether it grants a lifetime. */
    private static final Object[][] VERSIONS = {
        {"2021-02-22-preview1", OLD, false},
        {"2021-03-07", OLD, false},
        {"2021-03-31-preview1", OLD, false},
        {"2021-10-31-preview", OLD, false},
        {"2021-11-01", OLD, false},
        {"2022-06-01", OLD, false},
        {"2022-10-01", OLD, true},
        {"2023-10-01", NEW, true},
        {"2025-03-02-preview", NEW, true},
        {"2025-06-30", NEW, true},
        {"2026-09-23", NEW, true},
    };

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final EmulatorExtension STRICT = new EmulatorExtension().setting("apiVersions", "strict");

    static Stream<Arguments> versions() {
        return Stream.of(VERSIONS).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyOperationIsServedAndTheScopesOfTheVersionAreTaken(String version, String scopes, boolean hasLifetime) {
        String query = "?api-version=" + version;
        String id = ACS.newIdentity();
        assertThat(ACS.post("/identities" + query, "").status()).isEqualTo(201);
        for (String scope : (NEW + " pstn").split(" ")) {
            boolean known = List.of(scopes.split(" ")).contains(scope);
            Response issued =
                    ACS.post("/identities/" + id + "/:issueAccessToken" + query, "{\"scopes\":[\"" + scope + "\"]}");
            assertThat(issued.status()).as(scope).isEqualTo(known ? 200 : 400);
        }
        Response lifetime = ACS.post("/identities" + query, "{\"expiresInMinutes\":59}");
        assertThat(lifetime.status()).isEqualTo(hasLifetime ? 400 : 201);
        assertThat(ACS.send(request("POST", "/identities/" + id + "/:revokeAccessTokens" + query))
                        .status())
                .isEqualTo(204);
        assertThat(ACS.send(request("DELETE", "/identities/" + id + query)).status())
                .isEqualTo(204);
        for (SignedRequestBuilder gone : List.of(
                request("POST", "/identities/" + id + "/token" + query).body("{}"),
                request("PATCH", "/identities/" + id + query).body("{}"))) {
            assertUnsupported(ACS.send(gone), gone, version);
        }
    }

    @Test
    void the2020PreviewHasNoneOfTheLaterOperations() {
        String id = ACS.newIdentity();
        for (String action : List.of("/:issueAccessToken", "/:revokeAccessTokens")) {
            SignedRequestBuilder request =
                    request("POST", "/identities/" + id + action + "?api-version=2020-07-20-preview2");
            assertUnsupported(ACS.send(request), request, "2020-07-20-preview2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-09-01",
                "2023-08-01",
                "2023-08-30-preview",
                "2025-03-31-preview",
                "2025-04-01-preview",
                "2026-07-22",
                "2019-01-01",
                "2026-09-23-preview",
                "2027-13-01",
                "2027-02-30",
                "20270101",
                "v1",
                "2027-01-01-beta",
                "latest",
                "2023-10-01-preview",
                "2027-1-1"
            })
    void draftsRetiredAndMalformedVersionsAreRefused(String version) {
        SignedRequestBuilder request = request("POST", "/identities?api-version=" + version);
        assertUnsupported(ACS.send(request), request, version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-24", "2027-01-01", "2027-01-01-preview", "2031-12-31-preview3"})
    void laterVersionsAreServedAsTheNewestWithAWarningUnlessStrict(String version) {
        SignedRequestBuilder request = request("POST", "/identities?api-version=" + version);
        Response response = ACS.send(request);
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("x-acs-emulator-warning"))
                .contains("api-version " + version + " is not known here; served as 2026-09-23");
        assertUnsupported(STRICT.send(request), request, version);
        SignedRequestBuilder absent = request("PATCH", "/identities/x?api-version=" + version);
        assertUnsupported(ACS.send(absent), absent, version);
    }

    @Test
    void theVersionMayBeWrittenInAnyCaseAndItsParameterEncoded() {
        for (String query : List.of(
                "api-version=2025-03-02-PREVIEW",
                "api%2Dversion=2023-10-01",
                "x=%zz&API-Version=2023%2D10-01",
                "api-version=2023-10-01&api-version=2023-10-01")) {
            assertThat(ACS.send(request("POST", "/identities?" + query)).status())
                    .as(query)
                    .isEqualTo(201);
        }
    }

    @Test
    void noVersionIsUnspecifiedAndTwoAreAmbiguous() {
        for (String target : List.of(
                "/identities",
                "/identities?",
                "/identities?api-version",
                "/identities?api-version=",
                "/identities?version=2023-10-01")) {
            assertRefused(
                    ACS.send(request("POST", target)),
                    400,
                    "ApiVersionUnspecified",
                    "An API version is required, but was not specified.",
                    null,
                    false);
        }
        assertRefused(
                ACS.send(request("POST", "/identities?api-version=2023-10-01&api-version=2022-10-01")),
                400,
                "AmbiguousApiVersion",
                "The following API versions were requested: 2023-10-01, 2022-10-01. At most, only a single API version may be"
                        + " specified. Please update the intended API version and retry the request.",
                null,
                false);
    }

    @Test
    void authenticationComesBeforeTheVersionAndTheVersionBeforeTheMediaType() {
        assertThat(ACS.send(request("POST", "/identities?api-version=v1").authorization("x"))
                        .status())
                .isEqualTo(401);
        Response response =
                ACS.send(request("POST", "/identities?api-version=v1").body("x").contentType("text/plain"));
        assertThat(response.body()).contains("UnsupportedApiVersion");
    }

    private static void assertUnsupported(Response response, SignedRequestBuilder request, String version) {
        String path = request.target().substring(0, request.target().indexOf('?'));
        List<String> message = new ArrayList<>();
        message.add("The HTTP resource that matches the request URI 'https://localhost" + path + "'");
        message.add("does not support the API version '" + version + "'.");
        assertRefused(response, 400, "UnsupportedApiVersion", String.join(" ", message), null, false);
    }
}
