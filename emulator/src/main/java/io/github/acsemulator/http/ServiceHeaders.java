package io.github.acsemulator.http;

import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.time.Randomness;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers that stand on every answer of the service, whatever the operation. */
@Evidence(value = Evidence.Grade.RECORDED, reference = "every recording since 2021; HSTS as since March 2024")
public final class ServiceHeaders implements AnswerListener {
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final EmulatorClock clock;

    /** Headers with processing times measured by {@code clock}. */
    public ServiceHeaders(EmulatorClock clock) {
        this.clock = clock;
    }

    @Override
    public void answering(Exchange exchange, Context context, @Nullable Refusal refusal) {
        if (!exchange.operation().isOfService()) {
            return;
        }
        addAlways(exchange, context);
        String supportedVersions = exchange.operation().supportedVersions();
        if (!supportedVersions.isEmpty() && (refusal == null || refusal.listsVersions())) {
            context.header("api-supported-versions", supportedVersions);
        }
        if (refusal == null && context.statusCode() == 200) {
            context.header("Accept-Ranges", "bytes");
        }
    }

    private void addAlways(Exchange exchange, Context context) {
        long nanos = clock.nanoTime() - exchange.startNanos();
        context.header("Request-Context", "appId=");
        context.header("MS-CV", BASE64.encodeToString(Randomness.correlation()) + ".0");
        context.header("X-Processing-Time", Math.round(nanos / 1e6) + "ms");
        String requestId = context.req().getHeader("x-ms-client-request-id");
        if (requestId != null) {
            context.header("x-ms-client-request-id", Redaction.of(requestId));
        }
        String host = context.req().getHeader("Host");
        if (host != null && isHostOfAzure(host)) {
            context.header("Strict-Transport-Security", "max-age=31536000;includeSubDomains");
        }
    }

    /** On localhost a browser that trusts the CA would pin every port of the developer's machine to HTTPS. */
    private static boolean isHostOfAzure(String host) {
        int port = host.lastIndexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        return name.toLowerCase(Locale.ROOT).endsWith(".communication.azure.com");
    }
}
