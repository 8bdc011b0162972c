package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.identity.models.CommunicationTokenScope;
import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens carry exactly the scopes that were asked for, in that order. */
class ScopesConformanceIT {

    static Stream<Arguments> everyClientAndScopesOfOld() {
        return ClientKind.all()
                .flatMap(kind ->
                        Stream.of("chat", "voip", "chat,voip", "voip,chat").map(scopes -> Arguments.of(kind, scopes)));
    }

    static Stream<Arguments> everyClientAndScopesToJoin() {
        return ClientKind.all()
                .flatMap(kind ->
                        Scopes.everySet().filter(set -> set.contains("join")).map(set -> Arguments.of(kind, set)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyClientAndScopesOfOld")
    void givesTheScopesThatWereAskedFor(ClientKind kind, String scopes) {
        assertGives(kind.open(), scopes);
    }

    @OfSdk(since = "1.5.0")
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyClientAndScopesToJoin")
    void givesTheScopesToJoin(ClientKind kind, String scopes) {
        assertGives(kind.open(), scopes);
    }

    /** The api-version that these SDKs ask for does not have them. */
    @OfSdk(before = "1.5.0")
    @EmulatorOnly
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyClientAndScopesToJoin")
    void refusesTheScopesToJoinWhereTheVersionLacksThem(ClientKind kind, String scopes) {
        IdentityApi client = kind.open();
        List<CommunicationTokenScope> asked = Scopes.named(scopes);
        String first = Arrays.stream(scopes.split(","))
                .filter(scope -> scope.contains("join"))
                .findFirst()
                .orElseThrow();

        SdkRefusal expected = SdkRefusal.validation("Invalid scopes - " + first);
        assertThat(SdkRefusal.of(() -> client.createUserAndToken(asked))).isEqualTo(expected);
        assertThat(SdkRefusal.of(() -> client.getToken(client.createUser(), asked)))
                .isEqualTo(expected);
    }

    @EveryClient
    void refusesToIssueATokenWithoutScopes(ClientKind kind) {
        IdentityApi client = kind.open();

        assertThat(SdkRefusal.of(() -> client.getToken(client.createUser(), List.of())))
                .isEqualTo(SdkRefusal.validation("Invalid scopes - Scopes field is required."));
    }

    private static void assertGives(IdentityApi client, String scopes) {
        List<CommunicationTokenScope> asked = Scopes.named(scopes);

        CommunicationUserIdentifierAndToken both = client.createUserAndToken(asked);

        assertThat(TokenClaims.of(both.getUserToken()).scopes()).isEqualTo(scopes);
        assertThat(TokenClaims.of(client.getToken(both.getUser(), asked)).scopes())
                .isEqualTo(scopes);
    }
}
