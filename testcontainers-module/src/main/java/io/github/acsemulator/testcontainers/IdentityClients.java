package io.github.acsemulator.testcontainers;

import com.azure.communication.identity.CommunicationIdentityClientBuilder;

/**
 * Clients of the official SDK that trust the emulator and sign with its key. This class is for tests with
 * {@code com.azure:azure-communication-identity} on their class path; nothing else here needs it.
 *
 * <p>The same by hand, for netty, okhttp and the JDK's client (the first three lines, the second, the third):
 *
 * <pre>{@code
 * SslContext ssl = SslContextBuilder.forClient().trustManager(acs.x509TrustManager()).build();
 * var netty = new NettyAsyncHttpClientBuilder(reactor.netty.http.client.HttpClient.create().secure(s -> s.sslContext(ssl))).build();
 * new CommunicationIdentityClientBuilder().connectionString(acs.getConnectionString()).httpClient(netty).buildClient();
 *
 * SSLSocketFactory sockets = acs.createSslContext().getSocketFactory();
 * var okhttp = new OkHttpAsyncHttpClientBuilder(new OkHttpClient.Builder().sslSocketFactory(sockets, acs.x509TrustManager()).build()).build();
 * new CommunicationIdentityClientBuilder().connectionString(acs.getConnectionString()).httpClient(okhttp).buildClient();
 *
 * var trusting = java.net.http.HttpClient.newBuilder().sslContext(acs.createSslContext());
 * var jdk = new JdkHttpClientBuilder(trusting).build();
 * new CommunicationIdentityClientBuilder().connectionString(acs.getConnectionString()).httpClient(jdk).buildClient();
 * }</pre>
 */
public final class IdentityClients {

    private IdentityClients() {}

    /**
     * A builder of clients of {@code acs}, complete: {@code buildClient()} and {@code buildAsyncClient()} work. Its HTTP
     * client is the one of azure-core's that is on the class path; of several, netty goes before okhttp before jdk.
     *
     * @throws IllegalStateException if none is, or the emulator is not running
     */
    public static CommunicationIdentityClientBuilder builder(EmulatorAccess acs) {
        return builder(acs, HttpLibrary.onClassPath());
    }

    static CommunicationIdentityClientBuilder builder(EmulatorAccess acs, HttpLibrary library) {
        return new CommunicationIdentityClientBuilder()
                .connectionString(acs.getConnectionString())
                .httpClient(
                        switch (library) {
                            case NETTY -> NettyHttpClient.trusting(acs);
                            case OKHTTP -> OkHttpHttpClient.trusting(acs);
                            case JDK -> JdkHttpClient.trusting(acs);
                        });
    }
}
