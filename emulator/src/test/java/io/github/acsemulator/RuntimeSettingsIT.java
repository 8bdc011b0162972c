package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static io.github.acsemulator.SignedRequestBuilder.rfc1123;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that change while the server runs. */
class RuntimeSettingsIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String UNKNOWN =
            "8:acs:ac5ac5ac-0000-4000-8000-000000000001_0000000a-0000-0000-0000-000000000001";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension().setting("clockSkew", "PT10M");

    private static JsonNode patch(String body) {
        Response answer = ACS.plain("PATCH", "/_emulator/settings", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    @AfterEach
    void backToTheStart() {
        patch("{\"auth\":null,\"apiVersions\":null,\"unknownIdentities\":null,\"limits\":null,\"tokenLifetime\":null,"
                + "\"clockSkew\":null,\"revocationDelay\":null,\"recordBodies\":null}");
    }

    @Test
    void allOfThemAreShown() {
        assertThat(ACS.plain("GET", "/_emulator/settings", "").body())
                .isEqualTo("{\"auth\":\"strict\",\"clockSkew\":\"PT10M\",\"apiVersions\":\"lenient\","
                        + "\"unknownIdentities\":\"adopt\",\"limits\":\"off\",\"revocationDelay\":\"PT0S\","
                        + "\"recordBodies\":false}");
        assertThat(patch("{\"limits\":\"azure\",\"recordBodies\":true,\"tokenLifetime\":\"PT10S\"}")
                        .get("tokenLifetime")
                        .textValue())
                .isEqualTo("PT10S");
        JsonNode now = json(ACS.plain("GET", "/_emulator/settings", ""));
        assertThat(now.get("limits").textValue()).isEqualTo("azure");
        assertThat(now.get("recordBodies").booleanValue()).isTrue();
        assertThat(patch("{\"tokenLifetime\":null}").has("tokenLifetime")).isFalse();
        assertThat(patch("{}").get("limits").textValue()).isEqualTo("azure");
    }

    @Test
    void theyAreInForceWithTheNextRequest() {
        patch("{\"auth\":\"off\"}");
        assertThat(ACS.plain("POST", CREATE, "{}", "Content-Type: application/json")
                        .status())
                .isEqualTo(201);
        patch("{\"auth\":null}");
        assertThat(ACS.plain("POST", CREATE, "{}", "Content-Type: application/json")
                        .status())
                .isEqualTo(401);

        patch("{\"apiVersions\":\"strict\"}");
        assertThat(ACS.post("/identities?api-version=2099-01-01", "{}").status())
                .isEqualTo(400);
        patch("{\"apiVersions\":\"lenient\"}");
        assertThat(ACS.post("/identities?api-version=2099-01-01", "{}").status())
                .isEqualTo(201);

        String issue = "/identities/" + UNKNOWN + "/:issueAccessToken?api-version=2023-10-01";
        patch("{\"unknownIdentities\":\"reject\"}");
        assertThat(ACS.post(issue, "{\"scopes\":[\"chat\"]}").status()).isEqualTo(404);
        patch("{\"unknownIdentities\":\"adopt\"}");
        assertThat(ACS.post(issue, "{\"scopes\":[\"chat\"]}").status()).isEqualTo(200);
    }

    @Test
    void theWindowOfDatesCanBeWidened() {
        SignedRequestBuilder late =
                request("POST", CREATE).body("{}").date(rfc1123(Instant.now().minusSeconds(1_800)));
        assertThat(ACS.send(late).status()).isEqualTo(401);
        patch("{\"clockSkew\":\"PT1H\"}");
        assertThat(ACS.send(late).status()).isEqualTo(201);
        assertThat(patch("{\"clockSkew\":null}").get("clockSkew").textValue()).isEqualTo("PT10M");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"auth\":\"maybe\"} | auth",
                "{\"auth\":1} | auth",
                "{\"auth\":\"\"} | auth",
                "{\"recordBodies\":\"true\"} | recordBodies",
                "{\"clockSkew\":\"5 minutes\"} | clockSkew",
                "{\"tokenLifetime\":\"PT0S\"} | tokenLifetime",
                "{\"limits\":\"azure\",\"revocationDelay\":\"-PT1S\"} | revocationDelay",
                "{\"port\":\"1\"} | port",
                "{\"Auth\":\"off\"} | Auth",
                "[] | body",
            })
    void whatCannotBeIsRefusedByNameAndNothingChanges(String body, String member) {
        String before = ACS.plain("GET", "/_emulator/settings", "").body();
        Response refused = ACS.plain("PATCH", "/_emulator/settings", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(json(refused).at("/error/code").textValue()).isEqualTo("ValidationError");
        assertThat(json(refused).at("/error/target").textValue()).isEqualTo(member);
        assertThat(ACS.plain("GET", "/_emulator/settings", "").body()).isEqualTo(before);
    }
}
