package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.CommunicationIdentityClientBuilder;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients of these tests do check whom they talk to. */
@EmulatorOnly
class TlsConformanceIT {

    static Iterable<HttpStack> stacks() {
        return HttpStack.meant();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void aClientThatDoesNotTrustTheCaFails(HttpStack stack) {
        CommunicationIdentityClient stranger = clientThatHas(Trust.inPublicRoots(), stack);
        CommunicationIdentityClient friend = clientThatHas(Target.current().trust(), stack);

        assertThatThrownBy(stranger::createUser)
                .hasStackTraceContaining("unable to find valid certification path to requested target");
        assertThat(friend.createUser().getId()).startsWith("8:acs:");
    }

    private static CommunicationIdentityClient clientThatHas(Trust trust, HttpStack stack) {
        return new CommunicationIdentityClientBuilder()
                .connectionString(Target.current().connectionString().toString())
                .httpClient(stack.clientThatHas(trust))
                .retryPolicy(new RetryPolicy(new FixedDelay(0, Duration.ZERO)))
                .buildClient();
    }
}
