package io.github.acsemulator.conformance;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/** Prints the token of its managed identity, whose address it takes from its environment, as in Azure. */
final class ManagedIdentityProgram {

    private ManagedIdentityProgram() {}

    public static void main(String[] arguments) {
        System.out.println(new ManagedIdentityCredentialBuilder()
                .build()
                .getTokenSync(new TokenRequestContext().addScopes("https://communication.azure.com//.default"))
                .getToken());
        System.exit(0);
    }
}
