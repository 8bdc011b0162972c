package io.github.acsemulator.conformance;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.CommunicationIdentityAsyncClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import com.azure.core.credential.AccessToken;
import com.azure.core.http.rest.Response;
import java.util.List;

record AsyncApi(CommunicationIdentityAsyncClient client) implements IdentityApi {

    @Override
    public CommunicationUserIdentifier createUser() {
        return client.createUser().block();
    }

    @Override
    public Response<CommunicationUserIdentifier> createUserWithResponse() {
        return client.createUserWithResponse().block();
    }

    @Override
    public CommunicationUserIdentifierAndToken createUserAndToken(List<CommunicationTokenScope> scopes) {
        return client.createUserAndToken(scopes).block();
    }

    @Override
    public Response<CommunicationUserIdentifierAndToken> createUserAndTokenWithResponse(
            List<CommunicationTokenScope> scopes) {
        return client.createUserAndTokenWithResponse(scopes).block();
    }

    @Override
    public AccessToken getToken(CommunicationUserIdentifier user, List<CommunicationTokenScope> scopes) {
        return client.getToken(user, scopes).block();
    }

    @Override
    public Response<AccessToken> getTokenWithResponse(
            CommunicationUserIdentifier user, List<CommunicationTokenScope> scopes) {
        return client.getTokenWithResponse(user, scopes).block();
    }

    @Override
    public void revokeTokens(CommunicationUserIdentifier user) {
        client.revokeTokens(user).block();
    }

    @Override
    public Response<Void> revokeTokensWithResponse(CommunicationUserIdentifier user) {
        return client.revokeTokensWithResponse(user).block();
    }

    @Override
    public void deleteUser(CommunicationUserIdentifier user) {
        client.deleteUser(user).block();
    }

    @Override
    public Response<Void> deleteUserWithResponse(CommunicationUserIdentifier user) {
        return client.deleteUserWithResponse(user).block();
    }
}
