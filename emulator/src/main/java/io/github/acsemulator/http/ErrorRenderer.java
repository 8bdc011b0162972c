package io.github.acsemulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.error.RefusedException;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.json.SelfWriting;
import io.github.acsemulator.time.EmulatorClock;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns exceptions into answers. Nothing else catches them, and nothing else writes an error. */
public final class ErrorRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorRenderer.class);

    private final EmulatorClock clock;
    private final AnswerListener listener;
    private final RouteTable routes;

    /** A renderer that tells a wrong method from a wrong path by {@code routes}. */
    public ErrorRenderer(EmulatorClock clock, AnswerListener listener, RouteTable routes) {
        this.clock = clock;
        this.listener = listener;
        this.routes = routes;
    }

    /** The service's error envelope, in UTF-8. */
    public static byte[] envelope(Refusal refusal) {
        // A lone surrogate, which JSON can smuggle in, becomes a question mark: it has no form in UTF-8.
        String message = new String(refusal.message().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return Json.bytes(new CommunicationErrorResponse(refusal.code(), message, refusal.target()));
    }

    /** Answers for a handler of {@code context} that threw {@code thrown}. */
    public void render(Context context, Throwable thrown) {
        if (thrown instanceof RefusedException refused) {
            refused.headers().forEach(context::header);
            write(
                    context,
                    refused.refusal(),
                    refused.body().map(Json::bytes).orElseGet(() -> envelope(refused.refusal())));
        } else if (thrown instanceof HttpResponseException unmatched && unmatched.getStatus() < 500) {
            renderUnmatched(context);
        } else {
            LOG.error("{} {} failed", context.req().getMethod(), PrintableLine.of(context.path()), thrown);
            write(context, ErrorCatalogue.INTERNAL_ERROR.refusal());
        }
    }

    /** Answers after an {@code error} of the JVM, such as a stack overflow. */
    public void render(HttpServletResponse response, Error error) {
        LOG.error("a request failed", error);
        response.setStatus(ErrorCatalogue.INTERNAL_ERROR.status());
        response.setContentType("application/json");
        try {
            response.getOutputStream().write(envelope(ErrorCatalogue.INTERNAL_ERROR.refusal()));
        } catch (IOException e) {
            LOG.debug("a client went away before its answer", e);
        }
    }

    private void renderUnmatched(Context context) {
        String path = context.req().getRequestURI();
        String allowed = routes.allowedMethods(context.path());
        if (allowed.isEmpty()) {
            write(context, ErrorCatalogue.ROUTE_NOT_FOUND.refusal(path));
        } else {
            context.header("Allow", allowed);
            write(
                    context,
                    ErrorCatalogue.METHOD_NOT_ALLOWED.refusal(
                            path, context.req().getMethod(), allowed));
        }
    }

    private Exchange unmatched(Context context) {
        boolean isOfEmulator = context.path().replaceFirst("^/+", "/").startsWith("/_emulator");
        Operation operation = isOfEmulator ? Operation.ofEmulator("") : Operation.UNMATCHED;
        return new Exchange(context, operation, clock.nanoTime(), listener);
    }

    private void write(Context context, Refusal refusal) {
        write(context, refusal, envelope(refusal));
    }

    /** Chunked and without a charset, as the service sends errors: flushing before the end leaves no length to tell. */
    private void write(Context context, Refusal refusal, byte[] body) {
        context.status(refusal.status());
        Exchange exchange = Exchange.of(context).orElseGet(() -> unmatched(context));
        exchange.answering(refusal.status(), body, refusal);
        if (refusal.code().isEmpty()) {
            // Javalin has put one there.
            context.res().setContentType(null);
            return;
        }
        context.res().setContentType("application/json");
        try {
            ServletOutputStream out = context.res().getOutputStream();
            out.write(body);
            out.flush();
        } catch (IOException e) {
            LOG.debug("a client went away before its answer", e);
        }
    }

    /** The specification's model of an error answer; members that are absent never become null. */
    private record CommunicationErrorResponse(
            String code, String message, @Nullable String target) implements SelfWriting {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", code);
            json.writeStringField("message", message);
            if (target != null) {
                json.writeStringField("target", target);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
