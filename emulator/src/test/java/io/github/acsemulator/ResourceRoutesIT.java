package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.header;
import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources, access keys and signing keys that are made and taken away while the server runs. */
class ResourceRoutesIT {
    private static final String RESOURCES = "/_emulator/resources";
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String WITH_TOKEN = "{\"createTokenWithScopes\":[\"chat\"]}";
    private static final String DEFAULT = RESOURCES + "/" + Resources.DEFAULT_ID;

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @AfterEach
    void reset() {
        ACS.plain("POST", "/_emulator/reset", "");
    }

    private static JsonNode made(String body) {
        Response answer = ACS.plain("POST", RESOURCES, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static JsonNode created(String key) {
        return json(ACS.send(request("POST", CREATE).body(WITH_TOKEN).key(key)));
    }

    private static String token(JsonNode created) {
        return created.at("/accessToken/token").textValue();
    }

    private static String reason(String token) {
        return json(ACS.plain("POST", "/_emulator/tokens/introspect", "{\"token\":\"" + token + "\"}"))
                .path("reason")
                .asText("active");
    }

    private static List<String> publishedKids() {
        List<String> kids = new ArrayList<>();
        json(ACS.plain("GET", "/.well-known/jwks.json", ""))
                .get("keys")
                .forEach(key -> kids.add(key.get("kid").textValue()));
        return kids;
    }

    private static String kid(String token) {
        return json(header(token)).get("kid").textValue();
    }

    @Test
    void aResourceIsMadeUsedAndDropped() {
        JsonNode made = made("{\"name\":\"Orders\",\"location\":\"Europe\"}");
        String id = made.get("id").textValue();
        String key = made.get("primaryKey").textValue();
        assertThat(made.get("name").textValue()).isEqualTo("orders");
        assertThat(made.get("location").textValue()).isEqualTo("europe");
        assertThat(made.get("connectionString").textValue())
                .isEqualTo("endpoint=https://localhost:" + ACS.port() + "/;accesskey=" + key);
        assertThat(json(ACS.plain("GET", RESOURCES + "/" + id, ""))).isEqualTo(made);

        JsonNode identity = created(key);
        assertThat(identity.at("/identity/id").textValue()).startsWith("8:acs:" + id + "_");
        assertThat(publishedKids()).contains(kid(token(identity)));
        assertThat(reason(token(identity))).isEqualTo("active");
        String mine = ACS.newIdentity();
        assertThat(mine).startsWith("8:acs:" + Resources.DEFAULT_ID);
        // Told apart by access key alone.
        assertThat(ACS.send(request("DELETE", "/identities/" + mine + "?api-version=2023-10-01")
                                .key(key))
                        .status())
                .isEqualTo(401);

        assertThat(ACS.plain("DELETE", RESOURCES + "/" + id, "").status()).isEqualTo(204);
        assertThat(ACS.plain("DELETE", RESOURCES + "/" + id, "").status()).isEqualTo(404);
        assertThat(ACS.send(request("POST", CREATE).body("{}").key(key)).status())
                .isEqualTo(401);
        assertThat(reason(token(identity))).isEqualTo("otherResource");
        assertThat(ACS.plain("GET", "/_emulator/identities/" + mine, "").status())
                .isEqualTo(200);
    }

    @Test
    void theListHasTheDefaultOneFirstInPages() {
        made("{\"name\":\"one\"}");
        made("{\"name\":\"two\"}");
        JsonNode first = json(ACS.plain("GET", RESOURCES + "?limit=2", ""));
        assertThat(first.get("total").intValue()).isEqualTo(3);
        assertThat(first.get("value").findValuesAsText("name")).containsExactly("default", "one");
        JsonNode rest = json(ACS.plain("GET", first.get("nextLink").textValue(), ""));
        assertThat(rest.get("value").findValuesAsText("name")).containsExactly("two");
        assertThat(rest.has("nextLink")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"x\"} | 400 | id",
                "{\"name\":\"a b\"} | 400 | name",
                "{\"location\":\"mars!\"} | 400 | location",
                "{\"primaryKey\":\"%\"} | 400 | primaryKey",
                "{\"secondaryKey\":\"\"} | 400 | secondaryKey",
                "{\"key\":\"YQ==\"} | 400 | key",
                "{\"name\":\"default\"} | 409 | ",
                "{\"id\":\"ac5ac5ac-0000-4000-8000-000000000001\"} | 409 | ",
                "{\"primaryKey\":\"" + Resources.DEFAULT_SECONDARY_KEY + "\"} | 409 | ",
            })
    void whatCannotBeIsRefused(String body, int status, String member) {
        Response refused = ACS.plain("POST", RESOURCES, body);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(json(refused).at("/error/target").textValue()).isEqualTo(member);
        assertThat(refused.body()).doesNotContain(Resources.DEFAULT_SECONDARY_KEY);
        assertThat(json(ACS.plain("GET", RESOURCES, "")).get("total").intValue())
                .isEqualTo(1);
    }

    @Test
    void theDefaultResourceStays() {
        assertThat(ACS.plain("DELETE", DEFAULT, "").status()).isEqualTo(409);
        assertThat(ACS.post(CREATE, "{}").status()).isEqualTo(201);
    }

    @Test
    void oneResourceIsResetAlone() {
        JsonNode made = made("{}");
        String key = made.get("secondaryKey").textValue();
        String theirs = created(key).at("/identity/id").textValue();
        String mine = ACS.newIdentity();
        assertThat(ACS.plain("POST", RESOURCES + "/" + made.get("id").textValue() + "/reset", "")
                        .status())
                .isEqualTo(204);
        assertThat(ACS.plain("GET", "/_emulator/identities/" + theirs, "").status())
                .isEqualTo(404);
        assertThat(ACS.plain("GET", "/_emulator/identities/" + mine, "").status())
                .isEqualTo(200);
        assertThat(created(key).at("/identity/id").textValue()).isNotEmpty();
    }

    @Test
    void regeneratingAnAccessKeyEndsTheTokensIssuedUnderIt() {
        String byPrimary = token(created(Resources.DEFAULT_PRIMARY_KEY));
        String bySecondary = token(created(Resources.DEFAULT_SECONDARY_KEY));
        JsonNode regenerated = json(ACS.plain("POST", DEFAULT + "/keys/primary/regenerate", ""));
        String key = regenerated.get("key").textValue();
        assertThat(regenerated.get("connectionString").textValue()).endsWith(";accesskey=" + key);

        assertThat(reason(byPrimary)).isEqualTo("accessKeyRegenerated");
        assertThat(reason(bySecondary)).isEqualTo("active");
        assertThat(publishedKids()).doesNotContain(kid(byPrimary)).contains(kid(bySecondary));
        Response old = ACS.post(CREATE, WITH_TOKEN);
        assertThat(old.status()).isEqualTo(401);
        String again = token(created(key));
        assertThat(reason(again)).isEqualTo("active");
        assertThat(kid(again)).isNotEqualTo(kid(byPrimary));
        assertThat(ACS.plain("POST", DEFAULT + "/keys/third/regenerate", "").status())
                .isEqualTo(404);

        ACS.plain("POST", "/_emulator/reset", "");
        assertThat(ACS.post(CREATE, "{}").status()).isEqualTo(201);
        assertThat(ACS.send(request("POST", CREATE).body("{}").key(key)).status())
                .isEqualTo(401);
    }

    @Test
    void aRotatedSigningKeyStaysUntilItIsDeleted() {
        String before = token(json(ACS.post(CREATE, WITH_TOKEN)));
        Response rotated = ACS.plain("POST", "/_emulator/signing-keys/rotate", "");
        assertThat(rotated.status()).isEqualTo(201);
        assertThat(json(rotated).get("current").booleanValue()).isTrue();
        String after = token(json(ACS.post(CREATE, WITH_TOKEN)));
        assertThat(kid(after)).isNotEqualTo(kid(before));
        assertThat(publishedKids()).contains(kid(before), kid(after)).doesNotHaveDuplicates();
        assertThat(reason(before)).isEqualTo("active");
        assertThat(reason(after)).isEqualTo("active");

        JsonNode keys = json(ACS.plain("GET", "/_emulator/signing-keys", "")).get("value");
        assertThat(keys).hasSizeGreaterThanOrEqualTo(2);
        assertThat(keys.get(0).get("kids")).hasSize(3);
        String current = keys.get(0).get("id").textValue();
        assertThat(current).isEqualTo(json(rotated).get("id").textValue());
        assertThat(ACS.plain("DELETE", "/_emulator/signing-keys/" + current, "").status())
                .isEqualTo(409);
        for (int i = 1; i < keys.size(); i++) {
            String old = "/_emulator/signing-keys/" + keys.get(i).get("id").textValue();
            assertThat(ACS.plain("DELETE", old, "").status()).isEqualTo(204);
            assertThat(ACS.plain("DELETE", old, "").status()).isEqualTo(404);
        }
        assertThat(publishedKids()).doesNotContain(kid(before)).contains(kid(after));
        assertThat(reason(before)).isEqualTo("unknownKey");
        // Signing keys stay over a reset.
        ACS.plain("POST", "/_emulator/reset", "");
        assertThat(reason(after)).isEqualTo("active");
    }
}
