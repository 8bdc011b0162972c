package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code limits=azure}: the documented rates. */
class LimitsIT {
    private static final String VERSION = "?api-version=2023-10-01";
    private static final String OTHER_KEY = "b3RoZXI=";

    @RegisterExtension
    static final EmulatorExtension LIMITED = new EmulatorExtension()
            .setting("limits", "azure")
            .setting("resources", "[{\"primaryKey\":\"" + OTHER_KEY + "\"}]");

    @RegisterExtension
    static final EmulatorExtension CLOCKED = new EmulatorExtension().setting("limits", "azure");

    @RegisterExtension
    static final EmulatorExtension USUAL = new EmulatorExtension();

    /** So that no limit's time is over meanwhile, however long the requests take. */
    @BeforeAll
    static void freezeTheClocks() {
        for (EmulatorExtension acs : List.of(LIMITED, CLOCKED)) {
            assertThat(acs.plain("PUT", "/_emulator/clock", "{\"frozen\":true}").status())
                    .isEqualTo(200);
        }
    }

    private static int served(EmulatorExtension acs, byte[] request, int calls) throws IOException {
        int served = 0;
        try (RawHttp http = RawHttp.plain(acs.port())) {
            for (int i = 0; i < calls; i++) {
                Response response = http.send(request).read();
                if (response.status() != 429) {
                    served++;
                    continue;
                }
                assertThat(json(response).at("/error/code").textValue()).isEqualTo("TooManyRequests");
                assertThat(Integer.parseInt(response.header("Retry-After").orElseThrow()))
                        .isBetween(1, 30);
            }
        }
        return served;
    }

    @Test
    void revocationsAreLimitedToFiveHundredInThirtySecondsForEachResource() throws IOException {
        String revoke = "/identities/" + LIMITED.newIdentity() + "/:revokeAccessTokens" + VERSION;
        assertThat(served(LIMITED, request("POST", revoke).bytes(), 520)).isEqualTo(500);
        assertThat(LIMITED.post("/identities" + VERSION, "").status()).isEqualTo(201);
        assertThat(LIMITED.send(request("POST", revoke).key(OTHER_KEY)).status())
                .as("another resource's, refused for its own reason")
                .isEqualTo(401);
        assertThat(LIMITED.plain("POST", revoke, "").status())
                .as("who is not known is not counted")
                .isEqualTo(401);
    }

    @Test
    void creationsAreLimitedToAThousand() throws IOException {
        String create = "/identities" + VERSION;
        assertThat(served(LIMITED, request("POST", create).key(OTHER_KEY).bytes(), 1_010))
                .isEqualTo(1_000);
    }

    @Test
    void theEmulatorsClockMakesRoom() throws IOException {
        String revoke = "/identities/" + CLOCKED.newIdentity() + "/:revokeAccessTokens" + VERSION;
        byte[] request = request("POST", revoke).bytes();
        assertThat(served(CLOCKED, request, 505)).isEqualTo(500);
        CLOCKED.plain("POST", "/_emulator/clock/advance", "{\"by\":\"PT29S\"}");
        Response refused = CLOCKED.send(request);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).contains("1");
        CLOCKED.plain("POST", "/_emulator/clock/advance", "{\"by\":\"PT1S\"}");
        assertThat(served(CLOCKED, request, 505)).isEqualTo(500);
    }

    @Test
    void nothingIsLimitedUnlessAskedFor() throws IOException {
        String revoke = "/identities/" + USUAL.newIdentity() + "/:revokeAccessTokens" + VERSION;
        assertThat(served(USUAL, request("POST", revoke).bytes(), 520)).isEqualTo(520);
    }
}
