import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A keep-alive connection to this machine with as little client as possible: it shares the cores with the server. */
final class Connection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[16 << 10];

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** A connection by TLS that checks certificate and host name. */
    static Connection tls(int port, SSLContext context) throws IOException {
        Socket tcp = tcp(port);
        try {
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, "localhost", port, true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return new Connection(tls);
        } catch (IOException e) {
            tcp.close();
            throw e;
        }
    }

    static Connection plain(int port) throws IOException {
        return new Connection(tcp(port));
    }

    private static Socket tcp(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends {@code request} and reads its answer; the body is good until the next call. */
    Answer ask(byte[] request) throws IOException {
        out.write(request);
        int length = 0;
        int bodyStart;
        do {
            length += read(length);
            bodyStart = endOfHead(length);
        } while (bodyStart < 0);
        String head = new String(buffer, 0, bodyStart, StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(head.substring(9, 12));
        int field = indexOfIgnoreCase(head, "\r\ncontent-length:");
        if (field >= 0) {
            int end = bodyStart + Integer.parseInt(head.substring(field + 17, head.indexOf('\r', field + 2)).strip());
            while (length < end) {
                length += read(length);
            }
        } else if (status != 204) {
            // Chunked: these servers' answers end with their last chunk.
            while (!endsWith(length, "\r\n0\r\n\r\n")) {
                length += read(length);
            }
        }
        return new Answer(status, new String(buffer, bodyStart, length - bodyStart, StandardCharsets.ISO_8859_1));
    }

    private int read(int from) throws IOException {
        if (from == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * from);
        }
        int read = in.read(buffer, from, buffer.length - from);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        return read;
    }

    private int endOfHead(int length) {
        for (int i = 3; i < length; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean endsWith(int length, String end) {
        return length >= end.length()
                && new String(buffer, length - end.length(), end.length(), StandardCharsets.ISO_8859_1).equals(end);
    }

    private static int indexOfIgnoreCase(String text, String part) {
        for (int i = 0; i <= text.length() - part.length(); i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An answer. */
    record Answer(int status, String body) {
        /** This one, if it is a success. */
        Answer good() {
            if (status / 100 != 2) {
                throw new IllegalStateException("status " + status + ": " + body);
            }
            return this;
        }
    }
}
