package io.github.acsemulator.conformance;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.models.CommunicationTokenScope;
import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import com.azure.core.credential.AccessToken;
import com.azure.core.http.rest.Response;
import java.time.Duration;
import java.util.List;

/** What the synchronous and the asynchronous client of the SDK have in common. */
interface IdentityApi {

    CommunicationUserIdentifier createUser();

    Response<CommunicationUserIdentifier> createUserWithResponse();

    CommunicationUserIdentifierAndToken createUserAndToken(List<CommunicationTokenScope> scopes);

    Response<CommunicationUserIdentifierAndToken> createUserAndTokenWithResponse(List<CommunicationTokenScope> scopes);

    AccessToken getToken(CommunicationUserIdentifier user, List<CommunicationTokenScope> scopes);

    Response<AccessToken> getTokenWithResponse(CommunicationUserIdentifier user, List<CommunicationTokenScope> scopes);

    void revokeTokens(CommunicationUserIdentifier user);

    Response<Void> revokeTokensWithResponse(CommunicationUserIdentifier user);

    void deleteUser(CommunicationUserIdentifier user);

    Response<Void> deleteUserWithResponse(CommunicationUserIdentifier user);

    /** The client itself, for the methods that only newer versions have. */
    Object client();

    /** Since 1.4.0. */
    default CommunicationUserIdentifierAndToken createUserAndToken(
            List<CommunicationTokenScope> scopes, Duration lifetime) {
        return (CommunicationUserIdentifierAndToken)
                new MethodByName(client(), "createUserAndToken", Duration.class).call(scopes, lifetime);
    }

    /** Since 1.4.0. */
    default Response<?> createUserAndTokenWithResponse(List<CommunicationTokenScope> scopes, Duration lifetime) {
        return (Response<?>)
                new MethodByName(client(), "createUserAndTokenWithResponse", Duration.class).call(scopes, lifetime);
    }

    /** Since 1.4.0. */
    default AccessToken getToken(
            CommunicationUserIdentifier user, List<CommunicationTokenScope> scopes, Duration lifetime) {
        return (AccessToken) new MethodByName(client(), "getToken", Duration.class).call(user, scopes, lifetime);
    }

    /** Since 1.4.0. */
    default Response<?> getTokenWithResponse(
            CommunicationUserIdentifier user, List<CommunicationTokenScope> scopes, Duration lifetime) {
        return (Response<?>)
                new MethodByName(client(), "getTokenWithResponse", Duration.class).call(user, scopes, lifetime);
    }
}
