package io.github.acsemulator.tls;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** The one port, which speaks HTTP/1.1 and HTTPS, on each of the addresses it is to listen on. */
public final class ServerPort {
    private static final int IDLE_MILLIS = 30_000;
    private static final int ATTEMPTS_AT_A_FREE_PORT = 20;
    /** Bearer tokens of Entra are long. */
    private static final int HEADER_BYTES = 32 << 10;

    private ServerPort() {}

    /**
     * Binds {@code port} of {@code hosts} for {@code server}, which may be started afterwards.
     *
     * @param port the port; 0 takes one that is free on all of the hosts
     * @param tls the server's TLS, which may still be in the making: the first handshake waits for it
     * @return the port that was bound
     * @throws BindException if the port is taken or an address is not this machine's
     * @throws IOException if an address cannot be bound for another reason
     */
    public static int bind(Server server, List<InetAddress> hosts, int port, Future<SSLContext> tls)
            throws IOException {
        IOException failure = null;
        for (int attempt = 0; attempt < (port == 0 ? ATTEMPTS_AT_A_FREE_PORT : 1); attempt++) {
            List<ServerConnector> connectors = new ArrayList<>();
            int bound = port;
            try {
                for (InetAddress host : hosts) {
                    ServerConnector connector = connector(server, tls);
                    connectors.add(connector);
                    connector.setHost(host.getHostAddress());
                    connector.setPort(bound);
                    connector.open();
                    bound = connector.getLocalPort();
                }
                server.setConnectors(connectors.toArray(Connector[]::new));
                return bound;
            } catch (IOException e) {
                connectors.forEach(ServerConnector::close);
                failure = e;
            }
        }
        if (failure != null && failure.getCause() instanceof BindException reason) {
            throw reason;
        }
        throw failure == null ? new IOException("there is no address to listen on") : failure;
    }

    /** Those of {@code names} that exist on this machine; {@code ::1} may be missing, any other may not. */
    public static List<InetAddress> addresses(List<String> names) throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String name : names) {
            InetAddress address = InetAddress.getByName(name.replaceAll("[\\[\\]]", ""));
            if (!name.equals("::1") || names.size() == 1 || exists(address)) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private static boolean exists(InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerConnector connector(Server server, Future<SSLContext> tls) {
        HttpConnectionFactory http = new HttpConnectionFactory(configuration());
        SslConnectionFactory ssl = new SslConnectionFactory(new LazyTls(tls), http.getProtocol());
        // Native TLS would copy from and to others.
        ssl.setDirectBuffersForDecryption(true);
        ssl.setDirectBuffersForEncryption(true);
        ConnectionFactory either = new DetectorConnectionFactory(ssl);
        ServerConnector connector = new ServerConnector(server, null, null, null, 1, 1, either, http);
        connector.setIdleTimeout(IDLE_MILLIS);
        // At the stop, connections that are kept alive and idle have nothing to wait for.
        connector.setShutdownIdleTimeout(50);
        connector.setReuseAddress(true);
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        // A name that the certificate lacks is the client's business: it checks, and may have reasons.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        // Some JavaScript clients send Host: localhost:8443:8443.
        configuration.setHttpCompliance(
                HttpCompliance.RFC7230.with("emulator", HttpCompliance.Violation.UNSAFE_HOST_HEADER));
        // An id with an encoded slash is no bad request but no identity of this resource.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }
}
