package io.github.acsemulator.http;

import io.github.acsemulator.error.ErrorCatalogue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request, up to a limit. */
final class RequestBody {
    private static final int LIMIT = 1 << 20;

    private RequestBody() {}

    static byte[] read(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced == 0) {
            return new byte[0];
        }
        try (InputStream in = request.getInputStream()) {
            if (announced <= LIMIT) {
                byte[] body = in.readNBytes(announced < 0 ? LIMIT + 1 : (int) announced);
                if (body.length <= LIMIT) {
                    return body;
                }
            }
        } catch (IOException e) {
            throw ErrorCatalogue.BAD_REQUEST.exception("its body is malformed or ended early");
        }
        throw ErrorCatalogue.PAYLOAD_TOO_LARGE.exception();
    }
}
