package io.github.acsemulator.conformance;

import com.azure.core.http.HttpClient;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLException;

final class NettyStack {

    private NettyStack() {}

    static HttpClient clientThatHas(Trust trust) {
        SslContext context;
        try {
            context =
                    SslContextBuilder.forClient().trustManager(trust.manager()).build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
        return new NettyAsyncHttpClientBuilder(
                        reactor.netty.http.client.HttpClient.create().secure(spec -> spec.sslContext(context)))
                .build();
    }
}
