package io.github.acsemulator;

import io.github.acsemulator.http.AnswerListener;
import io.github.acsemulator.http.ErrorRenderer;
import io.github.acsemulator.http.ExactContentType;
import io.github.acsemulator.http.JsonErrors;
import io.github.acsemulator.http.RequestBody;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.tls.ServerPort;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.HttpResponseException;
import io.javalin.http.servlet.JavalinServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Javalin's routes in a Jetty of our own: Javalin's would start websockets and sessions that nobody needs. */
final class HttpServer implements AutoCloseable {
    private static final int MOST_THREADS = 250;
    private static final int STOP_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final Server server;

    HttpServer(EmulatorClock clock, RouteTable routes, AnswerListener listener) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("acs-emulator");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setErrorHandler(new JsonErrors(clock));
        server.setStopTimeout(STOP_MILLIS);
        ServletContextHandler context = new ServletContextHandler();
        context.setErrorHandler(new JsonErrors(clock));
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addServlet(
                new ServletHolder(new PlainServlet(new JavalinServlet(javalin(clock, routes, listener).unsafe))), "/");
        server.setHandler(new GracefulHandler(new ExactContentType(new RequestBody(context))));
    }

    private static Javalin javalin(EmulatorClock clock, RouteTable routes, AnswerListener listener) {
        ErrorRenderer errors = new ErrorRenderer(clock, listener, routes);
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.router.treatMultipleSlashesAsSingleSlash = true;
            routes.register(config.routes);
            config.routes.exception(Exception.class, (exception, context) -> errors.render(context, exception));
            config.routes.exception(
                    HttpResponseException.class, (exception, context) -> errors.render(context, exception));
            config.router.javaLangErrorHandler((response, error) -> errors.render(response, error));
        });
    }

    /** Opens the port, which is returned; who connects waits until the server starts. */
    int bind(List<InetAddress> hosts, int wanted, Future<SSLContext> tls) throws IOException {
        return ServerPort.bind(server, hosts, wanted, tls);
    }

    /** Serves. */
    void start() throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the HTTP server did not start", e);
        }
    }

    /** Lets running requests end, for half a second at most, then closes the port. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("requests were cut off at the stop", e);
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }
}
