package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code /_emulator/requests/{id}/curl}: what it gives is run by bash, with curl and openssl. */
class CurlSnippetIT {
    private static final String VERSION = "?api-version=2023-10-01";
    private static final String CREATE = "/identities" + VERSION;

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

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

    private static String bash(String script, String variable, String value) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).redirectErrorStream(true);
        bash.environment().put(variable, value);
        Process process = bash.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + output).isZero();
        return output;
    }

    private static String snippet() {
        Response response =
                ACS.plain("GET", "/_emulator/requests/" + latest().get("id").textValue() + "/curl", "");
        assertThat(response.status()).isEqualTo(200);
        return response.body();
    }

    @Test
    void theSnippetDoesItAgain() throws Exception {
        String key = Resources.DEFAULT_PRIMARY_KEY;
        ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\", \"voip\"] ,\n \"expiresInMinutes\":60}");
        String create = snippet();
        assertThat(create).doesNotContain(key);
        JsonNode again = json(bash(create, "ACS_ACCESS_KEY", key));
        assertThat(again.at("/accessToken/token").textValue()).startsWith("eyJ");
        String id = again.at("/identity/id").textValue();

        ACS.post(issue(id.replace(":", "%3A")), "{\"scopes\":[\"voip\"]}");
        assertThat(json(bash(snippet(), "ACS_ACCESS_KEY", key)).get("token").textValue())
                .startsWith("eyJ");
        ACS.send(request("DELETE", "/identities/" + id + VERSION));
        assertThat(bash(snippet(), "ACS_ACCESS_KEY", key)).isEmpty();
        assertThat(operations("?status=204")).containsExactly("delete", "delete");
        ACS.plain("POST", CREATE, "{\"customId\":\"it's ours\"}", "Content-Type: application/json");
        assertThat(latest().get("status").intValue()).isEqualTo(401);
        assertThat(json(bash(snippet(), "ACS_ACCESS_KEY", key))
                        .at("/identity/id")
                        .textValue())
                .startsWith("8:acs:");
    }

    @Test
    void nothingOfTheRequestIsRunByTheShell() throws Exception {
        ACS.send(("`touch${IFS}x` ".replace("${IFS}", "") + CREATE + "&x='$(id)' HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(latest().get("method").textValue()).isEqualTo("`touchx`");
        assertThat(snippet()).contains(" -X '`touchx`' ");
    }

    @Test
    void theSnippetOfABearerTakesItsToken() throws Exception {
        String token = ACS.entraToken("{\"kind\":\"application\"}");
        ACS.plain("POST", CREATE, "{}", "Authorization: Bearer " + token, "Content-Type: application/json");
        assertThat(latest().at("/authentication/verdict").textValue()).isEqualTo("accepted");
        String snippet = snippet();
        assertThat(snippet).contains("$ACS_TOKEN").doesNotContain(token);
        assertThat(json(bash(snippet, "ACS_TOKEN", token)).at("/identity/id").textValue())
                .startsWith("8:acs:");
    }

    @Test
    void theSnippetOfAnExchangeHasAPlaceholder() {
        ACS.post(
                "/teamsUser/:exchangeAccessToken" + VERSION, "{\"token\":\"opaque\",\"appId\":\"a\",\"userId\":\"b\"}");
        assertThat(snippet()).contains("<redacted>").doesNotContain("opaque");
    }
}
