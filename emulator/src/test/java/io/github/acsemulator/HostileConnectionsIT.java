package io.github.acsemulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that no client should make. */
class HostileConnectionsIT {
    private static final int DROPPED = 2_000;
    private static final int IN_A_BATCH = 100;
    private static final int SLOW = 300;

    @RegisterExtension
    static final HostileServer SERVER = new HostileServer();

    private SSLSocket tlsSocket() throws IOException {
        SSLSocket socket = (SSLSocket)
                SERVER.tls().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), SERVER.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void health(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));
        assertThat(RawHttp.read(socket.getInputStream(), true).status()).isEqualTo(200);
    }

    @Test
    void aHandshakeFollowedByNothingHarmsNobody() throws IOException {
        List<SSLSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SSLSocket socket = tlsSocket();
            socket.startHandshake();
            sockets.add(socket);
        }
        SERVER.assertThatItServes();
        for (SSLSocket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void aHandshakeOnNothingHarmsNobody() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (Socket socket = SERVER.connect()) {
                // The beginning of a ClientHello.
                socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0});
            }
        }
    }

    @Test
    void anUnknownServerNameIsServed() throws IOException {
        try (SSLSocket socket = tlsSocket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName("evil.example")));
            socket.setSSLParameters(parameters);
            health(socket);
        }
    }

    @Test
    void aClientThatSpeaksHttp2AloneGetsNoHttp2() throws IOException {
        try (SSLSocket socket = tlsSocket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            try {
                socket.startHandshake();
                assertThat(socket.getApplicationProtocol()).isEmpty();
            } catch (SSLException e) {
                // Some providers break the handshake off, others agree on no protocol.
                assertThat(e).hasMessageContaining("no_application_protocol");
            }
        }
    }

    @Test
    void garbageOverTlsIsRefusedInTheEnvelope() throws IOException {
        try (SSLSocket socket = tlsSocket()) {
            socket.getOutputStream().write("\0\1\2garbage\r\n\r\n".getBytes(ISO_8859_1));
            HostileServer.assertEnvelope(RawHttp.read(socket.getInputStream(), true));
        }
    }

    @Test
    void tenMegabytesOverTlsAreRefusedAndTheirSenderReadsIt() throws IOException {
        byte[] request = SignedRequestBuilder.request("POST", HostileServer.CREATE)
                .body(new byte[10 << 20])
                .bytes();
        try (SSLSocket socket = tlsSocket()) {
            try {
                socket.getOutputStream().write(request);
            } catch (IOException e) {
                // The server has answered and closed already; the answer can be read all the same.
            }
            assertThat(RawHttp.read(socket.getInputStream(), true).status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\3garbage\r\n\r\n",
                "\u0080\u0081\u0082",
                "\r\r\r\r",
                "\u0016garbage",
                "SSH-2.0-x\r\n",
                "{}"
            })
    void garbageIsRefusedInTheEnvelope(String garbage) throws IOException {
        byte[] answer = SERVER.exchange((garbage + "\r\n\r\n").getBytes(ISO_8859_1), true);
        HostileServer.assertEnvelope(HostileServer.parse(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\r\n\r\n\r\n", "\u0016\u0003\u0001\u00ff\u00ff\0\0\0", "\u0016\u0003\u0001\0\u0005hello"})
    void whatIsNoHttpAtAllGetsNoPage(String garbage) throws IOException {
        byte[] answer = SERVER.exchange(garbage.getBytes(ISO_8859_1), true);
        assertThat(new String(answer, ISO_8859_1)).doesNotContain("html", "HTTP");
    }

    @Test
    void refusalsArriveHoweverMuchFollows() throws IOException {
        String[] requests = {
            "GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /\0 HTTP/1.1\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
            "GET /\0 HTTP/1.1\r\nX: " + "a".repeat(1_000_000) + "\r\n\r\n",
            "POST /identities HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"
        };
        for (int i = 0; i < 200; i++) {
            byte[] answer = SERVER.exchange(requests[i % requests.length].getBytes(ISO_8859_1), i % 8 < 4);
            assertThat(HostileServer.parse(answer).status()).as("answer %d", i).isEqualTo(400);
        }
    }

    @Test
    void randomBytesGetNoPageAndNoTrace() throws IOException {
        Random random = new Random(20_261_124);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            assertThat(new String(SERVER.exchange(bytes, true), ISO_8859_1))
                    .doesNotContain("<html", "<!DOCTYPE", "\tat ", "HTTP/1.1 500");
        }
    }

    @Test
    void randomChangesOfAGoodRequestGetAnAnswerInTheEnvelope() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = SignedRequestBuilder.request("POST", HostileServer.CREATE)
                    .body("{}")
                    .header("Connection", "close")
                    .bytes();
            for (int change = 0; change <= random.nextInt(4); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] answer = SERVER.exchange(bytes, true);
            String text = new String(answer, ISO_8859_1);
            if (text.startsWith("HTTP/1.1 2") || text.isEmpty()) {
                continue;
            }
            assertThat(text)
                    .startsWith("HTTP/1.1 4")
                    .contains("\r\nContent-Type: application/json\r\n", "{\"error\":{");
        }
    }

    @Test
    void thousandsOfDroppedConnectionsHarmNobody() throws IOException {
        for (int batch = 0; batch < DROPPED / IN_A_BATCH; batch++) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < IN_A_BATCH; i++) {
                Socket socket = SERVER.connect();
                sockets.add(socket);
                if (i % 4 == 1) {
                    socket.getOutputStream().write("POST /identities HT".getBytes(ISO_8859_1));
                } else if (i % 4 == 2) {
                    socket.getOutputStream().write(new byte[] {0x16, 3, 1});
                }
                socket.setSoLinger(i % 2 == 0, 0);
            }
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H",
                "Host: localhost\r\nContent-Length: 9\r\n\r\n{",
                "Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{"
            })
    void slowConnectionsLeaveTheOthersServed(String beginning) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                Socket socket = SERVER.connect();
                sockets.add(socket);
                socket.getOutputStream().write(("POST /identities HTTP/1.1\r\n" + beginning).getBytes(ISO_8859_1));
            }
            for (int i = 0; i < 20; i++) {
                SERVER.assertThatItServes();
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
