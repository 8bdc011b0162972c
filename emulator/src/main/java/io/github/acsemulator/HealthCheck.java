package io.github.acsemulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks the server on this machine whether it is healthy, for an image without shell and curl: exit code 0 if it is, 1 if
 * not. The port is that of {@code ACS_EMULATOR_PORT}, else 8443.
 */
public final class HealthCheck {
    private static final int MILLIS = 3000;
    private static final String REQUEST =
            "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private HealthCheck() {}

    /** Exits with the code. */
    public static void main(String[] arguments) {
        String port = System.getenv("ACS_EMULATOR_PORT");
        // Not System.exit: this process has nothing to clean up, and is started every few seconds.
        Runtime.getRuntime().halt(isHealthy(port == null || port.isBlank() ? "8443" : port.strip()) ? 0 : 1);
    }

    // An address, so there is no name to look up.
    @SuppressWarnings("AddressSelection")
    private static boolean isHealthy(String port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), MILLIS);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status != null && status.startsWith("HTTP/1.1 200");
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("not healthy on port " + port + ": " + e);
            return false;
        }
    }
}
