package io.github.acsemulator;

import io.javalin.http.servlet.JavalinServlet;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

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
        javalin.service(request, response);
    }
}
