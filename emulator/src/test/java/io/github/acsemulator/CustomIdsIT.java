package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.RefusalsIT.assertRefused;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names of the caller's own for identities, which 2025-03-02-preview had. */
class CustomIdsIT {
    private static final String PREVIEW = "?api-version=2025-03-02-preview";
    private static final String SECOND = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    private static Response create(String body) {
        return ACS.post("/identities" + PREVIEW, body);
    }

    private static Response get(String id) {
        return ACS.send(request("GET", "/identities/" + id + PREVIEW).contentType(""));
    }

    @Test
    void oneNameIsOneIdentityAndItsLastTokenIsTold() {
        Response first = create("{\"customId\":\"bob@contoso.com\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body())
                .matches("\\{\"identity\":\\{\"customId\":\"bob@contoso.com\",\"id\":\"8:acs:[0-9a-f_-]+\"}}");
        Response second = create(
                "{\"customId\":\"bob@contoso.com\",\"createTokenWithScopes\":[\"chat\"],\"expiresInMinutes\":120}");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body())
                .matches(
                        "\\{\"identity\":\\{\"customId\":\"bob@contoso.com\",\"lastTokenIssuedAt\":\"" + SECOND
                                + "\",\"id\":\"8:acs:[0-9a-f_-]+\"},\"accessToken\":\\{\"token\":\"[\\w.-]+\",\"expiresOn\":\"[^\"]+\"}}");
        JsonNode third = json(create("{\"customId\":\"bob@contoso.com\"}"));
        assertThat(third.get("identity")).isEqualTo(json(second).get("identity"));
        assertThat(third.at("/identity/id")).isEqualTo(json(first).at("/identity/id"));

        Response got = get(third.at("/identity/id").textValue());
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body())
                .matches("\\{\"customId\":\"bob@contoso.com\",\"lastTokenIssuedAt\":\"" + SECOND
                        + "\",\"id\":\"8:acs:[0-9a-f_-]+\"}");
        assertThat(got.header("Accept-Ranges")).contains("bytes");
        assertThat(got.header("api-supported-versions")).contains("2025-03-02-preview");
    }

    @Test
    void anIdentityWithoutANameIsItsIdAlone() {
        JsonNode created = json(create("{\"createTokenWithScopes\":[\"chat\"]}"));
        assertThat(created.get("identity")).hasSize(1);
        assertThat(get(created.at("/identity/id").textValue()).body())
                .isEqualTo("{\"id\":\"" + created.at("/identity/id").textValue() + "\"}");
        assertThat(get("8:acs:ac5ac5ac-0000-4000-8000-000000000001_00000019-5466-0c45-69ff-9c3a0d0025c0")
                        .body())
                .isEqualTo(
                        "{\"id\":\"8:acs:ac5ac5ac-0000-4000-8000-000000000001_00000019-5466-0c45-69ff-9c3a0d0025c0\"}");
    }

    @Test
    void namesMatchExactlyAndDeletingFreesThem() {
        JsonNode alice = json(create("{\"customId\":\"alice\"}"));
        assertThat(json(create("{\"customId\":\"Alice\"}")).at("/identity/id")).isNotEqualTo(alice.at("/identity/id"));
        String id = alice.at("/identity/id").textValue();
        ACS.send(request("DELETE", "/identities/" + id + PREVIEW));
        assertRefused(get(id), 404, "IdentityNotFound", "Identity not found.", null, true);
        JsonNode again = json(create("{\"customId\":\"alice\"}"));
        assertThat(again.at("/identity/id")).isNotEqualTo(alice.at("/identity/id"));
        assertThat(again.at("/identity/customId").textValue()).isEqualTo("alice");
    }

    @Test
    void twoHundredAtOnceGetOneIdentity() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            Set<String> ids = threads
                    .invokeAll(IntStream.range(0, 200)
                            .<java.util.concurrent.Callable<String>>mapToObj(
                                    i -> () -> json(create("{\"customId\":\"crowd\"}"))
                                            .at("/identity/id")
                                            .textValue())
                            .toList())
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aNameIsFrom1To256CharactersLong() {
        assertThat(create("{\"customId\":\"" + "x".repeat(256) + "\"}").status())
                .isEqualTo(201);
        for (String name : new String[] {"", "x".repeat(257)}) {
            assertRefused(
                    create("{\"customId\":\"" + name + "\"}"),
                    400,
                    "ValidationError",
                    "CustomId is invalid. Its length must be within the [1, 256] interval.",
                    "customId",
                    true);
        }
        assertRefused(
                create("{\"customId\":7}"),
                400,
                "ValidationError",
                "CustomId: The CustomId field is invalid.",
                "CustomId",
                false);
        assertThat(create("{\"customId\":null}").status()).isEqualTo(201);
    }

    @Test
    void otherVersionsKnowNeitherTheNameNorTheOperation() {
        JsonNode created = json(ACS.post("/identities?api-version=2026-09-23", "{\"customId\":\"\"}"));
        assertThat(created.get("identity")).hasSize(1);
        SignedRequestBuilder get = request(
                        "GET", "/identities/" + created.at("/identity/id").textValue() + "?api-version=2023-10-01")
                .contentType("");
        assertThat(ACS.send(get).body()).contains("UnsupportedApiVersion");
        assertThat(get("8:orgid:x").status()).isEqualTo(401);
    }
}
