package io.github.acsemulator.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Routes below a prefix that are made when the first request comes there, so that the start does without them. */
final class RouteSection {
    /** The attribute of a request that has the parameters of its path. */
    static final String PARAMETERS = RouteSection.class.getName();

    final String prefix;
    private final Supplier<RouteTable> making;
    private @Nullable RouteTable table;

    RouteSection(String prefix, Supplier<RouteTable> making) {
        this.prefix = prefix;
        this.making = making;
    }

    synchronized RouteTable table() {
        if (table == null) {
            table = making.get();
        }
        return table;
    }

    void handle(Context context) throws Exception {
        String method = context.req().getMethod();
        for (Route route : table().matching(context.path())) {
            if (route.method.equals(method)) {
                context.attribute(PARAMETERS, route.parameters(context.path()));
                route.handler.handle(context);
                return;
            }
        }
        throw new NotFoundResponse();
    }
}
