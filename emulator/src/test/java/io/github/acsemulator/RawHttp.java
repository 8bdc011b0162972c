package io.github.acsemulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** HTTP/1.1 by the byte, so that tests see what is on the wire and send what no client would. */
public final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** A plain connection to {@code port} of this machine. */
    public static RawHttp plain(int port) throws IOException {
        return new RawHttp(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** A TLS connection to {@code port} of this machine, its certificate checked by {@code context}. */
    public static RawHttp tls(int port, SSLContext context) throws IOException {
        return new RawHttp(context.getSocketFactory().createSocket("localhost", port));
    }

    /** Sends {@code bytes} as they are. */
    public RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends {@code text} in ISO-8859-1, each line end of it as CRLF. */
    public RawHttp send(String text) throws IOException {
        return send(text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Tells the server that nothing more will come. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer of a request with a body that may be answered with one. */
    public Response read() throws IOException {
        return read(true);
    }

    /** The next answer; {@code hasBody} is false after HEAD. */
    public Response read(boolean hasBody) throws IOException {
        return read(socket.getInputStream(), hasBody);
    }

    /** The next answer in {@code in}. */
    static Response read(InputStream in, boolean hasBody) throws IOException {
        String statusLine = line(in);
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        Response head = new Response(statusLine, headers, "");
        return new Response(statusLine, headers, hasBody ? body(in, head) : "");
    }

    private static String body(InputStream in, Response head) throws IOException {
        byte[] bytes;
        if (head.header("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
            bytes = chunks(in);
        } else if (head.header("Content-Length").isPresent()) {
            int length = Integer.parseInt(head.header("Content-Length").get());
            bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new IOException("the body ended early");
            }
        } else {
            bytes = head.status() == 204 || head.status() < 200 ? new byte[0] : in.readAllBytes();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            body.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended: '" + line + "'");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * One answer.
     *
     * @param statusLine the first line
     * @param headers the headers as they were sent
     * @param body the body, chunks joined
     */
    public record Response(String statusLine, List<String> headers, String body) {
        /** The status code. */
        public int status() {
            return Integer.parseInt(statusLine.split(" ")[1]);
        }

        /** The value of header {@code name}; a header that is there twice is a mistake. */
        public Optional<String> header(String name) {
            List<String> values = headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
            if (values.size() > 1) {
                throw new AssertionError(name + " stands there " + values.size() + " times: " + values);
            }
            return values.stream().findFirst();
        }
    }
}
