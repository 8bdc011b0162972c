package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.azure.communication.common.CommunicationUserIdentifier;

/** Which keys open the resource. */
class AccessKeysConformanceIT {

    private static final String NO_KEY_OF_ANYONE = "bm9ib2R5IGhhcyB0aGlzIGtleSBhbmQgbm9ib2R5IGV2ZXIgd2lsbCBoYXZlIGl0";
    private static final String PRIMARY =
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3ByaW1hcnktYWNjZXNzLWtleS93ZWxsLWtub3duL25vdC1hLXNlY3JldC8v";
    private static final String SECONDARY =
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3NlY29uZGFyeS1hY2Nlc3Mta2V5L3dlbGwta25vd24vbm90LWEtc2VjcmV0";

    @EveryClient
    void refusesEveryOperationWithAWrongKey(ClientKind kind) {
        CommunicationUserIdentifier user = kind.open().createUser();
        IdentityApi client = kind.open(Target.current().connectionString().withAccessKey(NO_KEY_OF_ANYONE));

        assertThat(SdkRefusal.of(client::createUser)).isEqualTo(SdkRefusal.DENIED);
        assertThat(SdkRefusal.of(() -> client.createUserAndToken(Scopes.CHAT))).isEqualTo(SdkRefusal.DENIED);
        assertThat(SdkRefusal.of(() -> client.getToken(user, Scopes.CHAT))).isEqualTo(SdkRefusal.DENIED);
        assertThat(SdkRefusal.of(() -> client.revokeTokens(user))).isEqualTo(SdkRefusal.DENIED);
        assertThat(SdkRefusal.of(() -> client.deleteUser(user))).isEqualTo(SdkRefusal.DENIED);
    }

    @EveryClient
    @EmulatorOnly
    void takesTheSecondaryKeyForTheSameResource(ClientKind kind) {
        ConnectionString primary = Target.current().connectionString();
        assumeThat(primary.accessKey())
                .as("the secondary key is known of the well-known resource only")
                .isEqualTo(PRIMARY);
        CommunicationUserIdentifier user = kind.open().createUser();
        IdentityApi client = kind.open(primary.withAccessKey(SECONDARY));

        assertThat(TokenClaims.of(client.getToken(user, Scopes.CHAT)).user()).isEqualTo(user);
        client.revokeTokens(user);
        client.deleteUser(user);
    }
}
