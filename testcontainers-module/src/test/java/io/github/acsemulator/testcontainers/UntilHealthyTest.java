package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;

class UntilHealthyTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final UntilHealthy strategy = new UntilHealthy(() -> 8443);
    private HttpServer server;
    private int healthyFrom = 1;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_emulator/health", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < healthyFrom ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksAgainUntilItIsHealthy() {
        healthyFrom = 3;

        strategy.waitUntilReady(new Target(true));

        assertThat(asked).hasValue(3);
    }

    @Test
    void doesNotWaitForWhatHasStoppedAndShowsItsLastWords() {
        server.stop(0);
        strategy.withStartupTimeout(Duration.ofSeconds(30));

        assertThatThrownBy(() -> strategy.waitUntilReady(new Target(false)))
                .isInstanceOf(ContainerLaunchException.class)
                .hasMessageContaining("has stopped")
                .hasMessageContaining("last words")
                .hasMessageNotContaining("line 1\n");
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        server.stop(0);
        strategy.withStartupTimeout(Duration.ofMillis(100));

        assertThatThrownBy(() -> strategy.waitUntilReady(new Target(true)))
                .isInstanceOf(ContainerLaunchException.class)
                .hasMessageContaining("did not answer")
                .hasMessageContaining("last words");
    }

    @Test
    void canBeInterrupted() {
        server.stop(0);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> strategy.waitUntilReady(new Target(true)))
                .isInstanceOf(ContainerLaunchException.class)
                .hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void patienceGrowsForOneThatTakesItsTime() throws IOException {
        server.removeContext("/_emulator/health");
        server.createContext("/_emulator/health", exchange -> {
            sleep(600);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        strategy.withStartupTimeout(Duration.ofSeconds(30));

        assertThatCode(() -> strategy.waitUntilReady(new Target(true))).doesNotThrowAnyException();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Target implements WaitStrategyTarget {

        private final boolean running;
        private final int port = server.getAddress().getPort();

        Target(boolean running) {
            this.running = running;
        }

        @Override
        public String getHost() {
            return "127.0.0.1";
        }

        @Override
        public Integer getMappedPort(int originalPort) {
            assertThat(originalPort).isEqualTo(8443);
            return port;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public String getLogs() {
            return "line 1\n".repeat(1) + "line\n".repeat(19) + "last words\n";
        }

        @Override
        public List<Integer> getExposedPorts() {
            return List.of(8443);
        }

        @Override
        public InspectContainerResponse getContainerInfo() {
            return new InspectContainerResponse();
        }
    }
}
