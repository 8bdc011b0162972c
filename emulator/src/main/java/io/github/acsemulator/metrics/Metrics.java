package io.github.acsemulator.metrics;

import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.http.AnswerListener;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.time.EmulatorClock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what happens, at the cost of a few additions a request. Safe for use by many threads. */
public final class Metrics implements AnswerListener {
    private final EmulatorClock clock;
    private final Map<String, RequestCounts> requests = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> authenticationFailures = new ConcurrentHashMap<>();
    private final LongAdder tokensIssued = new LongAdder();
    private final LongAdder requestsWithFaults = new LongAdder();
    private volatile long startNanos;

    /** Durations by the stopwatch of {@code clock}. */
    public Metrics(EmulatorClock clock) {
        this.clock = clock;
    }

    @Override
    public void answering(Exchange exchange, int status, @Nullable Refusal refusal) {
        String operation = exchange.operation().id();
        requests.computeIfAbsent(operation.isEmpty() ? "none" : operation, id -> new RequestCounts())
                .add(status, clock.nanoTime() - exchange.startNanos());
        exchange.authentication()
                .filter(authentication -> authentication.verdict().equals("refused"))
                .ifPresent(authentication -> authenticationFailures
                        .computeIfAbsent(reason(authentication.denial()), cause -> new LongAdder())
                        .increment());
        if (exchange.fault().isPresent()) {
            requestsWithFaults.increment();
        }
    }

    private static String reason(@Nullable Denial denial) {
        return denial == null ? "other" : denial.cause().wireName();
    }

    /** {@code signer}, counting: each token that is issued asks for it once. */
    public <T> Supplier<T> countingTokens(Supplier<T> signer) {
        return () -> {
            tokensIssued.increment();
            return signer.get();
        };
    }

    /** The server serves, {@code nanos} after it began to start. */
    public void started(long nanos) {
        startNanos = nanos;
    }

    Map<String, RequestCounts> requests() {
        return new TreeMap<>(requests);
    }

    Map<String, LongAdder> authenticationFailures() {
        return new TreeMap<>(authenticationFailures);
    }

    long tokensIssued() {
        return tokensIssued.sum();
    }

    long requestsWithFaults() {
        return requestsWithFaults.sum();
    }

    long startNanos() {
        return startNanos;
    }
}
