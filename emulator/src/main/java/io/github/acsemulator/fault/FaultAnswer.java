package io.github.acsemulator.fault;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.error.RefusedException;
import io.github.acsemulator.http.ConnectionFault;
import io.github.acsemulator.http.Exchange;
import java.util.Map;

/** An answer that a rule makes or spoils. */
sealed interface FaultAnswer {
    /** Answers {@code exchange}, or sees to it that its answer breaks. */
    void give(Exchange exchange);

    /** The answer's HTTP breaks. */
    record Broken(ConnectionFault how) implements FaultAnswer {
        @Override
        public void give(Exchange exchange) {
            exchange.breakAnswer(how);
        }
    }

    /** A status alone, or in the service's envelope if it is an error. */
    record Status(int status, Map<String, String> headers) implements FaultAnswer {
        private static final String RETRY_AFTER = "Retry-After";

        @Override
        public void give(Exchange exchange) {
            if (status < 400) {
                headers.forEach(exchange::responseHeader);
                exchange.respondWithoutBody(status);
                return;
            }
            RefusedException refused = refusal().exception();
            if (status == 429 && !headers.containsKey(RETRY_AFTER)) {
                // Its message speaks of it, and most clients retry only with it.
                refused.header(RETRY_AFTER, "1");
            }
            headers.forEach(refused::header);
            throw refused;
        }

        private Refusal refusal() {
            return switch (status) {
                case 401 -> ErrorCatalogue.DENIED.refusal();
                case 429 -> ErrorCatalogue.TOO_MANY_REQUESTS.refusal();
                default -> new Refusal(status, code(), "A fault rule of the emulator answers so.", null, false);
            };
        }

        private String code() {
            return switch (status) {
                case 400 -> "BadRequest";
                case 403 -> "Forbidden";
                case 404 -> "NotFound";
                case 408 -> "RequestTimeout";
                case 409 -> "Conflict";
                case 412 -> "PreconditionFailed";
                case 500 -> "InternalServerError";
                case 502 -> "BadGateway";
                case 503 -> "ServiceUnavailable";
                case 504 -> "GatewayTimeout";
                default -> status < 500 ? "ClientError" : "ServerError";
            };
        }
    }

    /** A whole answer of someone's own. */
    // Compared by nobody.
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(int status, Map<String, String> headers, String contentType, byte[] body) implements FaultAnswer {
        @Override
        public void give(Exchange exchange) {
            headers.forEach(exchange::responseHeader);
            exchange.respond(status, contentType, body);
        }
    }
}
