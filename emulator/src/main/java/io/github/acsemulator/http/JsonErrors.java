package io.github.acsemulator.http;

import io.github.acsemulator.auth.HttpDate;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.time.EmulatorClock;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before there is an operation, in the service's envelope instead of Jetty's HTML page. */
public final class JsonErrors extends ErrorHandler {
    private final EmulatorClock clock;

    /** With the dates of {@code clock}. */
    public JsonErrors(EmulatorClock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Refusal refusal = refusal(request, response.getStatus());
        response.setStatus(refusal.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.DATE, HttpDate.format(clock.now()));
        if (refusal.status() != 404) {
            // Jetty closes the connection over what it cannot read, and does not always say so.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.write(true, ByteBuffer.wrap(ErrorRenderer.envelope(refusal)), callback);
        return true;
    }

    private static Refusal refusal(Request request, int status) {
        return switch (status) {
            case 404 ->
                ErrorCatalogue.ROUTE_NOT_FOUND.refusal(request.getHttpURI().getPathQuery());
            case 413 -> ErrorCatalogue.PAYLOAD_TOO_LARGE.refusal();
            case 414 -> ErrorCatalogue.URI_TOO_LONG.refusal();
            case 431 -> ErrorCatalogue.HEADERS_TOO_LARGE.refusal();
            case 503 -> ErrorCatalogue.STOPPING.refusal();
            default ->
                status >= 500 && status != 501 && status != 505
                        ? ErrorCatalogue.INTERNAL_ERROR.refusal()
                        : ErrorCatalogue.BAD_REQUEST.refusal(reason(request));
        };
    }

    /** What is wrong in Jetty's words, where it says more than that the request is bad. */
    private static String reason(Request request) {
        String message = request.getAttribute(ERROR_MESSAGE) instanceof String text ? text : "";
        return message.isEmpty() || message.equals("Bad Request") ? "it is malformed" : PrintableLine.of(message);
    }
}
