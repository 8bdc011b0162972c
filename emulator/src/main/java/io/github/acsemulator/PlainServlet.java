package io.github.acsemulator;

import io.javalin.http.Header;
import io.javalin.http.servlet.JavalinServlet;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Javalin's servlet behind a class without annotations. Jetty asks servlets' classes for theirs, and the JVM would make
 * proxies for all that Kotlin's compiler put there.
 */
final class PlainServlet extends GenericServlet {
    private static final long serialVersionUID = 1;

    private final transient JavalinServlet javalin;

    PlainServlet(JavalinServlet javalin) {
        this.javalin = javalin;
    }

    @Override
    public void init() throws ServletException {
        javalin.init(getServletConfig());
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        javalin.service(new OwnMethod((HttpServletRequest) request), response);
    }

    /** Hides from Javalin the header by which a request would be routed as another method than the one it signed. */
    private static final class OwnMethod extends HttpServletRequestWrapper {
        OwnMethod(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equals(Header.X_HTTP_METHOD_OVERRIDE) ? null : super.getHeader(name);
        }
    }
}
