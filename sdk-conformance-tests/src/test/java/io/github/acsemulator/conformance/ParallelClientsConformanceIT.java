package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationUserIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelClientsConformanceIT {

    private static final int CLIENTS = 50;

    @Test
    void servesFiftyClientsAtOnce() throws Exception {
        List<ClientKind> kinds = ClientKind.all().toList();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<String>> lives = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> kinds.get(number % kinds.size()).open())
                    .map(client -> threads.submit(live(client, start)))
                    .toList();
            start.countDown();

            List<String> ids = new ArrayList<>();

            for (Future<String> life : lives) {
                ids.add(life.get(2, TimeUnit.MINUTES));
            }
            assertThat(ids).hasSize(CLIENTS).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<String> live(IdentityApi client, CountDownLatch start) {
        return () -> {
            start.await();
            CommunicationUserIdentifier user = client.createUser();
            for (int i = 0; i < 10; i++) {
                assertThat(TokenClaims.of(client.getToken(user, Scopes.CHAT)).user())
                        .isEqualTo(user);
            }
            client.revokeTokens(user);
            client.deleteUser(user);
            return user.getId();
        };
    }
}
