package io.github.acsemulator.conformance;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.UsernamePasswordCredentialBuilder;
import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.UserNamePasswordParameters;
import java.net.MalformedURLException;
import java.util.Set;

/** Signs in at the built-in Entra issuer with the real credential classes, its certificate checked. */
final class EntraSignIn {

    static final String TENANT = "e47a0000-0000-4000-8000-000000000001";
    static final String CLIENT_ID = "c11e0000-0000-4000-8000-000000000001";
    static final String CLIENT_SECRET = "emulator-client-secret";
    static final String TEAMS_USER = "0b1ec700-0000-4000-8000-000000000001";
    static final String USERNAME = "teams-user@emulator.test";
    static final String PASSWORD = "emulator-password";
    static final Set<String> TEAMS_SCOPES = Set.of(
            "https://auth.msft.communication.azure.com/Teams.ManageCalls",
            "https://auth.msft.communication.azure.com/Teams.ManageChats");

    private EntraSignIn() {}

    static TokenCredential ofApplication(HttpStack stack) {
        return new ClientSecretCredentialBuilder()
                .authorityHost(Target.current().connectionString().endpoint() + "/")
                .disableInstanceDiscovery()
                .httpClient(stack.clientThatHas(Target.current().trust()))
                .tenantId(TENANT)
                .clientId(CLIENT_ID)
                .clientSecret(CLIENT_SECRET)
                .build();
    }

    // It cannot do multi-factor authentication, which is why it is deprecated; here nobody is asked.
    @SuppressWarnings("deprecation")
    static TokenCredential ofTeamsUser(HttpStack stack) {
        return new UsernamePasswordCredentialBuilder()
                .authorityHost(Target.current().connectionString().endpoint() + "/")
                .disableInstanceDiscovery()
                .httpClient(stack.clientThatHas(Target.current().trust()))
                .tenantId(TENANT)
                .clientId(CLIENT_ID)
                .username(USERNAME)
                .password(PASSWORD)
                .build();
    }

    /** A Teams user's token, as an application gets it before it exchanges it. */
    static String tokenOfTeamsUser() throws Exception {
        return ofPublicClient()
                .acquireToken(UserNamePasswordParameters.builder(TEAMS_SCOPES, USERNAME, PASSWORD.toCharArray())
                        .build())
                .get()
                .accessToken();
    }

    /** MSAL itself, without a secret. */
    static PublicClientApplication ofPublicClient() throws MalformedURLException {
        return trusting(PublicClientApplication.builder(CLIENT_ID)).build();
    }

    /** MSAL itself, with a secret. */
    static ConfidentialClientApplication ofConfidentialClient() throws MalformedURLException {
        return trusting(ConfidentialClientApplication.builder(
                        CLIENT_ID, ClientCredentialFactory.createFromSecret(CLIENT_SECRET)))
                .build();
    }

    /** Told where the issuer is, that nobody else need be asked about it, and whom to trust. */
    private static <T extends AbstractClientApplicationBase.Builder<T>> T trusting(T builder)
            throws MalformedURLException {
        return builder.authority(Target.current().connectionString().endpoint() + "/" + TENANT)
                .instanceDiscovery(false)
                .sslSocketFactory(Target.current().trust().sslContext().getSocketFactory());
    }
}
