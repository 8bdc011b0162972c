package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.acsemulator.config.Settings;
import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.SigningKey;
import io.github.acsemulator.token.TokenOrigin;
import io.github.acsemulator.token.TokenSigner;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Revocation, by a clock that stands still where the test wants it to. */
class IdentityServiceTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00.750Z");

    private final Resource resource = Resources.of(List.of()).defaultResource();
    private final IdentityStore store = IdentityStore.inMemory();
    private Instant now = START;
    private final TokenSigner signer =
            new TokenSigner(SigningKey.obtain(new SigningKeySource.WellKnown(), Map.of(), Crypto.JDK), Crypto.JDK);
    private final IdentityService service = new IdentityService(
            store,
            new IdentityIdGenerator(IdentityIdGenerator.DEFAULT_WORKER),
            () -> signer,
            EmulatorClock.of(() -> now),
            Settings.defaults()::atStart);

    private final IdentityId id = service.create(
                    resource, TokenOrigin.ofNoKey(resource.id()), Optional.empty(), Optional.empty())
            .id();

    private IssuedToken issue() {
        TokenRequest request = TokenRequest.of(List.of("chat"), Optional.empty(), ApiVersion.NEWEST);
        return service.issue(resource, TokenOrigin.ofNoKey(resource.id()), id, request);
    }

    private static long csi(IssuedToken token) {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.token().split("\\.")[1]);
            return Long.parseLong(new ObjectMapper().readTree(claims).get("csi").textValue());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isRevoked(IssuedToken token) {
        return store.find(id).orElseThrow().hasRevoked(csi(token));
    }

    @Test
    void withinOneSecondATokenIssuedAfterARevocationDiffersAndLives() {
        IssuedToken before = issue();
        service.revoke(id);
        IssuedToken between = issue();
        service.revoke(id);
        IssuedToken after = issue();

        assertThat(csi(before)).isEqualTo(START.getEpochSecond());
        assertThat(csi(between)).isEqualTo(START.getEpochSecond() + 1);
        assertThat(csi(after)).isEqualTo(START.getEpochSecond() + 2);
        assertThat(List.of(isRevoked(before), isRevoked(between), isRevoked(after)))
                .containsExactly(true, true, false);
        assertThat(before.token()).isNotEqualTo(after.token());
    }

    @Test
    void theExpiryIsTheSubSecondCounterpartOfTheClaim() {
        service.revoke(id);
        IssuedToken token = issue();
        assertThat(token.expiresOn()).isEqualTo(START.plusSeconds(1 + 86_400));
        assertThat(DotNetTime.of(token.expiresOn())).isEqualTo("2026-11-25T09:00:01.75+00:00");
    }

    @Test
    void laterThanTheRevocationTokensHaveTheirOwnSecond() {
        service.revoke(id);
        now = START.plusSeconds(60);
        assertThat(csi(issue())).isEqualTo(START.getEpochSecond() + 60);
    }

    @Test
    void tokensValidFromRefusesOlderTokensAndNeverMovesTheirSecond() {
        IssuedToken before = issue();
        service.refuseTokensBefore(id, START.plusSeconds(3600));
        IssuedToken after = issue();
        assertThat(csi(after)).isEqualTo(csi(before));
        assertThat(isRevoked(after)).isTrue();
        now = START.plusSeconds(3601);
        assertThat(isRevoked(issue())).isFalse();
    }

    @Test
    void timesAreWrittenWithUpToSevenDigitsAndNoZerosAtTheEnd() {
        assertThat(DotNetTime.of(Instant.parse("2023-12-14T11:59:00.681802Z")))
                .isEqualTo("2023-12-14T11:59:00.681802+00:00");
        assertThat(DotNetTime.of(Instant.parse("2023-12-14T11:59:00.123456789Z")))
                .isEqualTo("2023-12-14T11:59:00.1234567+00:00");
        assertThat(DotNetTime.of(Instant.parse("2023-12-14T11:59:00.100000099Z")))
                .isEqualTo("2023-12-14T11:59:00.1+00:00");
        assertThat(DotNetTime.of(Instant.parse("2023-12-14T11:59:00Z"))).isEqualTo("2023-12-14T11:59:00+00:00");
    }
}
