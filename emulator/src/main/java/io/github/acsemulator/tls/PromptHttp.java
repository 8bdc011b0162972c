package io.github.acsemulator.tls;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 whose refusals of what is no HTTP always arrive. Jetty hands such a refusal to another thread and goes on
 * reading meanwhile, and where it comes upon the end of the input first, it closes the connection without an answer.
 */
final class PromptHttp extends HttpConnectionFactory {
    PromptHttp(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new PromptConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    private static final class PromptConnection extends HttpConnection {
        private final Lock reading = new ReentrantLock();

        PromptConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected HttpChannel newHttpChannel(Server server, HttpConfiguration configuration) {
            return new PromptChannel(this);
        }

        /**
         * One thread at a time: once a refusal is out Jetty has another thread go on, which would meet this one in a
         * buffer that belongs to another connection by then.
         */
        @Override
        public void onFillable() {
            reading.lock();
            try {
                super.onFillable();
            } finally {
                reading.unlock();
            }
        }

        /** The stop gives idle connections little time, but a request that is still being sent keeps what there is. */
        @Override
        public boolean onIdleExpired(TimeoutException timeout) {
            boolean isStopping = getConnector().isShutdown();
            return !(isStopping && getHttpChannel().getRequest() != null) && super.onIdleExpired(timeout);
        }
    }

    private static final class PromptChannel extends HttpChannelState {
        PromptChannel(HttpConnection connection) {
            super(connection);
        }

        /** A refusal is written without waiting, so the thread that reads can do it. */
        @Override
        public @Nullable Runnable onFailure(Throwable failure) {
            Runnable refusal = super.onFailure(failure);
            return refusal == null ? null : Invocable.from(InvocationType.NON_BLOCKING, refusal);
        }
    }
}
