package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/** What a control does, wherever the emulator runs. */
interface ControlContract {

    List<CommunicationTokenScope> CHAT = List.of(CommunicationTokenScope.CHAT);
    Instant LONG_AGO = Instant.parse("2024-02-29T12:00:00Z");

    EmulatorAccess acs();

    @BeforeEach
    default void startOver() {
        control().reset();
    }

    default EmulatorControl control() {
        return acs().control();
    }

    default CommunicationIdentityClient client() {
        return IdentityClients.builder(acs()).buildClient();
    }

    default EmulatorControlException refusal(ThrowingCallable call) {
        return catchThrowableOfType(EmulatorControlException.class, call);
    }
}
