package io.github.acsemulator.http;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request, up to a limit. What goes beyond it is the connection's to throw away. */
final class RequestBody {
    private static final int LIMIT = 1 << 20;

    private RequestBody() {}

    static byte[] read(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced == 0) {
            return new byte[0];
        }
        if (announced > LIMIT) {
            // Before the stream is touched, which would ask a client that expects 100 Continue to send all of it.
            throw tooLarge();
        }
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(announced < 0 ? LIMIT + 1 : (int) announced);
        } catch (IOException e) {
            throw ErrorCatalogue.BAD_REQUEST.exception("its body is malformed or ended early");
        }
        if (body.length > LIMIT) {
            throw tooLarge();
        }
        return body;
    }

    private static RefusedException tooLarge() {
        return ErrorCatalogue.PAYLOAD_TOO_LARGE
                .exception()
                .header("Connection", "close")
                // Jetty would let the end of the connection be the end of the body.
                .header("Transfer-Encoding", "chunked");
    }
}
