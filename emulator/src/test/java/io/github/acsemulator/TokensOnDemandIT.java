package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.claims;
import static io.github.acsemulator.EmulatorExtension.header;
import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /_emulator/tokens}, the life of the service's own tokens, and delayed revocation. */
class TokensOnDemandIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String WITH_TOKEN = "{\"createTokenWithScopes\":[\"chat\"],\"expiresInMinutes\":60}";

    @RegisterExtension
    static final EmulatorExtension ACS =
            new EmulatorExtension().setting("clock", "2030-01-01T00:00:00Z").setting("clockFrozen", "true");

    @AfterEach
    void reset() {
        assertThat(ACS.plain("POST", "/_emulator/reset", "").status()).isEqualTo(204);
    }

    private static JsonNode mint(String body) {
        Response minted = ACS.plain("POST", "/_emulator/tokens", body);
        assertThat(minted.status()).as(minted.body()).isEqualTo(201);
        return json(minted);
    }

    private static String reason(JsonNode minted) {
        return reason(minted.get("token").textValue());
    }

    private static String reason(String token) {
        return introspect(token).path("reason").asText("active");
    }

    private static JsonNode introspect(String token) {
        return json(ACS.plain("POST", "/_emulator/tokens/introspect", "{\"token\":\"" + token + "\"}"));
    }

    private static void advance(String by) {
        assertThat(ACS.plain("POST", "/_emulator/clock/advance", "{\"by\":\"" + by + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static void setting(String patch) {
        assertThat(ACS.plain("PATCH", "/_emulator/settings", patch).status()).isEqualTo(200);
    }

    private static String issue(String id) {
        return json(ACS.post(
                        "/identities/" + id + "/:issueAccessToken?api-version=2023-10-01", "{\"scopes\":[\"chat\"]}"))
                .get("token")
                .textValue();
    }

    private static void delete(String id) {
        assertThat(ACS.plain("DELETE", "/_emulator/identities/" + id, "").status())
                .isEqualTo(204);
    }

    @Test
    void aTokenOfAnyLifeForANewIdentity() {
        JsonNode minted = mint("{\"scopes\":[\"chat\",\"voip\"],\"lifetime\":\"PT5S\"}");
        assertThat(minted.get("expiresOn").textValue()).isEqualTo("2030-01-01T00:00:05Z");
        String token = minted.get("token").textValue();
        long now = Instant.parse("2030-01-01T00:00:00Z").getEpochSecond();
        String id = minted.at("/identity/id").textValue();
        // The service's own claims in its order.
        assertThat(claims(token))
                .isEqualTo("{\"skypeid\":\"" + id.substring(2) + "\",\"scp\":1792,\"csi\":\"" + now + "\",\"exp\":"
                        + (now + 5) + ",\"rgn\":\"amer\",\"acsScope\":\"chat,voip\",\"resourceId\":"
                        + "\"ac5ac5ac-0000-4000-8000-000000000001\",\"resourceLocation\":\"unitedstates\",\"iat\":"
                        + now + "}");
        assertThat(reason(token)).isEqualTo("active");
        advance("PT5S");
        assertThat(reason(token)).isEqualTo("expired");
        assertThat(ACS.plain("GET", "/_emulator/identities/" + id, "").status()).isEqualTo(200);
    }

    @Test
    void expiredNotYetValidAndWithOtherClaims() {
        String id = ACS.newIdentity();
        JsonNode expired = mint("{\"identity\":\"" + id + "\",\"scopes\":[\"chat\"],\"lifetime\":\"PT-5S\"}");
        assertThat(expired.at("/identity/id").textValue()).isEqualTo(id);
        JsonNode detail = json(ACS.plain(
                "POST",
                "/_emulator/tokens/introspect",
                "{\"token\":\"" + expired.get("token").textValue() + "\"}"));
        assertThat(detail.get("reason").textValue()).isEqualTo("expired");
        assertThat(detail.get("detail").textValue()).isEqualTo("expired 5 s ago, at 2029-12-31T23:59:55Z");

        JsonNode later = mint("{\"scopes\":[\"chat\"],\"notBefore\":\"2030-01-01T00:01:00Z\"}");
        assertThat(json(claims(later.get("token").textValue())).get("nbf").longValue())
                .isEqualTo(Instant.parse("2030-01-01T00:01:00Z").getEpochSecond());
        assertThat(reason(later)).isEqualTo("notYetValid");
        advance("PT1M");
        assertThat(reason(later)).isEqualTo("active");

        JsonNode old = mint("{\"scopes\":[],\"issuedAt\":\"2029-01-01T00:00:00Z\",\"lifetime\":\"PT1H\"}");
        assertThat(old.get("expiresOn").textValue()).isEqualTo("2029-01-01T01:00:00Z");

        JsonNode other = mint("{\"scopes\":[\"chat\"],\"claims\":{\"rgn\":\"emea\",\"resourceLocation\":null,"
                + "\"acsScope\":\"anything\",\"more\":{\"a\":[1,true]}}}");
        JsonNode claims = json(claims(other.get("token").textValue()));
        assertThat(claims.get("rgn").textValue()).isEqualTo("emea");
        assertThat(claims.has("resourceLocation")).isFalse();
        assertThat(claims.get("acsScope").textValue()).isEqualTo("anything");
        assertThat(claims.at("/more/a/1").booleanValue()).isTrue();
        assertThat(reason(other)).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource({
        "signature, badSignature",
        "payload, badSignature",
        "unknownKey, unknownKey",
        "algNone, unsupportedAlgorithm"
    })
    void brokenOnPurpose(String breakage, String reason) {
        assertThat(reason(mint("{\"scopes\":[\"chat\"],\"breakage\":\"" + breakage + "\"}")))
                .isEqualTo(reason);
    }

    @Test
    void algNoneHasNoSignature() {
        String token = mint("{\"scopes\":[\"chat\"],\"breakage\":\"algNone\"}")
                .get("token")
                .textValue();
        assertThat(header(token)).contains("\"alg\":\"none\"");
        assertThat(token).endsWith(".");
        assertThat(introspect(token).get("claims")).isEqualTo(json(claims(token)));
    }

    @Test
    void aTokenWithoutAnEndIsNotGood() {
        for (String exp : List.of("null", "\"soon\"")) {
            JsonNode minted = mint("{\"scopes\":[\"chat\"],\"claims\":{\"exp\":" + exp + "}}");
            JsonNode introspected = introspect(minted.get("token").textValue());
            assertThat(introspected.get("reason").textValue()).isEqualTo("malformed");
            assertThat(introspected.get("detail").textValue()).contains("exp");
        }
    }

    @Test
    void ofAnotherResource() {
        JsonNode minted = mint("{\"scopes\":[\"chat\"],\"resourceId\":\"11111111-2222-3333-4444-555555555555\"}");
        JsonNode claims = json(claims(minted.get("token").textValue()));
        assertThat(claims.get("skypeid").textValue()).startsWith("acs:11111111-2222-3333-4444-555555555555_");
        assertThat(claims.get("resourceId").textValue()).isEqualTo("11111111-2222-3333-4444-555555555555");
        assertThat(reason(minted)).isEqualTo("otherResource");
    }

    @Test
    void revokedAndDeletedIdentitiesGetThemToo() {
        String id = ACS.newIdentity();
        String body = "{\"identity\":\"" + id + "\",\"scopes\":[\"chat\"]}";
        JsonNode before = mint(body);
        ACS.plain("POST", "/_emulator/identities/" + id + "/revoke", "");
        assertThat(reason(before)).isEqualTo("revoked");
        JsonNode after = mint(body);
        assertThat(reason(after)).isEqualTo("active");
        ACS.plain("DELETE", "/_emulator/identities/" + id, "");
        assertThat(reason(after)).isEqualTo("identityDeleted");
        assertThat(reason(mint(body))).isEqualTo("identityDeleted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | scopes",
                "{\"scopes\":\"chat\"} | 400 | scopes",
                "{\"scopes\":[\"fax\"]} | 400 | scopes",
                "{\"scopes\":[null]} | 400 | scopes[0]",
                "{\"scopes\":[],\"lifetime\":\"5\"} | 400 | lifetime",
                "{\"scopes\":[],\"lifetime\":\"P364000D\",\"issuedAt\":\"9990-01-01T00:00:00Z\"} | 400 | lifetime",
                "{\"scopes\":[],\"lifetime\":5} | 400 | lifetime",
                "{\"scopes\":[],\"notBefore\":\"soon\"} | 400 | notBefore",
                "{\"scopes\":[],\"issuedAt\":\"+99999-01-01T00:00:00Z\"} | 400 | issuedAt",
                "{\"scopes\":[],\"breakage\":\"all\"} | 400 | breakage",
                "{\"scopes\":[],\"resourceId\":\"x\"} | 400 | resourceId",
                "{\"scopes\":[],\"claims\":[]} | 400 | claims",
                "{\"scopes\":[],\"expiresInMinutes\":5} | 400 | expiresInMinutes",
                "{\"scopes\":[],\"identity\":\"8:acs:x\"} | 404 | ",
                "{\"scopes\":[],\"resource\":\"11111111-2222-3333-4444-555555555555\"} | 404 | ",
            })
    void whatCannotBeIsRefusedByName(String body, int status, String member) {
        Response refused = ACS.plain("POST", "/_emulator/tokens", body);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(json(refused).at("/error/target").textValue()).isEqualTo(member);
    }

    @Test
    void aSettingShortensTheTokensOfTheService() {
        setting("{\"tokenLifetime\":\"PT10S\"}");
        JsonNode created = json(ACS.post(CREATE, WITH_TOKEN));
        assertThat(created.at("/accessToken/expiresOn").textValue()).isEqualTo("2030-01-01T00:00:10+00:00");
        String id = created.at("/identity/id").textValue();
        JsonNode issued = json(
                ACS.post("/identities/" + id + "/:issueAccessToken?api-version=2023-10-01", "{\"scopes\":[\"voip\"]}"));
        assertThat(issued.get("expiresOn").textValue()).isEqualTo("2030-01-01T00:00:10+00:00");
        assertThat(json(claims(issued.get("token").textValue())).get("exp").longValue())
                .isEqualTo(Instant.parse("2030-01-01T00:00:10Z").getEpochSecond());
        // The service's own interval still holds for what is asked.
        assertThat(ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\"],\"expiresInMinutes\":59}")
                        .status())
                .isEqualTo(400);
        setting("{\"tokenLifetime\":null}");
        assertThat(json(ACS.post(CREATE, WITH_TOKEN))
                        .at("/accessToken/expiresOn")
                        .textValue())
                .isEqualTo("2030-01-01T01:00:00+00:00");
    }

    @Test
    void aSettingDelaysRevocationAndDeletion() {
        setting("{\"revocationDelay\":\"PT15M\"}");
        JsonNode created = json(ACS.post(CREATE, WITH_TOKEN));
        String id = created.at("/identity/id").textValue();
        String first = created.at("/accessToken/token").textValue();
        String revoke = "/identities/" + id + "/:revokeAccessTokens?api-version=2023-10-01";
        assertThat(ACS.post(revoke, "").status()).isEqualTo(204);
        assertThat(reason(first)).isEqualTo("active");
        advance("PT15M");
        assertThat(reason(first)).isEqualTo("revoked");
        String second = issue(id);
        assertThat(ACS.post(revoke, "").status()).isEqualTo(204);
        // What has taken effect stays so while the next is under way.
        assertThat(reason(first)).isEqualTo("revoked");
        assertThat(reason(second)).isEqualTo("active");
        advance("PT15M");
        assertThat(reason(second)).isEqualTo("revoked");

        String third = issue(id);
        delete(id);
        assertThat(reason(third)).isEqualTo("active");
        advance("PT15M");
        assertThat(reason(third)).isEqualTo("identityDeleted");
    }

    @Test
    void whatIsNotDelayedTakesEffectAtOnceWhateverIsPending() {
        setting("{\"revocationDelay\":\"PT1H\"}");
        String id = ACS.newIdentity();
        assertThat(ACS.post("/identities/" + id + "/:revokeAccessTokens?api-version=2023-10-01", "")
                        .status())
                .isEqualTo(204);
        setting("{\"revocationDelay\":\"PT0S\"}");
        String token = issue(id);
        delete(id);
        assertThat(reason(token)).isEqualTo("identityDeleted");
    }

    @Test
    void aResetOfTheResourceForgetsWhatIsPending() {
        String id = ACS.newIdentity();
        delete(id);
        setting("{\"revocationDelay\":\"PT1H\"}");
        delete(id);
        assertThat(ACS.plain("POST", "/_emulator/resources/" + Resources.DEFAULT_ID + "/reset", "")
                        .status())
                .isEqualTo(204);
        assertThat(reason(issue(id))).isEqualTo("active");
    }
}
