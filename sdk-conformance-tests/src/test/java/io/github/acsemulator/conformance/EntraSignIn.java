package io.github.acsemulator.conformance;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.UsernamePasswordCredentialBuilder;

/** Signs in at the built-in Entra issuer with the real credential classes, its certificate checked. */
final class EntraSignIn {

    static final String TENANT = "e47a0000-0000-4000-8000-000000000001";
    static final String CLIENT_ID = "c11e0000-0000-4000-8000-000000000001";
    static final String CLIENT_SECRET = "emulator-client-secret";
    static final String TEAMS_USER = "0b1ec700-0000-4000-8000-000000000001";
    static final String USERNAME = "teams-user@emulator.test";
    static final String PASSWORD = "emulator-password";

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
    static String tokenOfTeamsUser() {
        String resource = "https://auth.msft.communication.azure.com/";
        return ofTeamsUser(HttpStack.meant().get(0))
                .getToken(new TokenRequestContext()
                        .addScopes(resource + "Teams.ManageCalls", resource + "Teams.ManageChats"))
                .block()
                .getToken();
    }
}
