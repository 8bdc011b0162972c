package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.testcontainers.ResourcesControl.KeySlot;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clock, settings, limits, resources, reset. */
interface ControlOfStateContract extends ControlContract {

    @Test
    default void theClockIsSetFrozenMovedAndGivenBack() {
        assertThat(control().clock().freezeAt(LONG_AGO).frozen()).isTrue();
        assertThat(control().clock().advance(Duration.parse("PT23H59M")).now())
                .isEqualTo(LONG_AGO.plus(Duration.parse("PT23H59M")));
        assertThat(control().clock().set(LONG_AGO).frozen()).isTrue();
        assertThat(control().clock().now()).isEqualTo(LONG_AGO);
        assertThat(control().clock().unfreeze().frozen()).isFalse();
        assertThat(control().clock().freeze().frozen()).isTrue();
        assertThat(control().clock().reset()).satisfies(reading -> {
            assertThat(reading.frozen()).isFalse();
            assertThat(reading.offset().abs()).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Test
    default void tokensExpireByTheClockWhileClientsSignWithTheRealTime() {
        String token = client().createUserAndToken(CHAT).getUserToken().getToken();

        control().clock().advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(control().tokens().introspect(token).reason()).isEqualTo("expired");
        assertThat(client().createUser().getId()).startsWith("8:acs:");
    }

    @Test
    default void settingsChangeAtOnceAndAreGivenBack() {
        assertThat(control().settings().read().auth()).isEqualTo("strict");

        assertThat(control()
                        .settings()
                        .set("tokenLifetime", Duration.ofSeconds(10))
                        .tokenLifetime())
                .isEqualTo(Duration.ofSeconds(10));
        control().settings().set("recordBodies", true);
        var token = client().createUserAndToken(CHAT).getUserToken();

        assertThat(token.getExpiresAt().toInstant())
                .isBefore(control().clock().now().plusSeconds(11));
        assertThat(control().requests().list().get(0).requestBody()).contains("createTokenWithScopes");
        assertThat(control().requests().list().get(0).responseBody()).doesNotContain(token.getToken());
        assertThat(control().settings().giveBack("tokenLifetime").tokenLifetime())
                .isNull();
    }

    @Test
    default void theLimitsOfAzureAreReachedAndThereIsRoomAgainAfterTheirWindow() throws Exception {
        control().settings().set("limits", "azure");
        control().settings().set("auth", "off");
        control().clock().freeze();
        URI identity = acs().getEndpoint()
                .resolve("/identities/" + control().identities().create().id() + "?api-version=2023-10-01");
        HttpClient http =
                HttpClient.newBuilder().sslContext(acs().createSslContext()).build();
        HttpRequest delete = HttpRequest.newBuilder(identity).DELETE().build();
        for (int i = 0; i < 500; i++) {
            assertThat(http.send(delete, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
        }

        HttpResponse<Void> refused = http.send(delete, BodyHandlers.discarding());
        assertThat(refused.statusCode()).isEqualTo(429);
        long seconds = refused.headers().firstValueAsLong("Retry-After").orElseThrow();
        assertThat(control().requests().count(RequestQuery.of("delete").status(429)))
                .isOne();

        control().clock().advance(Duration.ofSeconds(seconds));
        assertThat(http.send(delete, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }

    @Test
    default void aResourceHasWhatIsAskedAndWhatIsMadeUp() {
        ResourcesControl.Resource made = control().resources().create(Map.of("name", "shop", "location", "europe"));

        assertThat(made.name()).isEqualTo("shop");
        assertThat(made.connectionString()).endsWith("accesskey=" + made.primaryKey());
        assertThat(control().resources().get(made.id())).isEqualTo(made);
        assertThat(control().resources().list()).contains(made).hasSize(2);
        control().resources().delete(made.id());
        assertThat(refusal(() -> control().resources().get(made.id())).status()).isEqualTo(404);
    }

    @Test
    default void listsHaveAllThereIsHoweverMany() {
        for (int i = 0; i < 101; i++) {
            control().resources().create();
            control().faults().add(Fault.on("create").respond(500));
        }
        for (int i = 0; i < 1_001; i++) {
            control().identities().create();
        }

        assertThat(control().resources().list()).hasSize(102);
        assertThat(control().faults().list()).hasSize(101);
        assertThat(control().identities().list()).hasSize(1_001).doesNotHaveDuplicates();
    }

    @Test
    default void anAccessKeyThatIsMadeAnewEndsTheOldOneAndItsTokens() {
        try (OwnResource mine = control().newResource()) {
            String token = IdentityClients.builder(mine)
                    .buildClient()
                    .createUserAndToken(CHAT)
                    .getUserToken()
                    .getToken();

            ResourcesControl.NewKey key = control().resources().regenerateKey(mine.getResourceId(), KeySlot.PRIMARY);

            assertThat(control().tokens().introspect(token).reason()).isEqualTo("accessKeyRegenerated");
            assertThat(key.connectionString()).endsWith(key.key()).doesNotContain(mine.getAccessKey());
            assertThat(IdentityClients.builder(mine)
                            .connectionString(key.connectionString())
                            .buildClient()
                            .createUser()
                            .getId())
                    .contains(mine.getResourceId());
        }
    }

    @Test
    default void aResetStartsOver() {
        control().identities().create();
        control().clock().freezeAt(LONG_AGO);
        control().settings().set("auth", "off");
        control().faults().add(Fault.on("create").respond(500));
        control().resources().create();

        control().reset();

        assertThat(control().identities().list()).isEmpty();
        assertThat(control().clock().read().frozen()).isFalse();
        assertThat(control().settings().read().auth()).isEqualTo("strict");
        assertThat(control().faults().list()).isEmpty();
        assertThat(control().requests().list()).isEmpty();
        assertThat(control().resources().list()).hasSize(1);
    }

    @Test
    default void aResourceThatAResetTookAwayIsClosedAllTheSame() {
        try (OwnResource mine = control().newResource()) {
            control().reset();

            assertThat(refusal(() -> mine.control().reset()).status()).isEqualTo(404);
        }
    }

    @Test
    default void aResourceOfOnesOwnIsSeenByNobodyElse() {
        try (OwnResource mine = control().newResource();
                OwnResource other = control().newResource()) {
            mine.control().faults().add(Fault.on("create").times(1).respond(418));
            String id =
                    IdentityClients.builder(other).buildClient().createUser().getId();

            assertThat(id).contains(other.getResourceId());
            assertThat(other.control().identities().list()).hasSize(1);
            assertThat(other.control().requests().list()).hasSize(1);
            assertThat(other.control().faults().list()).isEmpty();
            assertThat(mine.control().identities().list()).isEmpty();
            assertThat(mine.control().requests().list()).isEmpty();
            assertThat(mine.control().faults().list()).hasSize(1);
            assertThat(control().identities().list()).isEmpty();
            assertThat(mine.control().identities().create("chat").id()).contains(mine.getResourceId());
            assertThat(mine.control()
                            .tokens()
                            .mint(TokenToMint.withScopes("chat"))
                            .identity())
                    .contains(mine.getResourceId());

            mine.control().reset();
            assertThat(mine.control().identities().list()).isEmpty();
            assertThat(mine.control().faults().list()).isEmpty();
            assertThat(other.control().identities().list()).hasSize(1);
        }
        assertThat(control().resources().list()).hasSize(1);
    }

    @Test
    default void aRefusalSaysWhatIsWrongWhereAndWhatWouldBeRight() {
        EmulatorControlException refusal = refusal(() -> control().settings().set("clockSkew", "tomorrow"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("ValidationError");
        assertThat(refusal.target()).isEqualTo("clockSkew");
        assertThat(refusal)
                .hasMessageContaining("PATCH /_emulator/settings was refused with status 400: 'clockSkew'")
                .hasMessageContaining("duration");
        assertThat(refusal(() -> control().identities().get("nobody")).status()).isEqualTo(404);
    }
}
