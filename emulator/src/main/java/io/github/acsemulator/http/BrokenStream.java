package io.github.acsemulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an answer back until it is complete, and then sends it broken. No thread waits while it does: the servlet is
 * told at once that all is sent.
 */
final class BrokenStream extends HttpStream.Wrapper {
    private static final int PIECES = 50;
    private static final int MILLIS_BETWEEN = 100;
    private static final String GARBAGE = "this is no chunk\r\n}{\u0000\u00ff]\r\n";

    private final Request request;
    private final ConnectionFault fault;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private MetaData.@Nullable Request asked;
    private MetaData.@Nullable Response head;

    private BrokenStream(HttpStream stream, Request request, ConnectionFault fault) {
        super(stream);
        this.request = request;
        this.fault = fault;
    }

    /** Has the answer to {@code request} break as {@code fault} says. */
    static void of(Request request, ConnectionFault fault) {
        request.addHttpStreamWrapper(stream -> new BrokenStream(stream, request, fault));
    }

    @Override
    public void send(
            MetaData.Request asking,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        if (response != null) {
            asked = asking;
            head = response;
        }
        if (content != null) {
            body.writeBytes(BufferUtil.toArray(content));
            BufferUtil.clear(content);
        }
        callback.succeeded();
    }

    @Override
    public void succeeded() {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        byte[] bytes = body.toByteArray();
        switch (fault) {
            case RESET -> reset(endPoint);
            case TRUNCATED -> sendPart(bytes, bytes.length / 2);
            case MALFORMED ->
                endPoint.write(
                        Callback.from(this::cutOff, failure -> cutOff()),
                        BufferUtil.toBuffer(malformed(), StandardCharsets.ISO_8859_1));
            case DRIP -> drip(bytes, 0);
            default -> cutOff();
        }
    }

    /** Without lingering, closing a socket resets the connection. */
    private void reset(EndPoint endPoint) {
        Object transport = endPoint;
        while (transport instanceof EndPoint layer) {
            // Under TLS there is another end point.
            transport = layer.getTransport();
        }
        if (transport instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            } catch (IOException e) {
                // The client was quicker to close it.
                cutOff();
                return;
            }
        }
        cutOff();
    }

    private void sendPart(byte[] bytes, int length) {
        if (length == 0) {
            cutOff();
            return;
        }
        super.send(
                asked(),
                head,
                false,
                ByteBuffer.wrap(bytes, 0, length),
                Callback.from(this::cutOff, failure -> cutOff()));
    }

    private String malformed() {
        MetaData.Response response = Objects.requireNonNull(head);
        StringBuilder text =
                new StringBuilder("HTTP/1.1 ").append(response.getStatus()).append(" Malformed\r\n");
        for (HttpField field : response.getHttpFields()) {
            if (field.getHeader() != HttpHeader.CONTENT_LENGTH && field.getHeader() != HttpHeader.TRANSFER_ENCODING) {
                text.append(field.getName())
                        .append(": ")
                        .append(field.getValue())
                        .append("\r\n");
            }
        }
        return text.append("Transfer-Encoding: chunked\r\n\r\n").append(GARBAGE).toString();
    }

    private void drip(byte[] bytes, int from) {
        int length = Math.min(Math.max(1, (bytes.length + PIECES - 1) / PIECES), bytes.length - from);
        int next = from + length;
        boolean last = next == bytes.length;
        Callback sent = Callback.from(
                () -> {
                    if (last) {
                        super.succeeded();
                    } else {
                        request.getComponents()
                                .getScheduler()
                                .schedule(() -> drip(bytes, next), MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
                    }
                },
                super::failed);
        super.send(asked(), from == 0 ? head : null, last, ByteBuffer.wrap(bytes, from, length), sent);
    }

    private MetaData.Request asked() {
        return Objects.requireNonNull(asked);
    }

    /** Closes the connection. */
    private void cutOff() {
        super.failed(new IOException("a fault broke the connection"));
    }
}
