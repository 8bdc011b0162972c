package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.CommunicationIdentityClientBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that signs in with Entra instead of an access key. */
@EmulatorOnly
@OfSdk(since = "1.4.0")
class EntraConformanceIT {

    static Stream<HttpStack> stacks() {
        return HttpStack.meant().stream();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void anApplicationThatSignedInWithItsSecretUsesTheService(HttpStack stack) {
        CommunicationIdentityClient client = new CommunicationIdentityClientBuilder()
                .endpoint(Target.current().connectionString().endpoint().toString())
                .credential(EntraSignIn.ofApplication(stack))
                .httpClient(stack.clientThatHas(Target.current().trust()))
                .buildClient();

        var user = client.createUser();

        assertThat(client.getToken(user, Scopes.CHAT).getToken()).startsWith("eyJ");
        client.revokeTokens(user);
        client.deleteUser(user);
    }
}
