package io.github.acsemulator.conformance;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import com.azure.core.credential.AccessToken;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import java.util.List;

record SyncApi(CommunicationIdentityClient client) implements IdentityApi {

    @Override
    public CommunicationUserIdentifier createUser() {
        return client.createUser();
    }

    @Override
    public Response<CommunicationUserIdentifier> createUserWithResponse() {
        return client.createUserWithResponse(Context.NONE);
    }

    @Override
    public CommunicationUserIdentifierAndToken createUserAndToken(List<CommunicationTokenScope> scopes) {
        return client.createUserAndToken(scopes);
    }

    @Override
    public Response<CommunicationUserIdentifierAndToken> createUserAndTokenWithResponse(
            List<CommunicationTokenScope> scopes) {
        return client.createUserAndTokenWithResponse(scopes, Context.NONE);
    }

    @Override
    public AccessToken getToken(CommunicationUserIdentifier user, List<CommunicationTokenScope> scopes) {
        return client.getToken(user, scopes);
    }

    @Override
    public Response<AccessToken> getTokenWithResponse(
            CommunicationUserIdentifier user, List<CommunicationTokenScope> scopes) {
        return client.getTokenWithResponse(user, scopes, Context.NONE);
    }

    @Override
    public void revokeTokens(CommunicationUserIdentifier user) {
        client.revokeTokens(user);
    }

    @Override
    public Response<Void> revokeTokensWithResponse(CommunicationUserIdentifier user) {
        return client.revokeTokensWithResponse(user, Context.NONE);
    }

    @Override
    public void deleteUser(CommunicationUserIdentifier user) {
        client.deleteUser(user);
    }

    @Override
    public Response<Void> deleteUserWithResponse(CommunicationUserIdentifier user) {
        return client.deleteUserWithResponse(user, Context.NONE);
    }
}
