package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.claims;
import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static io.github.acsemulator.SignedRequestBuilder.rfc1123;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock under {@code /_emulator/clock}, and what follows it. */
class ClockIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String WITH_TOKEN = "{\"createTokenWithScopes\":[\"chat\"]}";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final EmulatorExtension FROZEN =
            new EmulatorExtension().setting("clock", "2030-01-01T00:00:00Z").setting("clockFrozen", "true");

    @RegisterExtension
    static final EmulatorExtension YESTERDAY = new EmulatorExtension().setting("clock", "-P1D");

    @AfterEach
    void giveBack() {
        ACS.plain("DELETE", "/_emulator/clock", "");
    }

    private static JsonNode clock(String method, String target, String body) {
        Response answer = ACS.plain(method, target, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static String reason(String token) {
        return json(ACS.plain("POST", "/_emulator/tokens/introspect", "{\"token\":\"" + token + "\"}"))
                .path("reason")
                .asText("active");
    }

    @Test
    void itIsTheSystemsUntilItIsMoved() {
        JsonNode clock = clock("GET", "/_emulator/clock", "");
        assertThat(Instant.parse(clock.get("now").textValue())).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(clock.get("frozen").booleanValue()).isFalse();
        assertThat(clock.get("offset").textValue()).isEqualTo("PT0S");
    }

    @Test
    void everythingFollowsIt() {
        String before = ACS.newIdentity();
        JsonNode set = clock("PUT", "/_emulator/clock", "{\"now\":\"2031-05-06T07:08:09.5Z\",\"frozen\":true}");
        assertThat(set.get("now").textValue()).isEqualTo("2031-05-06T07:08:09.500Z");
        assertThat(set.get("frozen").booleanValue()).isTrue();

        Response answer = ACS.post(CREATE, WITH_TOKEN);
        assertThat(answer.header("Date")).contains("Tue, 06 May 2031 07:08:09 GMT");
        JsonNode created = json(answer);
        long now = Instant.parse("2031-05-06T07:08:09Z").getEpochSecond();
        String token = created.at("/accessToken/token").textValue();
        assertThat(created.at("/accessToken/expiresOn").textValue()).isEqualTo("2031-05-07T07:08:09.5+00:00");
        assertThat(json(claims(token)).get("exp").longValue()).isEqualTo(now + 86_400);
        assertThat(json(claims(token)).get("iat").longValue()).isEqualTo(now);
        assertThat(json(claims(token)).get("csi").textValue()).isEqualTo(Long.toString(now));
        // The first 16 digits of a user's GUID count milliseconds, so ids made later sort later.
        assertThat(created.at("/identity/id").textValue()).isGreaterThan(before);

        String entra = ACS.entraToken("{}");
        assertThat(json(claims(entra)).get("exp").longValue()).isGreaterThan(now);
    }

    @Test
    void advancingPastTheEndExpiresAToken() {
        String token =
                json(ACS.post(CREATE, WITH_TOKEN)).at("/accessToken/token").textValue();
        clock("POST", "/_emulator/clock/advance", "{\"by\":\"PT23H59M\"}");
        assertThat(reason(token)).isEqualTo("active");
        JsonNode moved = clock("POST", "/_emulator/clock/advance", "{\"by\":\"PT2M\"}");
        assertThat(moved.get("offset").textValue()).isEqualTo("PT24H1M");
        assertThat(reason(token)).isEqualTo("expired");
        clock("DELETE", "/_emulator/clock", "");
        assertThat(reason(token)).isEqualTo("active");
    }

    @Test
    void itRunsOnFromWhereItWasFrozen() throws InterruptedException {
        clock("PUT", "/_emulator/clock", "{\"now\":\"2031-01-01T00:00:00Z\",\"frozen\":true}");
        Thread.sleep(20);
        assertThat(clock("GET", "/_emulator/clock", "").get("now").textValue()).isEqualTo("2031-01-01T00:00:00Z");
        clock("PUT", "/_emulator/clock", "{\"frozen\":false}");
        Thread.sleep(20);
        Instant now =
                Instant.parse(clock("GET", "/_emulator/clock", "").get("now").textValue());
        assertThat(now).isBetween("2031-01-01T00:00:00.020Z", "2031-01-01T00:00:05Z");
        assertThat(clock("PUT", "/_emulator/clock", "{\"now\":\"2032-01-01T00:00:00Z\"}")
                        .get("frozen")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void clientsThatSignWithTheRealTimeGoOnWorking() {
        clock("PUT", "/_emulator/clock", "{\"now\":\"2040-01-01T00:00:00Z\",\"frozen\":true}");
        assertThat(ACS.post(CREATE, "{}").status()).isEqualTo(201);
        assertThat(ACS.send(request("POST", CREATE).body("{}").date(rfc1123(Instant.parse("2040-01-01T00:04:59Z"))))
                        .status())
                .isEqualTo(201);
        Response between =
                ACS.send(request("POST", CREATE).body("{}").date(rfc1123(Instant.parse("2035-01-01T00:00:00Z"))));
        assertThat(between.status()).isEqualTo(401);
        assertThat(between.header("x-acs-emulator-denied").orElseThrow()).startsWith("clockSkew");
        clock("DELETE", "/_emulator/clock", "");
        assertThat(ACS.send(request("POST", CREATE).body("{}").date(rfc1123(Instant.parse("2040-01-01T00:00:00Z"))))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /_emulator/clock | {} | now",
                "PUT | /_emulator/clock | {\"now\":\"yesterday\"} | now",
                "PUT | /_emulator/clock | {\"now\":\"2020-01-01T23:59:59Z\"} | now",
                "PUT | /_emulator/clock | {\"now\":\"+10000-01-01T00:00:00Z\"} | now",
                "PUT | /_emulator/clock | {\"now\":1} | now",
                "PUT | /_emulator/clock | {\"frozen\":\"yes\"} | frozen",
                "PUT | /_emulator/clock | {\"time\":\"2031-01-01T00:00:00Z\"} | time",
                "POST | /_emulator/clock/advance | {} | by",
                "POST | /_emulator/clock/advance | {\"by\":\"1 hour\"} | by",
                "POST | /_emulator/clock/advance | {\"by\":\"-P10000D\"} | by",
                "POST | /_emulator/clock/advance | {\"by\":\"PT9223372036854775807S\"} | by",
            })
    void whatCannotBeIsRefusedByName(String method, String target, String body, String member) {
        Response refused = ACS.plain(method, target, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(json(refused).at("/error/code").textValue()).isEqualTo("ValidationError");
        assertThat(json(refused).at("/error/target").textValue()).isEqualTo(member);
        assertThat(clock("GET", "/_emulator/clock", "").get("offset").textValue())
                .isEqualTo("PT0S");
    }

    @Test
    void aSettingSaysWhereItBegins() {
        assertThat(json(FROZEN.plain("GET", "/_emulator/clock", "")).get("now").textValue())
                .isEqualTo("2030-01-01T00:00:00Z");
        String expiresOn = json(YESTERDAY.post(CREATE, WITH_TOKEN))
                .at("/accessToken/expiresOn")
                .textValue();
        assertThat(OffsetDateTime.parse(expiresOn).toInstant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }
}
