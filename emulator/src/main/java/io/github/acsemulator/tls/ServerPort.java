package io.github.acsemulator.tls;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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
            boolean isTaken = String.valueOf(reason.getMessage()).contains("in use");
            throw new BindException(
                    isTaken
                            ? "port " + port + " is taken; stop what listens there, or choose another with --port"
                            : "cannot listen on port " + port + " of "
                                    + hosts.stream()
                                            .map(InetAddress::getHostAddress)
                                            .collect(Collectors.joining(", "))
                                    + " (" + reason.getMessage()
                                    + "); is it an address of this machine, and a port that this user may have?");
        }
        throw failure == null ? new IOException("there is no address to listen on") : failure;
    }

    /**
     * The addresses of {@code names}. {@code ::1} may be missing on this machine, any other may not. Java binds either
     * wildcard to IPv4 and, where the machine has it, IPv6, so one is enough and a second would find the port taken.
     */
    public static List<InetAddress> addresses(List<String> names) throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String name : names) {
            InetAddress address = address(name);
            if (address.isAnyLocalAddress()) {
                return List.of(InetAddress.getByName("0.0.0.0"));
            }
            if (!name.equals("::1") || names.size() == 1 || exists(address)) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name.replaceAll("[\\[\\]]", ""));
        } catch (UnknownHostException e) {
            throw new SettingException(
                    Setting.HOST.key() + ": '" + name + "' is no address, nor a name that has one.", e);
        }
    }

    private static boolean exists(InetAddress address) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerConnector connector(Server server, Future<SSLContext> tls) {
        HttpConnectionFactory http = new PromptHttp(configuration());
        SslConnectionFactory ssl = new SslConnectionFactory(new LazyTls(tls), http.getProtocol());
        // Native TLS would copy from and to others.
        ssl.setDirectBuffersForDecryption(true);
        ssl.setDirectBuffersForEncryption(true);
        ConnectionFactory either = new DetectorConnectionFactory(ssl);
        ServerConnector connector = new LingeringConnector(server, either, http);
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
        // Signatures are over headers as they were sent, not as somebody sent them before.
        configuration.setHeaderCacheCaseSensitive(true);
        // A name that the certificate lacks is the client's business: it checks, and may have reasons.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        // Some JavaScript clients send Host: localhost:8443:8443.
        configuration.setHttpCompliance(
                HttpCompliance.RFC7230.with("emulator", HttpCompliance.Violation.UNSAFE_HOST_HEADER));
        // An id with an encoded slash is no bad request but no identity of this resource.
        // %u1234 is Microsoft's alone: nothing behind Jetty reads it.
        configuration.setUriCompliance(
                UriCompliance.UNSAFE.without("emulator", UriCompliance.Violation.UTF16_ENCODINGS));
        return configuration;
    }
}
