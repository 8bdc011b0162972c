package io.github.acsemulator.http;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the bodies of requests, up to a limit, before they are handled: one that trickles in takes no thread from the
 * others. What goes beyond the limit is the connection's to throw away.
 */
public final class RequestBody extends Handler.Wrapper {
    private static final int LIMIT = 1 << 20;
    private static final String ATTRIBUTE = RequestBody.class.getName();
    private static final byte[] NOTHING = {};

    /** In front of {@code handler}. */
    public RequestBody(Handler handler) {
        super(handler);
    }

    /**
     * The body of {@code request}.
     *
     * @throws RefusedException if it is too large, or what came is not all of it
     */
    static byte[] of(HttpServletRequest request) {
        Object read = request.getAttribute(ATTRIBUTE);
        if (read instanceof Unread unread) {
            throw unread.refused();
        }
        return read instanceof byte[] bytes ? bytes : NOTHING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long announced = request.getLength();
        if (announced > LIMIT) {
            // Not to be read at all, which would ask a client that expects 100 Continue to send it.
            request.setAttribute(ATTRIBUTE, Unread.TOO_LARGE);
        } else if (announced > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            new Reading(request, response, callback).run();
            return true;
        }
        return super.handle(request, response, callback);
    }

    private void handleRead(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }

    /** Why there is no body. */
    private enum Unread {
        TOO_LARGE,
        BROKEN;

        RefusedException refused() {
            RefusedException refused = this == TOO_LARGE
                    ? ErrorCatalogue.PAYLOAD_TOO_LARGE.exception()
                    : ErrorCatalogue.BAD_REQUEST.exception("its body is malformed or ended early");
            return refused.header("Connection", "close")
                    // Jetty would let the end of the connection be the end of the answer.
                    .header("Transfer-Encoding", "chunked");
        }
    }

    /** Runs whenever more of the body has come. */
    private final class Reading implements Runnable {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Reading(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void run() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    end(Unread.BROKEN);
                    return;
                }
                byte[] bytes = BufferUtil.toArray(chunk.getByteBuffer());
                chunk.release();
                if (read.size() + bytes.length > LIMIT) {
                    end(Unread.TOO_LARGE);
                    return;
                }
                read.writeBytes(bytes);
                if (chunk.isLast()) {
                    end(read.toByteArray());
                    return;
                }
            }
        }

        private void end(Object outcome) {
            request.setAttribute(ATTRIBUTE, outcome);
            handleRead(request, response, callback);
        }
    }
}
