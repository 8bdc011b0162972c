package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import io.github.acsemulator.testcontainers.IdentitiesControl.Created;
import io.github.acsemulator.testcontainers.ResourcesControl.KeySlot;
import io.github.acsemulator.testcontainers.TokenToMint.Breakage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a control does, wherever the emulator runs. */
abstract class EmulatorControlContract {

    private static final List<CommunicationTokenScope> CHAT = List.of(CommunicationTokenScope.CHAT);
    private static final Instant LONG_AGO = Instant.parse("2024-02-29T12:00:00Z");

    abstract EmulatorAccess acs();

    private EmulatorControl control;

    @BeforeEach
    void startOver() {
        control = acs().control();
        control.reset();
    }

    private CommunicationIdentityClient client() {
        return IdentityClients.builder(acs()).buildClient();
    }

    private static EmulatorControlException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EmulatorControlException.class, call);
    }

    @Test
    void itTellsWhatAClientNeedsToKnow() {
        EmulatorInfo info = control.info();

        assertThat(info.name()).isEqualTo("acs-identity-emulator");
        assertThat(info.endpoint()).isEqualTo(acs().getEndpoint());
        assertThat(info.connectionString()).isEqualTo(acs().getConnectionString());
        assertThat(info.resources().get(0).id()).isEqualTo(acs().getResourceId());
        assertThat(info.resources().get(0).secondaryConnectionString()).isEqualTo(acs().getSecondaryConnectionString());
        assertThat(info.jwksUri()).isEqualTo(acs().getJwksUri());
        assertThat(info.entra().teamsUsername()).isEqualTo("teams-user@emulator.test");
    }

    @Test
    void identitiesMadeHereAreTheServicesAndTheOtherWayRound() {
        Created created = control.identities().create("chat", "voip");
        String made = client().createUser().getId();

        assertThat(client().getToken(new CommunicationUserIdentifier(created.id()), CHAT)
                        .getToken())
                .startsWith("eyJ");
        assertThat(control.identities().get(created.id()).tokensIssued()).isEqualTo(2);
        assertThat(control.identities().issueTokenFor(made, 60, "voip").expiresOn())
                .isBetween(
                        control.clock().now().plus(Duration.ofMinutes(59)),
                        control.clock().now().plus(Duration.ofMinutes(61)));
        assertThat(control.identities().list())
                .extracting(IdentitiesControl.Identity::id)
                .containsExactly(made, created.id());
        assertThat(control.identities().search(made)).hasSize(1);
        assertThat(control.identities().createWithCustomId("alice", "chat").id())
                .isEqualTo(control.identities().createWithCustomId("alice").id());
    }

    @Test
    void allIdentitiesAreListedHoweverManyPagesTheyFill() {
        for (int i = 0; i < 1001; i++) {
            control.identities().create();
        }

        assertThat(control.identities().list())
                .extracting(IdentitiesControl.Identity::id)
                .doesNotHaveDuplicates()
                .hasSize(1001);
    }

    @Test
    void tokensEndWhenTheyAreRevokedOrTheirIdentityIsDeleted() {
        Created revoked = control.identities().create("chat");
        Created deleted = control.identities().create("chat");
        assertThat(control.tokens().introspect(revoked.token().token()).active())
                .isTrue();

        control.identities().revokeTokens(revoked.id());
        control.identities().delete(deleted.id());

        assertThat(control.tokens().introspect(revoked.token().token()).reason())
                .isEqualTo("revoked");
        assertThat(control.tokens().introspect(deleted.token().token()).reason())
                .isEqualTo("identityDeleted");
    }

    @Test
    void aMintedTokenLivesAsLongAsIsAskedAndHasTheClaimsThatAreAsked() {
        String id = control.identities().create().id();

        TokensControl.Minted minted = control.tokens()
                .mint(TokenToMint.withScopes("chat", "voip")
                        .identity(id)
                        .lifetime(Duration.ofSeconds(5))
                        .claim("rgn", "emea")
                        .withoutClaim("resourceLocation"));

        assertThat(minted.identity()).isEqualTo(id);
        TokensControl.Introspection introspection = control.tokens().introspect(minted.token());
        assertThat(introspection.active()).isTrue();
        assertThat(introspection.identity()).isEqualTo(id);
        assertThat(introspection.scopes()).containsExactly("chat", "voip");
        assertThat(introspection.claims()).containsEntry("rgn", "emea").doesNotContainKey("resourceLocation");
        assertThat(Duration.between(control.clock().now(), minted.expiresOn())).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void tokensThatAreNoGoodAreNoGoodForTheReasonThatWasAsked() {
        TokenToMint chat = TokenToMint.withScopes("chat");

        assertThat(List.of(
                        chat.lifetime(Duration.ofSeconds(-5)),
                        chat.notBefore(Instant.now().plusSeconds(3600)),
                        chat.ofResource("00000000-0000-4000-8000-000000000009"),
                        chat.broken(Breakage.SIGNATURE),
                        chat.broken(Breakage.PAYLOAD),
                        chat.broken(Breakage.UNKNOWN_KEY),
                        chat.broken(Breakage.ALG_NONE)))
                .extracting(wanted -> control.tokens()
                        .introspect(control.tokens().mint(wanted).token())
                        .reason())
                .containsExactly(
                        "expired",
                        "notYetValid",
                        "otherResource",
                        "badSignature",
                        "badSignature",
                        "unknownKey",
                        "unsupportedAlgorithm");
    }

    @Test
    void anEntraTokenIsExchanged() {
        EmulatorInfo.Entra entra = control.info().entra();
        String token = control.tokens()
                .mint(EntraTokenToMint.ofUser(entra.teamsUserObjectId())
                        .client(entra.clientId())
                        .scopes("https://auth.msft.communication.azure.com/Teams.ManageCalls"))
                .token();

        assertThat(client().getTokenForTeamsUser(
                                new com.azure.communication.identity.models.GetTokenForTeamsUserOptions(
                                        token, entra.clientId(), entra.teamsUserObjectId()))
                        .getToken())
                .startsWith("eyJ");
    }

    @Test
    void theClockIsSetFrozenMovedAndGivenBack() {
        assertThat(control.clock().freezeAt(LONG_AGO).frozen()).isTrue();
        assertThat(control.clock().advance(Duration.parse("PT23H59M")).now())
                .isEqualTo(LONG_AGO.plus(Duration.parse("PT23H59M")));
        assertThat(control.clock().set(LONG_AGO).frozen()).isTrue();
        assertThat(control.clock().now()).isEqualTo(LONG_AGO);
        assertThat(control.clock().unfreeze().frozen()).isFalse();
        assertThat(control.clock().freeze().frozen()).isTrue();
        assertThat(control.clock().reset()).satisfies(reading -> {
            assertThat(reading.frozen()).isFalse();
            assertThat(reading.offset().abs()).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Test
    void tokensExpireByTheClockWhileClientsSignWithTheRealTime() {
        String token = client().createUserAndToken(CHAT).getUserToken().getToken();

        control.clock().advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(control.tokens().introspect(token).reason()).isEqualTo("expired");
        assertThat(client().createUser().getId()).startsWith("8:acs:");
    }

    @Test
    void aFaultStrikesAsOftenAsItSaysAndTellsSo() {
        FaultsControl.Rule rule =
                control.faults().add(Fault.on("create").times(1).respond(429).retryAfter(Duration.ofSeconds(1)));

        assertThat(client().createUser().getId()).startsWith("8:acs:");

        assertThat(control.faults().get(rule.id()).fired()).isEqualTo(1);
        assertThat(control.requests().list())
                .extracting(JournalEntry::status, JournalEntry::fault)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(429, rule.id()),
                        org.assertj.core.api.Assertions.tuple(201, null));
        assertThat(control.requests().list().get(1).at())
                .isAfterOrEqualTo(control.requests().list().get(0).at().plusMillis(900));
        control.faults().remove(rule.id());
        assertThat(control.faults().list()).isEmpty();
    }

    @Test
    void faultsActInTurnAndAreClearedTogether() {
        control.faults()
                .add(Fault.on("create")
                        .effects(
                                FaultEffect.respond(503).header("Retry-After", "0"),
                                FaultEffect.connection(FaultEffect.Connection.EMPTY),
                                FaultEffect.delay(Duration.ofMillis(300))));
        control.faults().add(Fault.onAnyCall().method("DELETE").respond(418).delay(Duration.ofMillis(1)));
        assertThat(control.faults().list()).hasSize(2);

        client().createUser();

        assertThat(control.requests().list(RequestQuery.of("create")))
                .extracting(JournalEntry::status)
                .startsWith(503)
                .endsWith(201);
        control.faults().clear();
        assertThat(control.faults().list()).isEmpty();
    }

    @Test
    void settingsChangeAtOnceAndAreGivenBack() {
        assertThat(control.settings().read().auth()).isEqualTo("strict");

        assertThat(control.settings()
                        .set("tokenLifetime", Duration.ofSeconds(10))
                        .tokenLifetime())
                .isEqualTo(Duration.ofSeconds(10));
        control.settings().set("recordBodies", true);
        var token = client().createUserAndToken(CHAT).getUserToken();

        assertThat(token.getExpiresAt().toInstant())
                .isBefore(control.clock().now().plusSeconds(11));
        assertThat(control.requests().list().get(0).requestBody()).contains("createTokenWithScopes");
        assertThat(control.requests().list().get(0).responseBody()).doesNotContain(token.getToken());
        assertThat(control.settings().giveBack("tokenLifetime").tokenLifetime()).isNull();
    }

    @Test
    void theLimitsOfAzureCanBeReached() {
        control.settings().set("limits", "azure");
        String id = control.identities().create().id();
        for (int i = 0; i < 499; i++) {
            client().deleteUser(new CommunicationUserIdentifier(id));
        }

        client().deleteUser(new CommunicationUserIdentifier(id));
        assertThat(control.requests().count(RequestQuery.of("delete").status(429)))
                .isZero();
        control.clock().advance(Duration.ofSeconds(31));
        assertThat(control.settings().read().limits()).isEqualTo("azure");
    }

    @Test
    void aResourceHasWhatIsAskedAndWhatIsMadeUp() {
        ResourcesControl.Resource made = control.resources().create(Map.of("name", "shop", "location", "europe"));

        assertThat(made.name()).isEqualTo("shop");
        assertThat(made.connectionString()).endsWith("accesskey=" + made.primaryKey());
        assertThat(control.resources().get(made.id())).isEqualTo(made);
        assertThat(control.resources().list()).contains(made).hasSize(2);
        control.resources().delete(made.id());
        assertThat(refusal(() -> control.resources().get(made.id())).status()).isEqualTo(404);
    }

    @Test
    void anAccessKeyThatIsMadeAnewEndsTheOldOneAndItsTokens() {
        try (OwnResource mine = control.newResource()) {
            String token = IdentityClients.builder(mine)
                    .buildClient()
                    .createUserAndToken(CHAT)
                    .getUserToken()
                    .getToken();

            ResourcesControl.NewKey key = control.resources().regenerateKey(mine.getResourceId(), KeySlot.PRIMARY);

            assertThat(control.tokens().introspect(token).reason()).isEqualTo("accessKeyRegenerated");
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
    void signingKeysRotateAndTheOldOneIsGoodUntilItIsDeleted() {
        String token = control.identities().create("chat").token().token();
        String before = control.signingKeys().current().id();

        SigningKeysControl.Key now = control.signingKeys().rotate();

        assertThat(now.current()).isTrue();
        assertThat(control.tokens().introspect(token).active()).isTrue();
        assertThat(control.signingKeys().list()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(refusal(() -> control.signingKeys().delete(now.id())).code()).isEqualTo("Conflict");
        control.signingKeys().delete(before);
        assertThat(control.tokens().introspect(token).reason()).isEqualTo("unknownKey");
        assertThat(control.tokens()
                        .introspect(control.identities().create("chat").token().token())
                        .active())
                .isTrue();
    }

    @Test
    void requestsAreWaitedForAndFoundByWhatTheyWere() throws Exception {
        Instant start = control.clock().now();
        Thread later = new Thread(() -> {
            CommunicationUserIdentifier user = client().createUser();
            client().getToken(user, CHAT);
            client().getToken(user, CHAT);
        });
        later.start();

        List<JournalEntry> entries =
                control.requests().await(RequestQuery.of("issueAccessToken"), 2, Duration.ofSeconds(20));
        later.join();

        JournalEntry last = entries.get(1);
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.client()).contains("communication-identity");
        assertThat(last.authentication().verdict()).isEqualTo("accepted");
        assertThat(last.resource()).isEqualTo(acs().getResourceId());
        assertThat(control.requests().get(last.id())).isEqualTo(last);
        assertThat(control.requests()
                        .count(RequestQuery.all()
                                .identity(last.identity())
                                .client("java")
                                .since(start)))
                .isEqualTo(2);
        assertThat(control.requests().list(RequestQuery.all().limit(1))).hasSize(1);
        control.requests().clear();
        assertThat(control.requests().list()).isEmpty();
        assertThat(control.requests().dropped()).isZero();
    }

    @Test
    void whatDoesNotComeFailsAndSaysWhatCame() {
        client().createUser();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> control.requests().await(RequestQuery.of("create"), 2, Duration.ofMillis(100)))
                .withMessageContaining("1 requests {operation=create} instead of 2");
    }

    @Test
    void aRefusedRequestIsExplained() {
        String otherKey = "bm90IHRoZSBlbXVsYXRvcidzIGtleQ==";
        org.assertj.core.api.Assertions.catchThrowable(() -> IdentityClients.builder(acs())
                .connectionString(ConnectionStrings.of(acs().getEndpoint(), otherKey))
                .buildClient()
                .createUser());
        JournalEntry refused =
                control.requests().list(RequestQuery.all().status(401)).get(0);

        Explanation explanation = control.requests().explain(refused.id());

        assertThat(explanation.accepted()).isFalse();
        assertThat(explanation.cause()).isEqualTo(refused.authentication().cause());
        assertThat(explanation.serverStringToSign()).startsWith("POST\n/identities");
        assertThat(control.requests()
                        .explain("POST", "/identities?api-version=2023-10-01", Map.of("Host", "localhost"), "{}")
                        .cause())
                .isEqualTo("noAuthorization");
        assertThat(control.requests().curl(refused.id())).contains("openssl", "$ACS_ACCESS_KEY");
        assertThat(control.requests().har()).contains("\"log\"");
    }

    @Test
    void metricsCountWhatHappened() {
        client().createUser();

        assertThat(control.metrics()).contains("create");
    }

    @Test
    void aResetStartsOver() {
        control.identities().create();
        control.clock().freezeAt(LONG_AGO);
        control.settings().set("auth", "off");
        control.faults().add(Fault.on("create").respond(500));
        client();
        control.resources().create();

        control.reset();

        assertThat(control.identities().list()).isEmpty();
        assertThat(control.clock().read().frozen()).isFalse();
        assertThat(control.settings().read().auth()).isEqualTo("strict");
        assertThat(control.faults().list()).isEmpty();
        assertThat(control.requests().list()).isEmpty();
        assertThat(control.resources().list()).hasSize(1);
    }

    @Test
    void aResourceOfOnesOwnIsSeenByNobodyElse() {
        try (OwnResource mine = control.newResource();
                OwnResource other = control.newResource()) {
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
            assertThat(control.identities().list()).isEmpty();
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
        assertThat(control.resources().list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"by, PT1X", "by, tomorrow"})
    void aRefusalSaysWhatWouldBeRight(String target, String value) {
        EmulatorControlException refusal = refusal(() -> control.settings().set("clockSkew", value));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("ValidationError");
        assertThat(refusal.target()).isEqualTo("clockSkew");
        assertThat(refusal).hasMessageContaining("PATCH /_emulator/settings was refused with status 400: 'clockSkew'");
        assertThat(target).isNotEmpty();
    }
}
