package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.azure.communication.common.CommunicationTokenCredential;
import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import com.azure.core.credential.AccessToken;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What stands in a token, and that the SDK's own reader of tokens can read it. */
class TokensConformanceIT {

    private static final long A_DAY = Duration.ofDays(1).toSeconds();

    @EveryClient
    void carriesTheClaimsOfTheService(ClientKind kind) {
        CommunicationUserIdentifierAndToken both = kind.open().createUserAndToken(Scopes.CHAT_AND_VOIP);

        TokenClaims claims = TokenClaims.of(both.getUserToken());

        assertThat(claims.names())
                .containsExactly(
                        "skypeid", "scp", "csi", "exp", "rgn", "acsScope", "resourceId", "resourceLocation", "iat");
        assertThat(claims.user()).isEqualTo(both.getUser());
        assertThat(both.getUser().getId()).startsWith("8:acs:" + claims.resourceId() + "_");
        assertThat(claims.scopes()).isEqualTo("chat,voip");
        assertThat(claims.all()).containsEntry("scp", 1792L);
        assertThat((Long) claims.all().get("iat")).isBetween(claims.issuedAt(), claims.issuedAt() + 1);
    }

    @EveryClient
    void livesADayUnlessAskedOtherwise(ClientKind kind) {
        IdentityApi client = kind.open();
        CommunicationUserIdentifierAndToken both = client.createUserAndToken(Scopes.CHAT);

        assertLivesADay(both.getUserToken());
        assertLivesADay(client.getToken(both.getUser(), Scopes.CHAT));
    }

    @EveryClient
    void isReadByTheCredentialOfTheOtherSdks(ClientKind kind) throws Exception {
        AccessToken issued = kind.open().createUserAndToken(Scopes.CHAT).getUserToken();

        try (CommunicationTokenCredential credential = new CommunicationTokenCredential(issued.getToken())) {
            AccessToken read = credential.getToken().block();

            assertThat(read.getToken()).isEqualTo(issued.getToken());
            assertThat(read.getExpiresAt().toInstant())
                    .isCloseTo(issued.getExpiresAt().toInstant(), within(Duration.ofSeconds(1)));
        }
    }

    @EveryClient
    void canBeOneOfSeveralOfAUser(ClientKind kind) {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();

        TokenClaims first = TokenClaims.of(client.getToken(user, Scopes.CHAT));
        TokenClaims second = TokenClaims.of(client.getToken(user, Scopes.CHAT_AND_VOIP));

        assertThat(first.user()).isEqualTo(second.user()).isEqualTo(user);
        assertThat(first.scopes()).isEqualTo("chat");
        assertThat(second.scopes()).isEqualTo("chat,voip");
    }

    private static void assertLivesADay(AccessToken token) {
        assertThat(TokenClaims.of(token).lifetimeInSeconds()).isEqualTo(A_DAY);
        assertThat(Duration.between(OffsetDateTime.now(ZoneOffset.UTC), token.getExpiresAt())
                        .toSeconds())
                .isCloseTo(A_DAY, within(A_DAY / 20));
    }
}
