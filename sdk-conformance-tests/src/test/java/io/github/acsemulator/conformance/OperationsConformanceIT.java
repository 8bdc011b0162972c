package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import com.azure.core.credential.AccessToken;
import com.azure.core.http.rest.Response;

/** Every method of the client, where all goes well. */
class OperationsConformanceIT {

    private static final String ID =
            "8:acs:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String JWT = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";
    private static final String JSON = "application/json; charset=utf-8";

    @EveryClient
    void createsUsersThatDiffer(ClientKind kind) {
        IdentityApi client = kind.open();

        CommunicationUserIdentifier user = client.createUser();

        assertThat(user.getId()).matches(ID).isNotEqualTo(client.createUser().getId());
    }

    @EveryClient
    void createsAUserWithResponse(ClientKind kind) {
        Response<CommunicationUserIdentifier> response = kind.open().createUserWithResponse();

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(Headers.value(response.getHeaders(), "Content-Type")).isEqualTo(JSON);
        assertThat(response.getValue().getId()).matches(ID);
    }

    @EveryClient
    void createsAUserAndAToken(ClientKind kind) {
        CommunicationUserIdentifierAndToken both = kind.open().createUserAndToken(Scopes.CHAT_AND_VOIP);

        assertThat(both.getUser().getId()).matches(ID);
        assertThat(both.getUserToken().getToken()).matches(JWT);
        assertThat(TokenClaims.of(both.getUserToken()).user()).isEqualTo(both.getUser());
    }

    @EveryClient
    void createsAUserAndATokenWithResponse(ClientKind kind) {
        Response<CommunicationUserIdentifierAndToken> response =
                kind.open().createUserAndTokenWithResponse(Scopes.CHAT_AND_VOIP);

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(Headers.value(response.getHeaders(), "Content-Type")).isEqualTo(JSON);
        assertThat(response.getValue().getUser().getId()).matches(ID);
        assertThat(response.getValue().getUserToken().getToken()).matches(JWT);
    }

    @EveryClient
    void issuesAToken(ClientKind kind) {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();

        AccessToken token = client.getToken(user, Scopes.CHAT);

        assertThat(token.getToken()).matches(JWT);
        assertThat(TokenClaims.of(token).user()).isEqualTo(user);
    }

    @EveryClient
    void issuesATokenWithResponse(ClientKind kind) {
        IdentityApi client = kind.open();

        Response<AccessToken> response = client.getTokenWithResponse(client.createUser(), Scopes.CHAT);

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(Headers.value(response.getHeaders(), "Content-Type")).isEqualTo(JSON);
        assertThat(response.getValue().getToken()).matches(JWT);
    }

    @EveryClient
    void revokesTokensAndIssuesNewOnesAfterwards(ClientKind kind) {
        IdentityApi client = kind.open();
        CommunicationUserIdentifierAndToken both = client.createUserAndToken(Scopes.CHAT);

        client.revokeTokens(both.getUser());

        assertThat(client.getToken(both.getUser(), Scopes.CHAT).getToken())
                .matches(JWT)
                .isNotEqualTo(both.getUserToken().getToken());
    }

    @EveryClient
    void revokesTokensWithResponse(ClientKind kind) {
        IdentityApi client = kind.open();

        Response<Void> response = client.revokeTokensWithResponse(client.createUser());

        assertThat(response.getStatusCode()).isEqualTo(204);
        assertThat(response.getValue()).isNull();
    }

    @EveryClient
    void deletesAUser(ClientKind kind) {
        IdentityApi client = kind.open();

        client.deleteUser(client.createUser());
    }

    @EveryClient
    void deletesAUserWithResponse(ClientKind kind) {
        IdentityApi client = kind.open();

        Response<Void> response = client.deleteUserWithResponse(client.createUser());

        assertThat(response.getStatusCode()).isEqualTo(204);
        assertThat(response.getValue()).isNull();
    }

    @EveryClient
    @EmulatorOnly
    void deletesAUserTwice(ClientKind kind) {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();
        client.deleteUser(user);

        assertThat(client.deleteUserWithResponse(user).getStatusCode()).isEqualTo(204);
    }
}
