package io.github.acsemulator.http;

import io.github.acsemulator.auth.HttpDate;
import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.time.Randomness;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers that stand on every answer of the service, whatever the operation; on the others the moved date alone. */
@Evidence(value = Evidence.Grade.RECORDED, reference = "every recording since 2021; HSTS as since March 2024")
public final class ServiceHeaders implements AnswerListener {
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final EmulatorClock clock;

    /** Headers with the date and processing times of {@code clock}. */
    public ServiceHeaders(EmulatorClock clock) {
        this.clock = clock;
    }

    @Override
    public void answering(Exchange exchange, int status, @Nullable Refusal refusal) {
        if (clock.isMoved()) {
            // Else Jetty writes the date, which is then the same.
            exchange.responseHeader("Date", HttpDate.format(clock.now()));
        }
        if (!exchange.operation().isOfService()) {
            return;
        }
        addAlways(exchange);
        String supportedVersions = exchange.operation().supportedVersions();
        if (!supportedVersions.isEmpty() && (refusal == null || refusal.listsVersions())) {
            exchange.responseHeader("api-supported-versions", supportedVersions);
        }
        if (refusal == null && status == 200) {
            exchange.responseHeader("Accept-Ranges", "bytes");
        }
    }

    private void addAlways(Exchange exchange) {
        long nanos = clock.nanoTime() - exchange.startNanos();
        exchange.responseHeader("Request-Context", "appId=");
        exchange.responseHeader("MS-CV", BASE64.encodeToString(Randomness.correlation()) + ".0");
        exchange.responseHeader("X-Processing-Time", Math.round(nanos / 1e6) + "ms");
        exchange.header("x-ms-client-request-id")
                .ifPresent(id -> exchange.responseHeader("x-ms-client-request-id", id));
        if (isHostOfAzure(exchange.host())) {
            exchange.responseHeader("Strict-Transport-Security", "max-age=31536000;includeSubDomains");
        }
    }

    /** On localhost a browser that trusts the CA would pin every port of the developer's machine to HTTPS. */
    private static boolean isHostOfAzure(String host) {
        int port = host.lastIndexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        return name.toLowerCase(Locale.ROOT).endsWith(".communication.azure.com");
    }
}
