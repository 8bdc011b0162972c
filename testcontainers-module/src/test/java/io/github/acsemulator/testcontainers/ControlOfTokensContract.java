package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.models.GetTokenForTeamsUserOptions;
import io.github.acsemulator.testcontainers.IdentitiesControl.Created;
import io.github.acsemulator.testcontainers.TokenToMint.Breakage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Identities, tokens and signing keys. */
interface ControlOfTokensContract extends ControlContract {

    @Test
    default void itTellsWhatAClientNeedsToKnow() {
        EmulatorInfo info = control().info();

        assertThat(info.name()).isEqualTo("acs-identity-emulator");
        assertThat(info.endpoint()).isEqualTo(acs().getEndpoint());
        assertThat(info.connectionString()).isEqualTo(acs().getConnectionString());
        assertThat(info.resources().get(0).id()).isEqualTo(acs().getResourceId());
        assertThat(info.resources().get(0).secondaryConnectionString()).isEqualTo(acs().getSecondaryConnectionString());
        assertThat(info.jwksUri()).isEqualTo(acs().getJwksUri());
        assertThat(info.entra().teamsUsername()).isEqualTo("teams-user@emulator.test");
    }

    @Test
    default void identitiesMadeHereAreTheServicesAndTheOtherWayRound() {
        Created created = control().identities().create("chat", "voip");
        String made = client().createUser().getId();

        assertThat(client().getToken(new CommunicationUserIdentifier(created.id()), CHAT)
                        .getToken())
                .startsWith("eyJ");
        assertThat(control().identities().get(created.id()).tokensIssued()).isEqualTo(2);
        assertThat(control().identities().issueTokenFor(made, 60, "voip").expiresOn())
                .isBetween(
                        control().clock().now().plus(Duration.ofMinutes(59)),
                        control().clock().now().plus(Duration.ofMinutes(61)));
        assertThat(control().identities().list())
                .extracting(IdentitiesControl.Identity::id)
                .containsExactly(made, created.id());
        assertThat(control().identities().search(made)).hasSize(1);
        assertThat(control().identities().createWithCustomId("alice", "chat").id())
                .isEqualTo(control().identities().createWithCustomId("alice").id());
    }

    @Test
    default void allIdentitiesAreListedHoweverManyPagesTheyFill() {
        for (int i = 0; i < 1001; i++) {
            control().identities().create();
        }

        assertThat(control().identities().list())
                .extracting(IdentitiesControl.Identity::id)
                .doesNotHaveDuplicates()
                .hasSize(1001);
    }

    @Test
    default void tokensEndWhenTheyAreRevokedOrTheirIdentityIsDeleted() {
        Created revoked = control().identities().create("chat");
        Created deleted = control().identities().create("chat");
        assertThat(control().tokens().introspect(revoked.token().token()).active())
                .isTrue();

        control().identities().revokeTokens(revoked.id());
        control().identities().delete(deleted.id());

        assertThat(control().tokens().introspect(revoked.token().token()).reason())
                .isEqualTo("revoked");
        assertThat(control().tokens().introspect(deleted.token().token()).reason())
                .isEqualTo("identityDeleted");
    }

    @Test
    default void aMintedTokenLivesAsLongAsIsAskedAndHasTheClaimsThatAreAsked() {
        String id = control().identities().create().id();

        TokensControl.Minted minted = control()
                .tokens()
                .mint(TokenToMint.withScopes("chat", "voip")
                        .identity(id)
                        .lifetime(Duration.ofSeconds(5))
                        .claim("rgn", "emea")
                        .withoutClaim("resourceLocation"));

        assertThat(minted.identity()).isEqualTo(id);
        TokensControl.Introspection introspection = control().tokens().introspect(minted.token());
        assertThat(introspection.active()).isTrue();
        assertThat(introspection.identity()).isEqualTo(id);
        assertThat(introspection.scopes()).containsExactly("chat", "voip");
        assertThat(introspection.claims()).containsEntry("rgn", "emea").doesNotContainKey("resourceLocation");
        assertThat(Duration.between(control().clock().now(), minted.expiresOn()))
                .isLessThan(Duration.ofSeconds(6));
    }

    @Test
    default void tokensThatAreNoGoodAreNoGoodForTheReasonThatWasAsked() {
        TokenToMint chat = TokenToMint.withScopes("chat");

        assertThat(List.of(
                        chat.lifetime(Duration.ofSeconds(-5)),
                        chat.notBefore(Instant.now().plusSeconds(3600)),
                        chat.ofResource("00000000-0000-4000-8000-000000000009"),
                        chat.broken(Breakage.SIGNATURE),
                        chat.broken(Breakage.PAYLOAD),
                        chat.broken(Breakage.UNKNOWN_KEY),
                        chat.broken(Breakage.ALG_NONE)))
                .extracting(wanted -> control()
                        .tokens()
                        .introspect(control().tokens().mint(wanted).token())
                        .reason())
                .containsExactly(
                        "expired",
                        "notYetValid",
                        "otherResource",
                        "badSignature",
                        "badSignature",
                        "unknownKey",
                        "unsupportedAlgorithm");
    }

    @Test
    default void anEntraTokenIsExchanged() {
        EmulatorInfo.Entra entra = control().info().entra();
        String token = control()
                .tokens()
                .mint(EntraTokenToMint.ofUser(entra.teamsUserObjectId())
                        .client(entra.clientId())
                        .scopes("https://auth.msft.communication.azure.com/Teams.ManageCalls"))
                .token();

        assertThat(client().getTokenForTeamsUser(
                                new GetTokenForTeamsUserOptions(token, entra.clientId(), entra.teamsUserObjectId()))
                        .getToken())
                .startsWith("eyJ");
    }

    @Test
    default void signingKeysRotateAndTheOldOneIsGoodUntilItIsDeleted() {
        String token = control().identities().create("chat").token().token();
        String before = control().signingKeys().current().id();

        SigningKeysControl.Key now = control().signingKeys().rotate();

        assertThat(now.current()).isTrue();
        assertThat(control().tokens().introspect(token).active()).isTrue();
        assertThat(control().signingKeys().list()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(refusal(() -> control().signingKeys().delete(now.id())).code())
                .isEqualTo("Conflict");
        control().signingKeys().delete(before);
        assertThat(control().tokens().introspect(token).reason()).isEqualTo("unknownKey");
        assertThat(control()
                        .tokens()
                        .introspect(
                                control().identities().create("chat").token().token())
                        .active())
                .isTrue();
    }
}
