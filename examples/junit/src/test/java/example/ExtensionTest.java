package example;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.CommunicationIdentityClientBuilder;
import com.azure.communication.identity.models.CommunicationTokenScope;
import io.github.acsemulator.testcontainers.AcsIdentityEmulatorTest;
import io.github.acsemulator.testcontainers.EmulatorControl;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without Docker, since the server is on the class path. */
@AcsIdentityEmulatorTest
class ExtensionTest {
    @Test
    void revokedTokensAreNotGood(CommunicationIdentityClientBuilder builder, EmulatorControl control) {
        CommunicationIdentityClient client = builder.buildClient();
        CommunicationUserIdentifier user = client.createUser();
        String token = client.getToken(user, List.of(CommunicationTokenScope.CHAT)).getToken();
        assertTrue(control.tokens().introspect(token).active());

        client.revokeTokens(user);

        assertFalse(control.tokens().introspect(token).active());
    }
}
