package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.identity.CommunicationIdentityClientBuilder;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class of a user, annotated. */
@AcsIdentityEmulatorTest(settings = "workerId=abcdef")
class AnnotatedClassIT {

    private static URI before;

    private final EmulatorAccess acs;

    AnnotatedClassIT(EmulatorAccess acs) {
        this.acs = acs;
    }

    @BeforeAll
    static void remember(URI endpoint) {
        before = endpoint;
    }

    @Test
    void theClientBuilderIsReady(CommunicationIdentityClientBuilder builder) {
        assertThat(builder.buildClient().createUser().getId()).contains("-abcd-ef");
    }

    @Test
    void endpointAndConnectionStringAreThoseOfTheOneEmulator(URI endpoint, String connectionString) {
        assertThat(endpoint).isEqualTo(before).isEqualTo(acs.getEndpoint());
        assertThat(connectionString).isEqualTo(acs.getConnectionString()).startsWith("endpoint=" + endpoint + "/;");
    }

    @ParameterizedTest
    @ValueSource(strings = "an argument")
    void argumentsOfParameterizedTestsAreLeftAlone(String argument, EmulatorAccess injected) {
        assertThat(argument).isEqualTo("an argument");
        assertThat(injected.getConnectionString()).isEqualTo(acs.getConnectionString());
    }

    @RepeatedTest(2)
    void theEmulatorStaysForAllTestsOfTheClass() {
        assertThat(acs.getEndpoint()).isEqualTo(before);
    }

    @Nested
    class InANestedClass {

        @Test
        void itIsTheSame(String connectionString) {
            assertThat(connectionString).isEqualTo(acs.getConnectionString());
            assertThat(acs.getEndpoint()).isEqualTo(before);
        }
    }

    @Nested
    class AfterANestedClass {

        @Test
        void itStillRuns(EmulatorAccess injected) {
            assertThat(injected.caCertificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
        }
    }
}
