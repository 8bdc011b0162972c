package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.AuthorizationRequestUrlParameters;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.RefreshTokenParameters;
import com.microsoft.aad.msal4j.ResponseMode;
import com.microsoft.aad.msal4j.SilentParameters;
import com.microsoft.aad.msal4j.UserNamePasswordParameters;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** MSAL4J at the built-in Entra issuer: told the authority, no instance discovery and the CA, and nothing else. */
@EmulatorOnly
@OfSdk(since = "1.4.0")
class MsalConformanceIT {

    private static final URI REDIRECT = URI.create("http://localhost:3000/signed-in");

    @Test
    void anApplicationSignsInWithItsSecret() throws Exception {
        IAuthenticationResult result = EntraSignIn.ofConfidentialClient()
                .acquireToken(ClientCredentialParameters.builder(Set.of("https://communication.azure.com//.default"))
                        .build())
                .get();

        assertThat(TokenClaims.of(result.accessToken()).text("aud")).isEqualTo("https://communication.azure.com/");
    }

    @Test
    void aUserSignsInWithHisPasswordAndStaysSignedIn() throws Exception {
        PublicClientApplication application = EntraSignIn.ofPublicClient();
        IAuthenticationResult result = application
                .acquireToken(UserNamePasswordParameters.builder(
                                EntraSignIn.TEAMS_SCOPES, EntraSignIn.USERNAME, EntraSignIn.PASSWORD.toCharArray())
                        .build())
                .get();
        assertIsOfTeamsUser(result);
        assertThat(result.account().username()).isEqualTo(EntraSignIn.USERNAME);

        assertThat(application
                        .acquireTokenSilently(SilentParameters.builder(EntraSignIn.TEAMS_SCOPES, result.account())
                                .build())
                        .get()
                        .accessToken())
                .isEqualTo(result.accessToken());
        // Its silent refresh would go to port 443, whatever the authority's is.
        IAuthenticationResult refreshed = application
                .acquireToken(RefreshTokenParameters.builder(EntraSignIn.TEAMS_SCOPES, refreshToken(application))
                        .build())
                .get();
        assertIsOfTeamsUser(refreshed);
        assertThat(refreshed.accessToken()).isNotEqualTo(result.accessToken());
    }

    private static String refreshToken(PublicClientApplication application) {
        Map<?, ?> cache =
                BinaryData.fromString(application.tokenCache().serialize()).toObject(Map.class);
        Map<?, ?> tokens = (Map<?, ?>) cache.get("RefreshToken");
        return (String) ((Map<?, ?>) tokens.values().iterator().next()).get("secret");
    }

    @Test
    void anAuthorizationCodeIsRedeemedWithPkceAndOnlyOnce() throws Exception {
        String verifier = "a-verifier-of-at-least-forty-three-characters-xx";
        PublicClientApplication application = EntraSignIn.ofPublicClient();
        URI signInPage = application
                .getAuthorizationRequestUrl(AuthorizationRequestUrlParameters.builder(
                                REDIRECT.toString(), EntraSignIn.TEAMS_SCOPES)
                        .codeChallenge(Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(MessageDigest.getInstance("SHA-256")
                                        .digest(verifier.getBytes(StandardCharsets.US_ASCII))))
                        .codeChallengeMethod("S256")
                        .responseMode(ResponseMode.QUERY)
                        .loginHint(EntraSignIn.USERNAME)
                        .build())
                .toURI();
        AuthorizationCodeParameters parameters = AuthorizationCodeParameters.builder(codeOf(signInPage), REDIRECT)
                .codeVerifier(verifier)
                .scopes(EntraSignIn.TEAMS_SCOPES)
                .build();

        assertIsOfTeamsUser(application.acquireToken(parameters).get());

        assertThatThrownBy(() -> application.acquireToken(parameters).get())
                .cause()
                .isInstanceOf(MsalServiceException.class)
                .hasMessageContaining("AADSTS54005");
    }

    /** What a browser that is sent to the sign-in page is sent back with. */
    private static String codeOf(URI signInPage) throws Exception {
        HttpResponse<Void> response = HttpClient.newBuilder()
                .sslContext(Target.current().trust().sslContext())
                .build()
                .send(HttpRequest.newBuilder(signInPage).build(), HttpResponse.BodyHandlers.discarding());
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(REDIRECT + "?code=");
        return URLDecoder.decode(location.replaceAll(".*[?&]code=([^&]+).*", "$1"), StandardCharsets.UTF_8);
    }

    @Test
    void aDeviceIsSignedInByItsCode() throws Exception {
        List<String> shown = new ArrayList<>();

        IAuthenticationResult result = EntraSignIn.ofPublicClient()
                .acquireToken(
                        DeviceCodeFlowParameters.builder(EntraSignIn.TEAMS_SCOPES, code -> shown.add(code.message()))
                                .build())
                .get();

        assertIsOfTeamsUser(result);
        assertThat(shown).singleElement().asString().contains("Nothing needs to be entered");
    }

    private static void assertIsOfTeamsUser(IAuthenticationResult result) {
        TokenClaims claims = TokenClaims.of(result.accessToken());
        assertThat(claims.text("oid")).isEqualTo(EntraSignIn.TEAMS_USER);
        assertThat(claims.text("tid")).isEqualTo(EntraSignIn.TENANT);
        assertThat(claims.text("scp").split(" ")).containsExactlyInAnyOrder("Teams.ManageCalls", "Teams.ManageChats");
    }
}
