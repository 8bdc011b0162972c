package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.CommunicationIdentityClientBuilder;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.HttpResponseException;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that has an Entra token instead of an access key. */
@EmulatorOnly
class BearerConformanceIT {

    static Stream<HttpStack> stacks() {
        return HttpStack.meant().stream();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void anApplicationWithATokenUsesEveryOperation(HttpStack stack) throws Exception {
        usesEveryOperation(client(EntraTokens.ofApplication(), stack));
    }

    /** The credential classes want a newer core than older versions of the SDK run with. */
    @OfSdk(since = "1.4.10")
    @ParameterizedTest
    @MethodSource("stacks")
    void anApplicationThatSignedInWithItsSecretUsesEveryOperation(HttpStack stack) {
        usesEveryOperation(client(EntraSignIn.ofApplication(stack), stack));
    }

    @OfSdk(since = "1.4.10")
    @ParameterizedTest
    @MethodSource("stacks")
    void aTeamsUserWhoSignedInWithHisPasswordGetsHisToken(HttpStack stack) {
        String entraToken = EntraSignIn.ofTeamsUser(stack)
                .getToken(new TokenRequestContext().addScopes(EntraSignIn.TEAMS_SCOPES.toArray(String[]::new)))
                .block()
                .getToken();

        for (ClientKind kind : ClientKind.all().filter(k -> k.stack() == stack).toList()) {
            assertThat(TeamsExchange.by(kind, entraToken, EntraSignIn.CLIENT_ID, EntraSignIn.TEAMS_USER)
                            .getToken())
                    .startsWith("eyJ");
        }
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void aTokenThatNobodySignedIsRefused(HttpStack stack) {
        CommunicationIdentityClient client = client(EntraTokens.credential("e30.e30.e30"), stack);

        assertThat(catchThrowable(client::createUser))
                .asInstanceOf(InstanceOfAssertFactories.type(HttpResponseException.class))
                .returns(401, refused -> refused.getResponse().getStatusCode());
    }

    private static void usesEveryOperation(CommunicationIdentityClient client) {
        var user = client.createUser();

        assertThat(TokenClaims.of(client.getToken(user, Scopes.CHAT)).user()).isEqualTo(user);
        client.revokeTokens(user);
        client.deleteUser(user);
        assertThat(client.createUserAndToken(Scopes.CHAT).getUserToken().getToken())
                .startsWith("eyJ");
    }

    private static CommunicationIdentityClient client(TokenCredential credential, HttpStack stack) {
        return new CommunicationIdentityClientBuilder()
                .endpoint(Target.current().connectionString().endpoint().toString())
                .credential(credential)
                .httpClient(stack.clientThatHas(Target.current().trust()))
                .buildClient();
    }
}
