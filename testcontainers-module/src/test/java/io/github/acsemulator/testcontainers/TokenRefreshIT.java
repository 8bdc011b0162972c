package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationTokenCredential;
import com.azure.communication.common.CommunicationTokenRefreshOptions;
import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import com.azure.core.credential.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app that is not changed lives through expiry and refresh in seconds. */
@AcsIdentityEmulatorTest
class TokenRefreshIT {

    private static final Duration LIFETIME = Duration.ofSeconds(10);

    private final CommunicationIdentityClient client;
    private final EmulatorControl control;
    private final AtomicInteger refreshes = new AtomicInteger();

    TokenRefreshIT(EmulatorAccess acs) {
        this.client = IdentityClients.builder(acs).buildClient();
        this.control = acs.control();
    }

    @BeforeEach
    void letTokensLiveForTenSeconds() {
        control.reset();
        control.settings().set("tokenLifetime", LIFETIME);
    }

    private CommunicationTokenRefreshOptions refreshing(CommunicationUserIdentifier user) {
        return new CommunicationTokenRefreshOptions(() -> {
                    refreshes.incrementAndGet();
                    return token(user);
                })
                .setInitialToken(token(user));
    }

    private String token(CommunicationUserIdentifier user) {
        return client.getToken(user, List.of(CommunicationTokenScope.CHAT)).getToken();
    }

    @Test
    void aCredentialRefreshesOnceItsTokenHasExpired() throws Exception {
        CommunicationUserIdentifier user = client.createUser();
        try (CommunicationTokenCredential credential = new CommunicationTokenCredential(refreshing(user))) {
            AccessToken first = credential.getToken().block();
            assertThat(credential.getToken().block().getToken()).isEqualTo(first.getToken());
            assertThat(refreshes).hasValue(0);

            Thread.sleep(LIFETIME.plusSeconds(1).toMillis());

            assertThat(first.isExpired()).isTrue();
            assertThat(control.tokens().introspect(first.getToken()).reason()).isEqualTo("expired");
            AccessToken second = credential.getToken().block();
            assertThat(refreshes).hasValue(1);
            assertThat(control.tokens().introspect(second.getToken()).active()).isTrue();
        }
    }

    @Test
    void aCredentialThatRefreshesByItselfDoesSoWhileItsTokenIsGood() throws Exception {
        CommunicationUserIdentifier user = client.createUser();
        try (CommunicationTokenCredential credential =
                new CommunicationTokenCredential(refreshing(user).setRefreshProactively(true))) {
            control.requests().await(RequestQuery.of("issueAccessToken"), 3, LIFETIME.plusSeconds(10));

            assertThat(refreshes).hasValueGreaterThanOrEqualTo(1);
            String token = credential.getToken().block().getToken();
            assertThat(control.tokens().introspect(token).active()).isTrue();
        }
    }
}
