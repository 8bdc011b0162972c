package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationUserIdentifier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Identities that are not, or no longer, of this resource. */
class IdentitiesConformanceIT {

    private static final String NIL = "00000000-0000-0000-0000-000000000000";

    static Stream<Arguments> everyClientAndMalformedIdentity() {
        return ClientKind.all()
                .flatMap(kind -> Stream.of(
                                "8:acs:" + NIL,
                                "8:acs:not-a-guid_" + NIL,
                                "8:acs:" + NIL + "_not-a-guid",
                                "8:orgid:" + NIL,
                                "4:+15550100",
                                "nonsense")
                        .map(id -> Arguments.of(kind, id)));
    }

    @EveryClient
    void refusesAnIdentityOfAnotherResource(ClientKind kind) {
        assertNotOwned(kind.open(), "8:acs:" + NIL + "_" + NIL);
    }

    @EmulatorOnly
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyClientAndMalformedIdentity")
    void refusesWhatIsNoIdentityAtAll(ClientKind kind, String id) {
        assertNotOwned(kind.open(), id);
    }

    @EveryClient
    @EmulatorOnly
    void refusesToIssueATokenForADeletedUser(ClientKind kind) {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();
        client.deleteUser(user);

        assertThat(SdkRefusal.of(() -> client.getToken(user, Scopes.CHAT))).isEqualTo(SdkRefusal.NOT_FOUND);
    }

    @EveryClient
    @EmulatorOnly
    void refusesToRevokeTheTokensOfADeletedUser(ClientKind kind) {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();
        client.deleteUser(user);

        assertThat(SdkRefusal.of(() -> client.revokeTokens(user))).isEqualTo(SdkRefusal.NOT_FOUND);
    }

    private static void assertNotOwned(IdentityApi client, String id) {
        CommunicationUserIdentifier user = new CommunicationUserIdentifier(id);

        assertThat(SdkRefusal.of(() -> client.getToken(user, Scopes.CHAT))).isEqualTo(SdkRefusal.NOT_OWNED);
        assertThat(SdkRefusal.of(() -> client.revokeTokens(user))).isEqualTo(SdkRefusal.NOT_OWNED);
        assertThat(SdkRefusal.of(() -> client.deleteUser(user))).isEqualTo(SdkRefusal.NOT_OWNED);
    }
}
