package io.github.acsemulator.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts back the space in {@code application/json; charset=utf-8}, which Jetty's servlets take out. */
public final class ExactContentType extends Handler.Wrapper {
    /** Around {@code handler}. */
    public ExactContentType(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.addHttpStreamWrapper(Restoring::new);
        return super.handle(request, response, callback);
    }

    private static final class Restoring extends HttpStream.Wrapper {
        Restoring(HttpStream stream) {
            super(stream);
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            super.send(request, response == null ? null : restored(response), last, content, callback);
        }

        private static MetaData.Response restored(MetaData.Response response) {
            String type = response.getHttpFields().get(HttpHeader.CONTENT_TYPE);
            if (type == null || !type.contains(";charset=")) {
                return response;
            }
            HttpFields fields = HttpFields.build(response.getHttpFields())
                    .put(HttpHeader.CONTENT_TYPE, type.replace(";charset=", "; charset="));
            return new MetaData.Response(
                    response.getStatus(),
                    response.getReason(),
                    response.getHttpVersion(),
                    fields,
                    response.getContentLength(),
                    response.getTrailersSupplier());
        }
    }
}
