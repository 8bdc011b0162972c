package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /_emulator/faults}: which requests a rule acts on, and what it does to them. */
class FaultsIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String OTHER = "5ec0ed5e-0000-4000-8000-000000000002";
    private static final String OTHER_KEY = "b3RoZXI=";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension()
            .setting("resources", "[{\"id\":\"" + OTHER + "\",\"primaryKey\":\"" + OTHER_KEY + "\"}]");

    @AfterEach
    void noneIsLeft() {
        assertThat(ACS.plain("DELETE", "/_emulator/faults", "").status()).isEqualTo(204);
    }

    private static JsonNode fault(String body) {
        Response made = ACS.plain("POST", "/_emulator/faults", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    private static int fired(JsonNode fault) {
        return json(ACS.plain("GET", "/_emulator/faults/" + fault.get("id").textValue(), ""))
                .get("fired")
                .intValue();
    }

    private static List<Integer> statuses(int calls) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            statuses.add(ACS.post(CREATE, "").status());
        }
        return statuses;
    }

    @Test
    void tooManyRequestsTellWhenToComeBack() {
        fault("{\"response\":{\"status\":429}}");
        assertThat(ACS.post(CREATE, "").header("Retry-After")).contains("1");
    }

    @Test
    void aRuleAnswersInTheServicesEnvelopeUnlessItHasABody() {
        JsonNode rule = fault(
                "{\"match\":{\"operation\":\"create\"},\"response\":{\"status\":429,\"headers\":{\"Retry-After\":\"7\"}}}");
        Response response = ACS.post(CREATE, "");
        assertThat(response.status()).isEqualTo(429);
        assertThat(response.header("Retry-After")).contains("7");
        assertThat(response.header("x-acs-emulator-fault"))
                .contains(rule.get("id").textValue());
        assertThat(response.header("MS-CV")).isPresent();
        assertThat(json(response).at("/error/code").textValue()).isEqualTo("TooManyRequests");
        assertThat(fired(rule)).isEqualTo(1);
        assertThat(ACS.send(request("DELETE", "/identities/8:acs:x?api-version=2023-10-01"))
                        .status())
                .isEqualTo(401);

        noneIsLeft();
        fault("{\"response\":{\"status\":503,\"body\":{\"busy\":true},\"headers\":{\"content-type\":\"a/b\"}}}");
        response = ACS.post(CREATE, "");
        assertThat(response.body()).isEqualTo("{\"busy\":true}");
        assertThat(response.header("Content-Type")).contains("a/b");
        noneIsLeft();
        fault("{\"response\":{\"status\":200,\"body\":\"<html>\"}}");
        assertThat(ACS.post(CREATE, "").body()).isEqualTo("<html>");
        noneIsLeft();
        fault("{\"response\":{\"status\":204}}");
        assertThat(ACS.post(CREATE, "").body()).isEmpty();
        noneIsLeft();
        assertThat(ACS.post(CREATE, "").header("x-acs-emulator-fault")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,BadRequest",
        "401,Denied",
        "404,NotFound",
        "500,InternalServerError",
        "503,ServiceUnavailable",
        "418,ClientError",
        "599,ServerError"
    })
    void eachErrorHasACodeOfItsOwn(int status, String code) {
        fault("{\"response\":{\"status\":" + status + "}}");
        Response response = ACS.plain("POST", CREATE, "");
        assertThat(response.status()).isEqualTo(status);
        assertThat(json(response).at("/error/code").textValue()).isEqualTo(code);
        assertThat(json(response).at("/error/message").textValue()).isNotEmpty();
    }

    @Test
    void stepsAreTakenOneByOneThenAllIsAsUsual() {
        JsonNode rule = fault("{\"steps\":[{\"response\":{\"status\":429}},{\"response\":{\"status\":503}}]}");
        assertThat(statuses(4)).containsExactly(429, 503, 201, 201);
        assertThat(fired(rule)).isEqualTo(2);
    }

    @Test
    void someAreLetThroughAndSomeAreLeftAtTheEnd() {
        fault("{\"skip\":2,\"times\":3,\"response\":{\"status\":500}}");
        assertThat(statuses(7)).containsExactly(201, 201, 500, 500, 500, 201, 201);
    }

    @Test
    void chanceIsTheSameForTheSameSeed() {
        String rule = "{\"probability\":0.5,\"seed\":42,\"response\":{\"status\":500}}";
        fault(rule);
        List<Integer> first = statuses(40);
        assertThat(first).contains(201, 500);
        noneIsLeft();
        fault(rule);
        assertThat(statuses(40)).isEqualTo(first);
    }

    @Test
    void aRuleIsForWhatItNames() {
        String one = ACS.newIdentity();
        String two = ACS.newIdentity();
        String issue = "/:issueAccessToken?api-version=2023-10-01";
        fault("{\"match\":{\"identity\":\"" + one + "\"},\"response\":{\"status\":500}}");
        fault("{\"match\":{\"method\":\"DELETE\"},\"response\":{\"status\":501}}");
        fault("{\"match\":{\"path\":\"/identities/*:revokeAccessTokens\"},\"response\":{\"status\":502}}");
        assertThat(ACS.post("/identities/" + one + issue, "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(500);
        assertThat(ACS.post("/identities/" + two + issue, "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(ACS.send(request("DELETE", "/identities/" + two + "?api-version=2023-10-01"))
                        .status())
                .isEqualTo(501);
        String revoke = "/identities/" + two.replace(":", "%3A") + "/%3ArevokeAccessTokens?api-version=2023-10-01";
        assertThat(ACS.post(revoke, "").status()).isEqualTo(502);
    }

    @Test
    void aRuleOfAResourceComesAfterAuthenticationAndIsForThatResourceAlone() {
        fault("{\"match\":{\"resource\":\"" + OTHER + "\"},\"response\":{\"status\":503}}");
        assertThat(ACS.post(CREATE, "").status()).isEqualTo(201);
        assertThat(ACS.send(request("POST", CREATE).key(OTHER_KEY)).status()).isEqualTo(503);
        assertThat(ACS.plain("POST", CREATE, "").status()).isEqualTo(401);

        fault("{\"response\":{\"status\":500}}");
        assertThat(ACS.plain("POST", CREATE, "").status()).isEqualTo(500);
        assertThat(ACS.plain("DELETE", "/_emulator/faults?resource=" + OTHER, "")
                        .status())
                .isEqualTo(204);
        assertThat(json(ACS.plain("GET", "/_emulator/faults", "")).get("total").intValue())
                .isEqualTo(1);
    }

    @Test
    void theIssuerAndTheKeysFailOnlyWhenNamed() {
        String keys = "/.well-known/jwks.json";
        fault("{\"response\":{\"status\":503}}");
        assertThat(ACS.plain("GET", keys, "").status()).isEqualTo(200);
        fault("{\"match\":{\"operation\":\"jsonWebKeys\"},\"response\":{\"status\":503}}");
        fault("{\"match\":{\"operation\":\"entraToken\"},\"response\":{\"status\":400,\"body\":{\"error\":\"x\"}}}");
        assertThat(ACS.plain("GET", keys, "").status()).isEqualTo(503);
        assertThat(ACS.plain("GET", keys, "").header("MS-CV")).isEmpty();
        assertThat(ACS.plain("POST", "/common/oauth2/v2.0/token", "").body()).isEqualTo("{\"error\":\"x\"}");
        assertThat(ACS.plain("GET", "/_emulator/health", "").status()).isEqualTo(200);
    }

    @Test
    void rulesAreListedGotAndDeleted() {
        JsonNode first = fault(
                "{\"match\":{\"operation\":\"create\",\"path\":\"/identities\"},\"times\":3,\"probability\":0.25,\"seed\":1,"
                        + "\"delay\":{\"from\":\"PT0S\",\"to\":\"PT0.01S\"},\"response\":{\"status\":429,\"headers\":{\"Retry-After\":\"1\"},"
                        + "\"body\":{\"a\":[1,null]}}}");
        assertThat(first.toString())
                .isEqualTo("{\"id\":\"" + first.get("id").textValue()
                        + "\",\"match\":{\"operation\":\"create\",\"path\":\"/identities\"},\"times\":3,\"probability\":0.25,\"seed\":1,"
                        + "\"delay\":{\"from\":\"PT0S\",\"to\":\"PT0.01S\"},\"response\":{\"status\":429,\"headers\":{\"Retry-After\":\"1\"},"
                        + "\"body\":{\"a\":[1,null]}},\"fired\":0}");
        JsonNode second = fault("{\"delay\":null,\"response\":null,\"connection\":\"reset\",\"times\":null}");
        assertThat(second.has("delay")).isFalse();
        JsonNode page = json(ACS.plain("GET", "/_emulator/faults?limit=1", ""));
        assertThat(page.get("total").intValue()).isEqualTo(2);
        assertThat(page.at("/value/0")).isEqualTo(first);
        JsonNode next = json(ACS.plain("GET", page.get("nextLink").textValue(), ""));
        assertThat(next.at("/value/0")).isEqualTo(second);
        assertThat(next.has("nextLink")).isFalse();
        String one = "/_emulator/faults/" + second.get("id").textValue();
        assertThat(ACS.plain("DELETE", one, "").status()).isEqualTo(204);
        assertThat(ACS.plain("DELETE", one, "").status()).isEqualTo(404);
        assertThat(ACS.plain("GET", one, "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|response",
                "{\"effect\":1}|effect",
                "{\"response\":{}}|response.status",
                "{\"response\":{\"status\":99}}|response.status",
                "{\"response\":{\"status\":\"429\"}}|response.status",
                "{\"response\":{\"status\":204,\"body\":{}}}|response.body",
                "{\"response\":{\"status\":429,\"headers\":{\"Retry-After\":1}}}|response.headers.Retry-After",
                "{\"response\":{\"status\":429,\"headers\":{\"A\":\"x\\r\\nB: y\"}}}|response.headers.A",
                "{\"response\":{\"status\":429,\"headers\":{\"Content-Length\":\"1\"}}}|response.headers.Content-Length",
                "{\"connection\":\"slow\"}|connection",
                "{\"connection\":\"drip\",\"response\":{\"status\":200}}|connection",
                "{\"delay\":1}|delay",
                "{\"delay\":\"1s\"}|delay",
                "{\"delay\":\"-PT1S\"}|delay",
                "{\"delay\":\"PT2H\"}|delay",
                "{\"delay\":{\"from\":\"PT1S\"}}|delay.to",
                "{\"delay\":{\"from\":\"PT2S\",\"to\":\"PT1S\"}}|delay.to",
                "{\"delay\":{\"min\":\"PT2S\"}}|delay.min",
                "{\"steps\":[]}|steps",
                "{\"steps\":[{}]}|steps[0].response",
                "{\"steps\":[{\"response\":{\"status\":1}}]}|steps[0].response.status",
                "{\"steps\":[{\"delay\":\"PT0S\"}],\"delay\":\"PT1S\"}|steps",
                "{\"connection\":\"reset\",\"skip\":-1}|skip",
                "{\"connection\":\"reset\",\"times\":0}|times",
                "{\"connection\":\"reset\",\"times\":1.5}|times",
                "{\"connection\":\"reset\",\"probability\":2}|probability",
                "{\"connection\":\"reset\",\"probability\":\"0.5\"}|probability",
                "{\"connection\":\"reset\",\"match\":{\"operation\":\"creat\"}}|match.operation",
                "{\"connection\":\"reset\",\"match\":{\"method\":\"post\"}}|match.method",
                "{\"connection\":\"reset\",\"match\":{\"path\":\"identities\"}}|match.path",
                "{\"connection\":\"reset\",\"match\":{\"resource\":\"default\"}}|match.resource",
                "{\"connection\":\"reset\",\"match\":{\"resource\":\"00000000-0000-4000-8000-000000000002\"}}|match.resource",
                "{\"connection\":\"reset\",\"match\":{\"id\":\"1\"}}|match.id",
                "[]|body",
            })
    void aMistakeIsNamedByItsPath(String body, String path) {
        Response response = ACS.plain("POST", "/_emulator/faults", body);
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(json(response).at("/error/code").textValue()).isEqualTo("ValidationError");
        assertThat(json(response).at("/error/target").textValue()).isEqualTo(path);
    }

    @Test
    void manyThreadsGetAsManyFaultsAsTheRuleHas() throws Exception {
        JsonNode rule = fault("{\"times\":100,\"response\":{\"status\":429}}");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Integer>>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> statuses(25));
            }
            List<Integer> all = new ArrayList<>();
            for (Future<List<Integer>> future : threads.invokeAll(tasks)) {
                all.addAll(future.get());
            }
            assertThat(all).hasSize(200).filteredOn(status -> status == 429).hasSize(100);
        } finally {
            threads.shutdown();
        }
        assertThat(fired(rule)).isEqualTo(100);
    }

    @Test
    void aResetTakesAwayRulesAndJournal() {
        String ofOther = "{\"match\":{\"resource\":\"" + OTHER + "\"},\"response\":{\"status\":503}}";
        fault(ofOther);
        fault("{\"response\":{\"status\":500}}");
        ACS.post(CREATE, "");
        assertThat(ACS.plain("POST", "/_emulator/resources/" + OTHER + "/reset", "")
                        .status())
                .isEqualTo(204);
        assertThat(json(ACS.plain("GET", "/_emulator/faults", "")).get("total").intValue())
                .isEqualTo(1);
        assertThat(ACS.plain("POST", "/_emulator/reset", "").status()).isEqualTo(204);
        assertThat(json(ACS.plain("GET", "/_emulator/faults", "")).get("total").intValue())
                .isZero();
        assertThat(json(ACS.plain("GET", "/_emulator/requests", ""))
                        .get("total")
                        .intValue())
                .isZero();
    }

    @Test
    void pagesOfOtherOriginsMakeNone() {
        assertThat(ACS.plain("POST", "/_emulator/faults", "{\"connection\":\"reset\"}", "Origin: https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(ACS.plain("POST", "/_emulator/faults", "{\"connection\":\"reset\"}", "Host: evil.example")
                        .status())
                .isEqualTo(403);
    }
}
