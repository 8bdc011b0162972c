package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import com.azure.core.credential.AccessToken;
import java.io.IOException;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** What the SDK's calls do to tokens that are out already, as the emulator tells who asks it. */
@EmulatorOnly
class RevocationConformanceIT {

    @EveryClient
    void endsTheTokensIssuedBeforeAndNoneIssuedAfter(ClientKind kind) throws Exception {
        IdentityApi client = kind.open();
        CommunicationUserIdentifierAndToken both = client.createUserAndToken(Scopes.CHAT);
        assertThat(introspect(both.getUserToken())).containsEntry("active", true);

        client.revokeTokens(both.getUser());

        assertThat(introspect(both.getUserToken()))
                .containsEntry("active", false)
                .containsEntry("reason", "revoked");
        assertThat(introspect(client.getToken(both.getUser(), Scopes.CHAT))).containsEntry("active", true);
    }

    @EveryClient
    void deletingAUserEndsItsTokens(ClientKind kind) throws Exception {
        IdentityApi client = kind.open();
        CommunicationUserIdentifierAndToken both = client.createUserAndToken(Scopes.CHAT);

        client.deleteUser(both.getUser());

        assertThat(introspect(both.getUserToken()))
                .containsEntry("active", false)
                .containsEntry("reason", "identityDeleted");
    }

    private static Map<String, Object> introspect(AccessToken token)
            throws IOException, InterruptedException, JoseException {
        return JsonUtil.parseJson(TrustedHttp.ofTarget()
                .post("/_emulator/tokens/introspect", "{\"token\":\"" + token.getToken() + "\"}"));
    }
}
