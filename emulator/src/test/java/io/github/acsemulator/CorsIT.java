package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.RawHttp.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages of other origins: kept out, and let in where a setting says so, never to the emulator's own routes. */
class CorsIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String ISSUE = "/identities/8:acs:x/:issueAccessToken?api-version=2023-10-01";
    private static final String PAGE = "http://localhost:3000";

    @RegisterExtension
    static final EmulatorExtension USUAL = new EmulatorExtension();

    @RegisterExtension
    static final EmulatorExtension NAMED =
            new EmulatorExtension().setting("corsOrigins", PAGE + ",https://app.example");

    @RegisterExtension
    static final EmulatorExtension ANY = new EmulatorExtension().setting("corsOrigins", "*");

    private static Response preflight(EmulatorExtension acs, String target, String origin) {
        return acs.plain(
                "OPTIONS",
                target,
                "",
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,x-ms-date");
    }

    @Test
    void nobodyIsLetInUnlessASettingSaysSo() {
        assertThat(preflight(USUAL, CREATE, PAGE).status()).isEqualTo(405);
        Response response = USUAL.plain("POST", CREATE, "", "Origin: " + PAGE);
        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.header("Vary")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CREATE, ISSUE, "/teamsUser/:exchangeAccessToken?api-version=2023-10-01"})
    void aPageThatIsNamedMaySendWhatItAsksFor(String target) {
        Response response = preflight(NAMED, target, PAGE);
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(response.header("Access-Control-Allow-Methods"))
                .get()
                .asString()
                .contains("POST");
        assertThat(response.header("Access-Control-Allow-Headers")).contains("authorization,x-ms-date");
        assertThat(response.header("Vary")).contains("Origin");
        assertThat(response.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void itReadsAnswersAndRefusals() {
        Response refused = NAMED.plain("POST", CREATE, "", "Origin: " + PAGE);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(refused.header("Access-Control-Expose-Headers")).contains("*");
        Response created =
                NAMED.send(SignedRequestBuilder.request("POST", CREATE).header("Origin", PAGE));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(NAMED.post(CREATE, "").header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void othersAreNotLetIn() {
        assertThat(preflight(NAMED, CREATE, "https://evil.example").header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(NAMED.plain("POST", CREATE, "", "Origin: https://evil.example")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(preflight(ANY, CREATE, "https://evil.example").header("Access-Control-Allow-Origin"))
                .contains("https://evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_emulator/info", "/_emulator/faults", "/_emulator/requests", "//_emulator/info"})
    void theEmulatorsOwnRoutesStayClosed(String target) {
        Response response = ANY.plain("GET", target, "", "Origin: " + PAGE);
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight(ANY, target, PAGE).header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(ANY.plain("GET", target, "", "Host: rebound.example").status())
                .isEqualTo(403);
    }

    @Test
    void anOriginHasNoPath() {
        for (String wrong : new String[] {"http://localhost:3000/", "localhost:3000", "https://"}) {
            assertThatThrownBy(() -> AcsIdentityEmulator.builder()
                            .setting("corsOrigins", wrong)
                            .build())
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageContaining("corsOrigins");
        }
    }
}
