package io.github.acsemulator.conformance;

import com.azure.communication.identity.CommunicationIdentityAsyncClient;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.GetTokenForTeamsUserOptions;
import com.azure.core.credential.AccessToken;

/** The exchange of a Teams user's token, by whatever version of the SDK is under test. */
final class TeamsExchange {

    private static final String PREVIEW = "1.2.0-beta.1";

    private TeamsExchange() {}

    /** Whether application and user are said, too; the preview takes the token alone. */
    static boolean namesTheUser() {
        return !SdkUnderTest.version().equals(PREVIEW);
    }

    static AccessToken by(ClientKind kind, String entraToken, String appId, String userId) {
        Object client = kind.open().client();
        return namesTheUser()
                ? Named.exchange(client, new GetTokenForTeamsUserOptions(entraToken, appId, userId))
                : (AccessToken) new MethodByName(client, "getTokenForTeamsUser", String.class).call(entraToken);
    }

    /** A class of its own, because the preview lacks its types. */
    private static final class Named {

        static AccessToken exchange(Object client, GetTokenForTeamsUserOptions options) {
            return client instanceof CommunicationIdentityAsyncClient async
                    ? async.getTokenForTeamsUser(options).block()
                    : ((CommunicationIdentityClient) client).getTokenForTeamsUser(options);
        }
    }
}
