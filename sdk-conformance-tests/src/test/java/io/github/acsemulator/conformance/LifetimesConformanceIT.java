package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import com.azure.core.credential.AccessToken;
import com.azure.core.http.rest.Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An hour to a day, to the minute. */
@OfSdk(since = "1.4.0")
class LifetimesConformanceIT {

    static Stream<Arguments> everyClientAndMinutesAllowed() {
        return everyClientAnd(60, 61, 720, 1440);
    }

    static Stream<Arguments> everyClientAndMinutesRefused() {
        return everyClientAnd(59, 1441);
    }

    @ParameterizedTest(name = "{0}: {1} minutes")
    @MethodSource("everyClientAndMinutesAllowed")
    void givesTheLifetimeThatWasAskedFor(ClientKind kind, int minutes) {
        IdentityApi client = kind.open();
        Duration asked = Duration.ofMinutes(minutes);

        CommunicationUserIdentifierAndToken both = client.createUserAndToken(Scopes.CHAT, asked);

        assertLives(both.getUserToken(), asked);
        assertLives(client.getToken(both.getUser(), Scopes.CHAT, asked), asked);
    }

    @EveryClient
    void givesTheLifetimeThatWasAskedForWithResponse(ClientKind kind) {
        IdentityApi client = kind.open();
        Duration hour = Duration.ofHours(1);

        Response<?> created = client.createUserAndTokenWithResponse(Scopes.CHAT, hour);
        CommunicationUserIdentifierAndToken both = (CommunicationUserIdentifierAndToken) created.getValue();
        Response<?> issued = client.getTokenWithResponse(both.getUser(), Scopes.CHAT, hour);

        assertThat(created.getStatusCode()).isEqualTo(201);
        assertLives(both.getUserToken(), hour);
        assertThat(issued.getStatusCode()).isEqualTo(200);
        assertLives((AccessToken) issued.getValue(), hour);
    }

    @ParameterizedTest(name = "{0}: {1} minutes")
    @MethodSource("everyClientAndMinutesRefused")
    void refusesAnyOther(ClientKind kind, int minutes) {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();
        Duration asked = Duration.ofMinutes(minutes);

        SdkRefusal expected = SdkRefusal.validation(
                "ExpiresInMinutes value " + minutes + " is invalid. Value must be within the [60, 1440] interval.");
        assertThat(SdkRefusal.of(() -> client.createUserAndToken(Scopes.CHAT, asked)))
                .isEqualTo(expected);
        assertThat(SdkRefusal.of(() -> client.getToken(user, Scopes.CHAT, asked)))
                .isEqualTo(expected);
    }

    private static Stream<Arguments> everyClientAnd(int... minutes) {
        return ClientKind.all().flatMap(kind -> IntStream.of(minutes).mapToObj(number -> Arguments.of(kind, number)));
    }

    private static void assertLives(AccessToken token, Duration asked) {
        long seconds = asked.toSeconds();
        assertThat(TokenClaims.of(token).lifetimeInSeconds()).isEqualTo(seconds);
        assertThat(Duration.between(OffsetDateTime.now(ZoneOffset.UTC), token.getExpiresAt())
                        .toSeconds())
                .isCloseTo(seconds, within(seconds / 20));
    }
}
