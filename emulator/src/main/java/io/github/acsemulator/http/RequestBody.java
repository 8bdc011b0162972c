package io.github.acsemulator.http;

import io.github.acsemulator.error.ErrorCatalogue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request, up to a limit. */
final class RequestBody {
    private static final int LIMIT = 1 << 20;
    /** What is read and thrown away of a body that is too large, so that its sender gets to read the answer. */
    private static final int DRAINED = 32 << 20;

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
            drain(in);
        } catch (IOException e) {
            throw ErrorCatalogue.BAD_REQUEST.exception("its body is malformed or ended early");
        }
        throw ErrorCatalogue.PAYLOAD_TOO_LARGE.exception();
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[16 << 10];
        int left = DRAINED;
        int read;
        while (left > 0 && (read = in.read(buffer)) >= 0) {
            left -= read;
        }
    }
}
