package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.testcontainers.IdentitiesControl.Identity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many at once, and resets in between. Requests are not signed, so that the clients cost little. */
@AcsIdentityEmulatorTest(settings = "auth=off")
class ResetsUnderLoadIT {

    private static final int THREADS = 50;
    private static final int RESETS = 20;
    private static final int AFTER_THE_LAST_RESET = 40;
    private static final Pattern CREATED = Pattern.compile("\\{\"identity\":\\{\"id\":\"(8:acs:[^\"]+)\"}}");

    private final EmulatorAccess acs;
    private final HttpClient http;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean resetsAreOver = new AtomicBoolean();

    ResetsUnderLoadIT(EmulatorAccess acs) {
        this.acs = acs;
        this.http = HttpClient.newBuilder().sslContext(acs.createSslContext()).build();
    }

    @Test
    void everyRequestHasACompleteAnswerAndWhatWasMadeAfterTheLastResetIsThere() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch running = new CountDownLatch(THREADS);
            List<Future<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                clients.add(pool.submit(() -> createUntilTheEnd(running)));
            }
            running.await();
            for (int i = 0; i < RESETS; i++) {
                acs.control().reset();
                Thread.sleep(20);
            }
            resetsAreOver.set(true);
            List<String> lasting = new ArrayList<>();
            for (Future<List<String>> client : clients) {
                lasting.addAll(client.get());
            }

            assertThat(wrong).isEmpty();
            assertThat(lasting).hasSize(THREADS * AFTER_THE_LAST_RESET).doesNotHaveDuplicates();
            Set<String> there =
                    acs.control().identities().list().stream().map(Identity::id).collect(Collectors.toSet());
            assertThat(there).containsAll(lasting);
        } finally {
            pool.shutdownNow();
        }
    }

    /** The identities whose creation began after the last reset. */
    private List<String> createUntilTheEnd(CountDownLatch running) throws Exception {
        List<String> lasting = new ArrayList<>();
        while (lasting.size() < AFTER_THE_LAST_RESET) {
            boolean isLasting = resetsAreOver.get();
            String id = create();
            running.countDown();
            if (isLasting) {
                lasting.add(id);
            }
        }
        return lasting;
    }

    private String create() throws Exception {
        URI target = acs.getEndpoint().resolve("/identities?api-version=2023-10-01");
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(target).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        Matcher created = CREATED.matcher(response.body());
        if (response.statusCode() != 201 || !created.matches()) {
            wrong.add(response.statusCode() + " " + response.body());
            return "";
        }
        return created.group(1);
    }
}
