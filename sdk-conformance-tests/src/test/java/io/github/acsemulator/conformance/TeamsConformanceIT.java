package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.identity.CommunicationIdentityAsyncClient;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.GetTokenForTeamsUserOptions;
import com.azure.core.credential.AccessToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the SDK's own live tests demand of the exchange of a Teams user's token. */
@EmulatorOnly
@OfSdk(since = "1.4.0")
class TeamsConformanceIT {

    private static final String OTHER = "99999999-0000-4000-8000-000000000001";

    private static final Path DOCUMENT = Path.of("..", "docs", "teams.md");

    private static String token;

    @TempDir
    private Path directory;

    @BeforeAll
    static void signIn() {
        token = EntraSignIn.tokenOfTeamsUser();
    }

    private static AccessToken exchange(ClientKind kind, String entraToken, String appId, String userId) {
        Object client = kind.open().client();
        GetTokenForTeamsUserOptions options = new GetTokenForTeamsUserOptions(entraToken, appId, userId);
        return client instanceof CommunicationIdentityAsyncClient async
                ? async.getTokenForTeamsUser(options).block()
                : ((CommunicationIdentityClient) client).getTokenForTeamsUser(options);
    }

    @EveryClient
    void aTeamsUserGetsATokenThatExpiresWithHisOwn(ClientKind kind) {
        AccessToken exchanged = exchange(kind, token, EntraSignIn.CLIENT_ID, EntraSignIn.TEAMS_USER);

        assertThat(exchanged.getToken()).startsWith("eyJ");
        assertThat(Duration.between(OffsetDateTime.now(), exchanged.getExpiresAt()))
                .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(76));
    }

    @Test
    void theSnippetOfTheDocumentationPrintsAToken() throws Exception {
        Path trustStore = Files.write(
                directory.resolve("truststore.p12"), TrustedHttp.ofTarget().bytes("/_emulator/truststore.p12"));

        String printed = JavaSnippet.firstOf(Files.readString(DOCUMENT))
                .aimedAt(Target.current().connectionString())
                .run(
                        directory,
                        "-Djavax.net.ssl.trustStore=" + trustStore,
                        "-Djavax.net.ssl.trustStorePassword=changeit");

        assertThat(printed).containsPattern("token: eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    static Stream<Arguments> badTokens() {
        return ClientKind.all().flatMap(kind -> Stream.of("", "invalid").map(bad -> Arguments.of(kind, bad)));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatIsNotGoodIsRefusedBeforeTheUserIsLookedAt(ClientKind kind, String bad) {
        assertThat(SdkRefusal.of(() -> exchange(kind, bad, EntraSignIn.CLIENT_ID, "")))
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
        ClientKind.all()
                .forEach(kind -> assertThat(SdkRefusal.of(() -> exchange(kind, token, appId, userId)))
                        .isEqualTo(SdkRefusal.validation(message)));
    }
}
