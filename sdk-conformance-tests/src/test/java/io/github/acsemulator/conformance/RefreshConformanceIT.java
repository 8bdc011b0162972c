package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationTokenCredential;
import com.azure.communication.common.CommunicationTokenRefreshOptions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The credential of the chat and calling SDKs. */
@EmulatorOnly
class RefreshConformanceIT {

    private static String fresh;

    @BeforeAll
    static void issueAToken() {
        fresh = ClientKind.all()
                .findFirst()
                .orElseThrow()
                .open()
                .createUserAndToken(Scopes.CHAT)
                .getUserToken()
                .getToken();
    }

    @Test
    void aTokenOfTheEmulatorIsTakenAsItIs() throws Exception {
        try (CommunicationTokenCredential credential = new CommunicationTokenCredential(fresh)) {
            assertThat(credential.getToken().block().getToken()).isEqualTo(fresh);
            assertThat(credential.getToken().block().getExpiresAt().toEpochSecond())
                    .isEqualTo(TokenClaims.of(fresh).all().get("exp"));
        }
    }

    @Test
    void aTokenThatHasExpiredIsRefreshedWhenItIsAskedFor() throws Exception {
        AtomicInteger refreshed = new AtomicInteger();
        String expiring = tokenThatExpiresIn(Duration.ofSeconds(1));
        try (CommunicationTokenCredential credential = refreshing(expiring, false, refreshed::incrementAndGet)) {
            long expiry = (long) TokenClaims.of(expiring).all().get("exp");
            while (OffsetDateTime.now().toEpochSecond() <= expiry) {
                TimeUnit.MILLISECONDS.sleep(50);
            }

            assertThat(credential.getToken().block().getToken()).isEqualTo(fresh);
            assertThat(credential.getToken().block().getToken()).isEqualTo(fresh);
            assertThat(refreshed).hasValue(1);
        }
    }

    @Test
    void aTokenAboutToExpireIsRefreshedBeforeAnybodyAsks() throws Exception {
        Semaphore refreshed = new Semaphore(0);
        String expiring = tokenThatExpiresIn(Duration.ofSeconds(4));
        try (CommunicationTokenCredential credential = refreshing(expiring, true, refreshed::release)) {
            assertThat(refreshed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            // The credential has it a moment after the refresher has answered; and would ask again once the old one
            // ended.
            while (!credential.getToken().block().getToken().equals(fresh)) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(refreshed.availablePermits()).as("asked again").isZero();
        }
    }

    // The constructor that the oldest version has, too.
    @SuppressWarnings("deprecation")
    private static CommunicationTokenCredential refreshing(String token, boolean proactively, Runnable refreshed) {
        Supplier<Mono<String>> refresher = () -> Mono.fromSupplier(() -> {
            refreshed.run();
            return fresh;
        });
        return new CommunicationTokenCredential(new CommunicationTokenRefreshOptions(refresher, proactively, token));
    }

    /** The service issues none for less than an hour. */
    private static String tokenThatExpiresIn(Duration lifetime) throws Exception {
        String minted = TrustedHttp.ofTarget()
                .post("/_emulator/tokens", "{\"scopes\":[\"chat\"],\"lifetime\":\"" + lifetime + "\"}");
        return (String) JsonUtil.parseJson(minted).get("token");
    }
}
