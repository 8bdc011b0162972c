package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /_emulator/requests}: finding, awaiting, exporting and repeating what was asked. */
class JournalIT {
    private static final String VERSION = "?api-version=2023-10-01";
    private static final String CREATE = "/identities" + VERSION;
    private static final String OTHER = "5ec0ed5e-0000-4000-8000-000000000002";
    private static final String OTHER_KEY = "b3RoZXI=";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension()
            .setting("resources", "[{\"id\":\"" + OTHER + "\",\"primaryKey\":\"" + OTHER_KEY + "\"}]");

    @BeforeEach
    void nothingWasAskedBefore() {
        assertThat(ACS.plain("DELETE", "/_emulator/requests", "").status()).isEqualTo(204);
        recordBodies(false);
    }

    private static void recordBodies(boolean record) {
        assertThat(ACS.plain("PATCH", "/_emulator/settings", "{\"recordBodies\":" + record + "}")
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode requests(String query) {
        Response response = ACS.plain("GET", "/_emulator/requests" + query, "");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static List<String> operations(String query) {
        return StreamSupport.stream(requests(query).get("value").spliterator(), false)
                .map(entry -> entry.path("operation").asText())
                .toList();
    }

    private static JsonNode latest() {
        return requests("?limit=1").at("/value/0");
    }

    private static String issue(String id) {
        return "/identities/" + id + "/:issueAccessToken" + VERSION;
    }

    @Test
    void requestsAreFoundByWhatTheyWere() {
        String id = ACS.newIdentity();
        Instant between = Instant.now();
        ACS.post(issue(id), "{\"scopes\":[\"chat\"]}");
        ACS.send(request("POST", CREATE).key(OTHER_KEY).header("User-Agent", "azsdk-java-identity/1.6 (17; Linux)"));
        ACS.plain("POST", CREATE, "");
        assertThat(operations("")).containsExactly("create", "issueAccessToken", "create", "create");
        assertThat(operations("?operation=issueAccessToken")).hasSize(1);
        assertThat(operations("?identity=" + id)).containsExactly("create", "issueAccessToken");
        assertThat(operations("?status=401")).hasSize(1);
        assertThat(operations("?resource=" + OTHER)).hasSize(1);
        assertThat(operations("?client=Java-Identity")).hasSize(1);
        assertThat(operations("?client=azsdk-js")).isEmpty();
        assertThat(operations("?since=" + between)).hasSize(3);
        assertThat(operations("?operation=create&status=201&resource=" + OTHER)).hasSize(1);
        assertThat(operations("?limit=2")).containsExactly("create", "create");
        assertThat(requests("?limit=2").get("total").intValue()).isEqualTo(4);

        JsonNode one = latest();
        assertThat(json(ACS.plain("GET", "/_emulator/requests/" + one.get("id").textValue(), "")))
                .isEqualTo(one);
        assertThat(ACS.plain("GET", "/_emulator/requests/none", "").status()).isEqualTo(404);
    }

    @Test
    void oneResourceIsForgottenWithoutTheOthers() {
        ACS.newIdentity();
        ACS.send(request("POST", CREATE).key(OTHER_KEY));
        assertThat(ACS.plain("DELETE", "/_emulator/requests?resource=" + OTHER, "")
                        .status())
                .isEqualTo(204);
        assertThat(requests("").get("total").intValue()).isEqualTo(1);
        assertThat(requests("?resource=" + OTHER).get("total").intValue()).isZero();
    }

    @Test
    void whoWaitsIsAnsweredAsSoonAsEnoughHaveCome() throws IOException {
        ACS.newIdentity();
        try (RawHttp waiting = RawHttp.plain(ACS.port())) {
            waiting.send("GET /_emulator/requests?operation=create&count=3&wait=PT20S HTTP/1.1\nHost: localhost\n\n");
            long start = System.nanoTime();
            ACS.newIdentity();
            ACS.plain("GET", "/identities/x" + VERSION, "");
            ACS.newIdentity();
            JsonNode answer = json(waiting.read());
            assertThat(answer.get("satisfied").booleanValue()).isTrue();
            assertThat(answer.get("total").intValue()).isEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(requests("?count=3&wait=PT20S").get("satisfied").booleanValue())
                .isTrue();
        assertThat(requests("?count=4").get("satisfied").booleanValue()).isTrue();
        long start = System.nanoTime();
        assertThat(requests("?operation=delete&count=1&wait=PT0.3S")
                        .get("satisfied")
                        .booleanValue())
                .isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
        assertThat(requests("").has("satisfied")).isFalse();
    }

    @Test
    void threeHundredWhoWaitHoldNobodyUp() throws IOException {
        List<RawHttp> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                waiting.add(RawHttp.plain(ACS.port())
                        .send("GET /_emulator/requests?count=1&wait=PT20S HTTP/1.1\nHost: localhost\n\n"));
            }
            ACS.newIdentity();
            for (RawHttp http : waiting) {
                assertThat(json(http.read()).get("satisfied").booleanValue()).isTrue();
            }
        } finally {
            for (RawHttp http : waiting) {
                http.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "operation=creat,operation",
        "status=teapot,status",
        "status=600,status",
        "since=now,since",
        "limit=0,limit",
        "limit=1001,limit",
        "count=0,count",
        "count=1001&wait=PT1S,count",
        "wait=PT1S,count",
        "count=1&wait=1s,wait",
        "count=1&wait=PT61S,wait",
        "count=1&wait=-PT1S,wait",
    })
    void aMistakeIsNamed(String query, String target) {
        Response response = ACS.plain("GET", "/_emulator/requests?" + query, "");
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(json(response).at("/error/target").textValue()).isEqualTo(target);
    }

    @Test
    void bodiesAreKeptWhenAskedForWithoutTheirSecrets() {
        ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\"]}");
        assertThat(latest().has("requestBody")).isFalse();
        assertThat(latest().has("responseBody")).isFalse();
        recordBodies(true);
        String token = json(ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\"]}"))
                .at("/accessToken/token")
                .textValue();
        JsonNode created = latest();
        assertThat(created.get("requestBody").textValue()).isEqualTo("{\"createTokenWithScopes\":[\"chat\"]}");
        assertThat(created.get("responseBody").textValue())
                .contains("8:acs:", "<redacted>", "expiresOn")
                .doesNotContain(token)
                .doesNotContain(token.split("\\.")[2]);
        ACS.post(CREATE, "{");
        assertThat(latest().get("responseBody").textValue()).contains("ValidationError");

        String secret = "s3cr3t-of-the-app";
        String form = "grant_type=client_credentials&client_id=a&client_secret=" + secret
                + "&scope=https%3A%2F%2Fcommunication.azure.com%2F.default";
        Response entra =
                ACS.plain("POST", "/common/oauth2/v2.0/token", form, "Content-Type: application/x-www-form-urlencoded");
        String access = json(entra).get("access_token").textValue();
        JsonNode issued = latest();
        assertThat(issued.get("operation").textValue()).isEqualTo("entraToken");
        assertThat(issued.get("requestBody").textValue()).contains("client_secret=<redacted>&scope=");
        assertThat(issued.get("responseBody").textValue()).contains("\"access_token\":\"<redacted>\"");
        ACS.post("/teamsUser/:exchangeAccessToken" + VERSION, "{\"token\":\"opaque secret\",\"appId\":\"a\"}");
        assertThat(latest().get("requestBody").textValue()).isEqualTo("{\"token\":\"<redacted>\",\"appId\":\"a\"}");
        String all = ACS.plain("GET", "/_emulator/requests", "").body()
                + ACS.plain("GET", "/_emulator/requests.har", "").body();
        assertThat(all).doesNotContain(token, access, secret, "opaque secret", Resources.DEFAULT_PRIMARY_KEY);
    }

    @Test
    void aLongBodyIsCutOff() {
        recordBodies(true);
        ACS.post(CREATE, "{\"x\":\"" + "y".repeat(20_000) + "\"}");
        assertThat(latest().get("requestBody").textValue())
                .hasSizeLessThan(9_000)
                .endsWith("… (20008 bytes)");
    }

    @Test
    void ofLongTextsTheBeginningIsKept() {
        String id = "x".repeat(20_000);
        ACS.send(request("POST", CREATE + "&x=" + id)
                .key("bm9uZQ==")
                .header("User-Agent", id.substring(0, 5_000))
                .header("x-ms-client-request-id", id.substring(0, 5_000)));
        assertThat(latest().at("/authentication/cause").textValue()).isEqualTo("unknownKey");
        assertThat(latest().toString()).hasSizeLessThan(12_000);
        assertThat(latest().get("target").textValue()).startsWith(CREATE + "&x=xxx");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /_emulator/requests?staus=401, staus",
        "GET, /_emulator/requests?limit=1&bogus, bogus",
        "GET, /_emulator/requests.har?limit=1, limit",
        "DELETE, /_emulator/requests?resorce=x, resorce",
        "DELETE, /_emulator/faults?resorce=x, resorce",
        "GET, /_emulator/faults?operation=create, operation",
        "GET, /_emulator/identities?serch=x, serch",
        "GET, /_emulator/resources?name=x, name"
    })
    void aMisspeltFilterIsRefusedInsteadOfLettingAllThrough(String method, String target, String parameter) {
        Response response = ACS.plain(method, target, "");
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).at("/error/target").textValue()).isEqualTo(parameter);
        assertThat(json(response).at("/error/message").textValue()).contains("; there are ");
    }

    @Test
    void headNeverStreams() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (RawHttp http = RawHttp.plain(ACS.port())) {
                http.send("HEAD /_emulator/requests HTTP/1.1\nHost: localhost\nAccept: text/event-stream\n"
                        + "Connection: close\n\n");
                assertThat(http.read(false).status()).isEqualTo(200);
                assertThatThrownBy(http::read).hasMessageContaining("the connection ended");
            }
        }
    }

    @Test
    void faultsStandInTheJournal() {
        String id = json(ACS.plain("POST", "/_emulator/faults", "{\"times\":1,\"response\":{\"status\":429}}"))
                .get("id")
                .textValue();
        ACS.post(CREATE, "");
        assertThat(latest().get("fault").textValue()).isEqualTo(id);
        assertThat(latest().get("status").intValue()).isEqualTo(429);
        assertThat(latest().get("errorCode").textValue()).isEqualTo("TooManyRequests");
        assertThat(latest().get("authentication").toString())
                .isEqualTo("{\"scheme\":\"HMAC-SHA256\",\"verdict\":\"off\"}");
        ACS.post(CREATE, "");
        assertThat(latest().has("fault")).isFalse();
        ACS.plain("DELETE", "/_emulator/faults", "");
    }

    @Test
    void theArchiveIsOneThatOtherToolsRead() {
        recordBodies(true);
        ACS.post(CREATE, "{}");
        ACS.plain("POST", CREATE, "");
        Response response = ACS.plain("GET", "/_emulator/requests.har?operation=create", "");
        assertThat(response.header("Content-Disposition")).contains("attachment; filename=\"requests.har\"");
        JsonNode log = json(response).get("log");
        assertThat(log.get("version").textValue()).isEqualTo("1.2");
        assertThat(log.at("/creator/name").textValue()).isEqualTo("acs-identity-emulator");
        assertThat(log.get("entries")).hasSize(2);
        JsonNode entry = log.at("/entries/0");
        assertThat(Instant.parse(entry.get("startedDateTime").textValue())).isBefore(Instant.now());
        assertThat(entry.get("time").isNumber()).isTrue();
        assertThat(entry.at("/request/url").textValue()).isEqualTo("https://localhost:" + ACS.port() + CREATE);
        assertThat(entry.at("/request/queryString").toString())
                .isEqualTo("[{\"name\":\"api-version\",\"value\":\"2023-10-01\"}]");
        assertThat(entry.at("/request/postData/text").textValue()).isEqualTo("{}");
        assertThat(entry.at("/response/status").intValue()).isEqualTo(201);
        assertThat(entry.at("/response/content/text").textValue()).contains("8:acs:");
        for (String member : List.of("cookies", "headers", "headersSize", "bodySize", "httpVersion")) {
            assertThat(entry.get("request").has(member)).as(member).isTrue();
            assertThat(entry.get("response").has(member)).as(member).isTrue();
        }
        assertThat(entry.has("cache")).isTrue();
        assertThat(entry.at("/timings/wait").isNumber()).isTrue();
    }
}
