package example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import io.github.acsemulator.testcontainers.AcsIdentityEmulatorContainer;
import io.github.acsemulator.testcontainers.IdentityClients;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** With Docker. */
@Testcontainers
class ContainerTest {
    @Container
    static final AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer("acs-identity-emulator:latest");

    @Test
    void aNewUserGetsAToken() {
        CommunicationIdentityClient client = IdentityClients.builder(acs).buildClient();

        String token = client.createUserAndToken(List.of(CommunicationTokenScope.CHAT))
                .getUserToken()
                .getToken();

        assertTrue(token.startsWith("eyJ"));
    }
}
