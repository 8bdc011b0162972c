package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A control of the emulator in this JVM. */
class EmulatorControlIT implements ControlOfTokensContract, ControlOfStateContract, ControlOfRequestsContract {

    @RegisterExtension
    static final AcsIdentityEmulatorExtension ACS = new AcsIdentityEmulatorExtension();

    @Override
    public EmulatorAccess acs() {
        return ACS;
    }

    @Test
    void itIsAParameterOfTests(EmulatorControl control) {
        assertThat(control.info().endpoint()).isEqualTo(ACS.getEndpoint());
    }

    @Test
    void endpointAndCertificateAreAllItTakes() {
        EmulatorControl control = EmulatorControl.at(ACS.getEndpoint(), ACS.caCertificatePem());

        assertThat(control.info().name()).isEqualTo("acs-identity-emulator");
    }

    @Test
    void itTrustsThatCertificateAndNoOther() {
        try (EmulatorInJvm other = EmulatorInJvm.start(Map.of())) {
            EmulatorControl control = EmulatorControl.at(other.getEndpoint(), ACS.caCertificatePem());

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(control::info)
                    .withMessageContaining("does not answer")
                    .withStackTraceContaining("PKIX path");
        }
    }

    @Test
    void whereNobodyListensItSaysSo() {
        EmulatorControl control = EmulatorControl.at(URI.create("https://localhost:1"), ACS.caCertificatePem());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(control::info)
                .withMessageContaining("The emulator does not answer: https://localhost:1/_emulator/info GET");
    }
}
