package io.github.acsemulator.tls;

import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS for Jetty from a context that may still be in the making, so that the port opens before it is ready. */
final class LazyTls extends SslContextFactory.Server {
    private final Future<SSLContext> context;

    LazyTls(Future<SSLContext> context) {
        this.context = context;
    }

    /** Nothing is loaded here: no key store, no default trust. */
    @Override
    protected void doStart() {}

    @Override
    protected void doStop() {}

    @Override
    public SSLEngine newSSLEngine() {
        SSLEngine engine = ready().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** The peer's address matters to clients that resume sessions only. */
    @Override
    public SSLEngine newSSLEngine(InetSocketAddress address) {
        return newSSLEngine();
    }

    private SSLContext ready() {
        try {
            return context.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before TLS was ready", e);
        } catch (ExecutionException e) {
            // Such as a setting that cannot be used, which the command says in one line.
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException("there is no TLS", e);
        }
    }
}
