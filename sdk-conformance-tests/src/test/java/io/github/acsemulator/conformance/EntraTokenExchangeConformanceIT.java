package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationTokenCredential;
import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.util.BinaryData;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exchange of an Entra user's token as {@code EntraTokenCredential} of azure-communication-common sends it from 1.4.0
 * on: the endpoint and the path joined as they are, so that an endpoint with a slash at its end doubles it.
 */
@EmulatorOnly
@OfSdk(since = "1.4.10")
class EntraTokenExchangeConformanceIT {

    private static final String ENTRA = "/access/entra/:exchangeAccessToken?api-version=2025-03-02-preview";
    private static final String EXTENSION = "/access/teamsExtension/:exchangeAccessToken?api-version=2025-06-30";

    static Stream<Arguments> exchanges() {
        return HttpStack.meant().stream()
                .flatMap(stack -> Stream.of("", "/")
                        .flatMap(slash -> Stream.of(
                                Arguments.of(
                                        stack,
                                        slash + ENTRA,
                                        "https://communication.azure.com/clients/.default",
                                        "chat,chat.join,chat.join.limited,voip,voip.join"),
                                Arguments.of(
                                        stack, slash + ENTRA, "https://communication.azure.com/clients/VoIP", "voip"),
                                Arguments.of(
                                        stack,
                                        slash + EXTENSION,
                                        "https://auth.msft.communication.azure.com/TeamsExtension.ManageCalls",
                                        "voip"))));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void anEntraUserGetsATokenThatTheClientLibrariesRead(HttpStack stack, String path, String scope, String acsScope) {
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .policies(new BearerTokenAuthenticationPolicy(EntraSignIn.ofTeamsUser(stack), scope))
                .httpClient(stack.clientThatHas(Target.current().trust()))
                .build();
        HttpRequest request = new HttpRequest(
                        HttpMethod.POST, Target.current().connectionString().endpoint() + path)
                .setBody(BinaryData.fromString("{}"));
        request.getHeaders()
                .set(HttpHeaderName.ACCEPT, "application/json")
                .set(HttpHeaderName.CONTENT_TYPE, "application/json");

        Map<?, ?> exchanged = exchanged(pipeline, request);
        String token = (String) exchanged.get("token");
        AccessToken read = new CommunicationTokenCredential(token).getToken().block();
        assertThat(read.getExpiresAt().toEpochSecond())
                .isEqualTo(OffsetDateTime.parse((String) exchanged.get("expiresOn"))
                        .toEpochSecond());
        TokenClaims claims = TokenClaims.of(token);
        assertThat(claims.scopes()).isEqualTo(acsScope);
        assertThat(claims.user().getId())
                .isEqualTo("8:acs:" + claims.resourceId() + "_" + EntraSignIn.TENANT + "_" + EntraSignIn.TEAMS_USER);
    }

    private static Map<?, ?> exchanged(HttpPipeline pipeline, HttpRequest request) {
        try (HttpResponse response = pipeline.send(request).block()) {
            String body = response.getBodyAsString().block();
            assertThat(response.getStatusCode()).as(body).isEqualTo(200);
            return (Map<?, ?>) BinaryData.fromString(body).toObject(Map.class).get("accessToken");
        }
    }
}
