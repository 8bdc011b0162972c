package io.github.acsemulator.testcontainers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits until {@code /_emulator/health} answers, which it does as soon as tokens can be issued. Testcontainers' own
 * strategy asks once a second, which would be most of the time that a start takes, and does not notice that there is
 * nothing left to wait for.
 */
final class UntilHealthy extends AbstractWaitStrategy {

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int ATTEMPTS_BETWEEN_INSPECTIONS = 20;
    private static final int LINES_SHOWN = 20;

    // Docker's proxy accepts connections before anything listens behind it, and some are never answered: short at
    // first.
    private static final Duration FIRST_PATIENCE = Duration.ofMillis(250);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private final IntSupplier port;

    /** For the emulator that listens on {@code port} in its container. */
    UntilHealthy(IntSupplier port) {
        this.port = port;
    }

    @Override
    protected void waitUntilReady() {
        String host = waitStrategyTarget.getHost();
        int mappedPort = waitStrategyTarget.getMappedPort(port.getAsInt());
        long end = System.nanoTime() + startupTimeout.toNanos();
        Duration patience = FIRST_PATIENCE;
        for (int attempt = 1; System.nanoTime() < end; attempt++) {
            long begin = System.nanoTime();
            try {
                PlainHttp.text(host, mappedPort, "/_emulator/health", patience);
                return;
            } catch (IOException e) {
                if (System.nanoTime() - begin > patience.toNanos() && patience.compareTo(LAST_PATIENCE) < 0) {
                    patience = patience.multipliedBy(2);
                }
            }
            if (attempt % ATTEMPTS_BETWEEN_INSPECTIONS == 0 && !waitStrategyTarget.isRunning()) {
                throw new ContainerLaunchException("The emulator has stopped." + whatItSaid());
            }
            pause();
        }
        throw new ContainerLaunchException("The emulator did not answer on "
                + ConnectionStrings.authority(host, mappedPort) + " within " + startupTimeout.toSeconds() + " s."
                + whatItSaid());
    }

    private String whatItSaid() {
        List<String> lines = waitStrategyTarget.getLogs().lines().toList();
        return lines.isEmpty()
                ? " It said nothing."
                : " It said:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContainerLaunchException("Interrupted while waiting for the emulator.", e);
        }
    }
}
