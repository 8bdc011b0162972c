package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A class of a user with one emulator for all its tests, and one for each. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegisteredExtensionIT {

    @RegisterExtension
    static final AcsIdentityEmulatorExtension SHARED =
            new AcsIdentityEmulatorExtension().withSetting("workerId", "abcdef");

    private static String certificateOfFirst = "";
    private static AcsIdentityEmulatorExtension ended;

    @RegisterExtension
    final AcsIdentityEmulatorExtension own = new AcsIdentityEmulatorExtension();

    @BeforeAll
    static void itRunsAlready() {
        assertThat(IdentityClients.builder(SHARED).buildClient().createUser().getId())
                .contains("-abcd-ef");
    }

    @AfterAll
    static void whatBelongsToATestEndsWithIt() {
        assertThat(SHARED.getEndpoint()).isNotNull();
        assertThatIllegalStateException().isThrownBy(() -> ended.getEndpoint());
    }

    @Test
    @Order(1)
    void bothRunAtOnce() {
        certificateOfFirst = own.caCertificatePem();
        ended = own;

        assertThat(own.getEndpoint()).isNotEqualTo(SHARED.getEndpoint());
        assertThat(certificateOfFirst).isNotEqualTo(SHARED.caCertificatePem());
        assertThat(own.getResourceId()).isEqualTo(SHARED.getResourceId());
        assertThat(own.getSecondaryConnectionString()).contains(own.getSecondaryAccessKey());
    }

    @Test
    @Order(2)
    void theNextTestHasANewOne() {
        assertThat(own.caCertificatePem()).isNotEqualTo(certificateOfFirst);
    }
}
