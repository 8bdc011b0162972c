package io.github.acsemulator.testcontainers;

import com.azure.core.http.HttpClient;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLException;

/** The only class that uses azure-core-http-netty. */
final class NettyHttpClient {

    private NettyHttpClient() {}

    static HttpClient trusting(EmulatorAccess acs) {
        SslContext context;
        try {
            context = SslContextBuilder.forClient()
                    .trustManager(acs.x509TrustManager())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
        return new NettyAsyncHttpClientBuilder(
                        reactor.netty.http.client.HttpClient.create().secure(spec -> spec.sslContext(context)))
                .build();
    }
}
