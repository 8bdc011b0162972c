package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import com.azure.core.exception.HttpResponseException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SDK's own retries, provoked. */
@AcsIdentityEmulatorTest
class SdkRetryIT {

    private static final List<CommunicationTokenScope> CHAT = List.of(CommunicationTokenScope.CHAT);

    private final CommunicationIdentityClient client;
    private final EmulatorControl control;

    SdkRetryIT(EmulatorAccess acs) {
        this.client = IdentityClients.builder(acs).buildClient();
        this.control = acs.control();
    }

    @BeforeEach
    void startOver() {
        control.reset();
    }

    private List<Integer> statuses() {
        return control.requests().list(RequestQuery.of("issueAccessToken")).stream()
                .map(JournalEntry::status)
                .toList();
    }

    @Test
    void twoTooManyRequestsAreSurvived() {
        CommunicationUserIdentifier user = client.createUser();
        Fault fault = Fault.on("issueAccessToken").times(2).respond(429).retryAfter(Duration.ofSeconds(1));
        String rule = control.faults().add(fault).id();

        String token = client.getToken(user, CHAT).getToken();

        assertThat(control.tokens().introspect(token).active()).isTrue();
        assertThat(statuses()).containsExactly(429, 429, 200);
        assertThat(control.faults().get(rule).fired()).isEqualTo(2);
    }

    @Test
    void tenAreTooMany() {
        CommunicationUserIdentifier user = client.createUser();
        control.faults().add(Fault.on("issueAccessToken").times(10).respond(429).retryAfter(Duration.ofMillis(50)));

        HttpResponseException refusal =
                catchThrowableOfType(HttpResponseException.class, () -> client.getToken(user, CHAT));

        assertThat(refusal.getResponse().getStatusCode()).isEqualTo(429);
        assertThat(statuses()).containsExactly(429, 429, 429, 429);
    }

    @Test
    void aConnectionThatIsResetIsTriedAgain() {
        control.faults().add(Fault.on("create").times(1).effect(FaultEffect.connection(FaultEffect.Connection.RESET)));

        assertThat(client.createUser().getId()).startsWith("8:acs:");
    }
}
