package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.core.credential.AccessToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SDK's own live tests demand of the exchange of a Teams user's token. */
@EmulatorOnly
@OfSdk(since = "1.2.0")
class TeamsConformanceIT {

    private static final String OTHER = "99999999-0000-4000-8000-000000000001";

    private static String token;

    @TempDir
    private Path directory;

    @BeforeAll
    static void signIn() throws Exception {
        token = EntraSignIn.tokenOfTeamsUser();
    }

    @EveryClient
    void aTeamsUserGetsATokenThatExpiresWithHisOwn(ClientKind kind) {
        AccessToken exchanged = TeamsExchange.by(kind, token, EntraSignIn.CLIENT_ID, EntraSignIn.TEAMS_USER);

        assertThat(exchanged.getToken()).startsWith("eyJ");
        assertThat(Duration.between(OffsetDateTime.now(), exchanged.getExpiresAt()))
                .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(76));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/teams.md"})
    @OfSdk(since = "1.4.10")
    void theSnippetOfTheDocumentationPrintsAToken(String document) throws Exception {
        String printed = JavaSnippet.ofClass(
                        "TeamsUser", Files.readString(Path.of("..").resolve(document)))
                .aimedAt(Target.current().connectionString())
                .run(directory, new ChildJvm(directory).trustFlags());

        assertThat(printed).containsPattern("token: eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    static Stream<Arguments> badTokens() {
        return ClientKind.all().flatMap(kind -> Stream.of("", "invalid").map(bad -> Arguments.of(kind, bad)));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatIsNotGoodIsRefusedBeforeTheUserIsLookedAt(ClientKind kind, String bad) {
        assertThat(SdkRefusal.of(() -> TeamsExchange.by(kind, bad, EntraSignIn.CLIENT_ID, "")))
                .isEqualTo(new SdkRefusal(401, "InvalidAccessToken", "Provided access token is not valid."));
    }

    static Stream<Arguments> refusals() {
        String appId = EntraSignIn.CLIENT_ID;
        String userId = EntraSignIn.TEAMS_USER;
        return Stream.of(
                Arguments.of("", userId, "AppId: The AppId field is required."),
                Arguments.of("invalid", userId, "Provided AppId has invalid format."),
                Arguments.of(OTHER, userId, "AAD application is not the expected one."),
                Arguments.of(appId, "", "UserId: The UserId field is required."),
                Arguments.of(appId, "invalid", "Provided UserId has invalid format."),
                Arguments.of(appId, OTHER, "Provided AAD token issued for unexpected user."),
                Arguments.of(null, userId, "AppId: The AppId field is required."),
                Arguments.of(appId, null, "UserId: The UserId field is required."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anotherApplicationOrUserIsRefused(String appId, String userId, String message) {
        assumeTrue(TeamsExchange.namesTheUser(), "this version of the SDK says neither");
        ClientKind.all()
                .forEach(kind -> assertThat(SdkRefusal.of(() -> TeamsExchange.by(kind, token, appId, userId)))
                        .isEqualTo(SdkRefusal.validation(message)));
    }
}
