package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.communication.common.CommunicationUserIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Faults, the journal, explanations, metrics. */
interface ControlOfRequestsContract extends ControlContract {

    @Test
    default void aFaultStrikesAsOftenAsItSaysAndTellsSo() {
        FaultsControl.Rule rule =
                control().faults().add(Fault.on("create").times(1).respond(429).retryAfter(Duration.ofSeconds(1)));

        assertThat(client().createUser().getId()).startsWith("8:acs:");

        assertThat(control().faults().get(rule.id()).fired()).isEqualTo(1);
        assertThat(control().requests().list())
                .extracting(JournalEntry::status, JournalEntry::fault)
                .containsExactly(tuple(429, rule.id()), tuple(201, null));
        assertThat(control().requests().list().get(1).at())
                .isAfterOrEqualTo(control().requests().list().get(0).at().plusMillis(900));
        control().faults().remove(rule.id());
        assertThat(control().faults().list()).isEmpty();
    }

    @Test
    default void faultsActInTurnAndAreClearedTogether() {
        control()
                .faults()
                .add(Fault.on("create")
                        .effects(
                                FaultEffect.respond(503).header("Retry-After", "0"),
                                FaultEffect.connection(FaultEffect.Connection.EMPTY),
                                FaultEffect.delay(Duration.ofMillis(300))));
        control().faults().add(Fault.onAnyCall().method("DELETE").respond(418).delay(Duration.ofMillis(1)));
        assertThat(control().faults().list()).hasSize(2);

        client().createUser();

        assertThat(control().requests().list(RequestQuery.of("create")))
                .extracting(JournalEntry::status)
                .startsWith(503)
                .endsWith(201);
        control().faults().clear();
        assertThat(control().faults().list()).isEmpty();
    }

    @Test
    default void requestsAreWaitedForAndFoundByWhatTheyWere() throws Exception {
        Instant start = control().clock().now();
        Thread later = new Thread(() -> {
            CommunicationUserIdentifier user = client().createUser();
            client().getToken(user, CHAT);
            client().getToken(user, CHAT);
        });
        later.start();

        List<JournalEntry> entries =
                control().requests().await(RequestQuery.of("issueAccessToken"), 2, Duration.ofSeconds(20));
        later.join();

        JournalEntry last = entries.get(1);
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.client()).contains("communication-identity");
        assertThat(last.authentication().verdict()).isEqualTo("accepted");
        assertThat(last.resource()).isEqualTo(acs().getResourceId());
        assertThat(control().requests().get(last.id())).isEqualTo(last);
        assertThat(control()
                        .requests()
                        .count(RequestQuery.all()
                                .identity(last.identity())
                                .client("java")
                                .since(start)))
                .isEqualTo(3);
        assertThat(control().requests().list(RequestQuery.all().limit(1))).hasSize(1);
        control().requests().clear();
        assertThat(control().requests().list()).isEmpty();
        assertThat(control().requests().dropped()).isZero();
    }

    @Test
    default void whatDoesNotComeFailsAndSaysWhatCame() {
        client().createUser();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> control().requests().await(RequestQuery.of("create"), 2, Duration.ofMillis(100)))
                .withMessageContaining("1 requests {operation=create} instead of 2");
    }

    @Test
    default void aRefusedRequestIsExplained() {
        String otherKey = "bm90IHRoZSBlbXVsYXRvcidzIGtleQ==";
        catchThrowable(() -> IdentityClients.builder(acs())
                .connectionString(ConnectionStrings.of(acs().getEndpoint(), otherKey))
                .buildClient()
                .createUser());
        JournalEntry refused =
                control().requests().list(RequestQuery.all().status(401)).get(0);

        Explanation explanation = control().requests().explain(refused.id());

        assertThat(explanation.accepted()).isFalse();
        assertThat(explanation.cause()).isEqualTo(refused.authentication().cause());
        assertThat(explanation.serverStringToSign()).startsWith("POST\n/identities");
        assertThat(control()
                        .requests()
                        .explain("POST", "/identities?api-version=2023-10-01", Map.of("Host", "localhost"), "{}")
                        .cause())
                .isEqualTo("noAuthorization");
        assertThat(control().requests().curl(refused.id())).contains("openssl", "$ACS_ACCESS_KEY");
        assertThat(control().requests().har()).contains("\"log\"");
    }

    @Test
    default void metricsCountWhatHappened() {
        client().createUser();

        assertThat(control().metrics()).contains("create");
    }
}
