package io.github.acsemulator.http;

import io.github.acsemulator.http.Operation.Owner;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The routes in the order in which they are added. A last segment such as {@code :issueAccessToken}, which Javalin does
 * not take, becomes a path parameter whose value is compared.
 */
public final class RouteTable {
    private static final String ACTION = "action";
    private static final List<HandlerType> SECTION_METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE);

    private final List<Route> routes = new ArrayList<>();
    private final List<RouteSection> sections = new ArrayList<>();

    /** Has the JVM write the code by which Javalin tells methods apart, records: it does so at their first use. */
    public static void warmUp() {
        int unused = HandlerType.GET.hashCode();
        boolean unusedToo = HandlerType.GET.equals(HandlerType.POST);
    }

    /** Serves {@code method} on {@code path}; segments in braces are parameters. */
    public RouteTable on(String method, String path, Pipeline pipeline, Operation operation, ExchangeHandler handler) {
        Route route = new Route(method, path, operation, pipeline.serving(operation, handler));
        routes.add(route);
        if (method.equals("GET")) {
            // Jetty leaves the body out.
            routes.add(new Route("HEAD", path, operation, route.handler));
        }
        return this;
    }

    /** Answers browsers that ask, on any path so far that is not the emulator's own, whether a page may send a request there. */
    public void preflights(Pipeline pipeline, Cors cors) {
        Operation operation = Operation.ofEmulator("preflight");
        List<String> paths = routes.stream()
                .filter(route -> route.operation.owner() != Owner.EMULATOR)
                .map(route -> route.path)
                .distinct()
                .toList();
        for (String path : paths) {
            on(
                    "OPTIONS",
                    path,
                    pipeline,
                    operation,
                    exchange -> cors.preflight(exchange, allowedMethods(exchange.path())));
        }
    }

    /** Leaves what begins with {@code prefix}, and is not served otherwise, to the routes that {@code making} makes. */
    public void section(String prefix, Supplier<RouteTable> making) {
        sections.add(new RouteSection(prefix, making));
    }

    /** All routes, those of its sections among them, each as {@code GET /identities/{id}}; HEAD goes without saying. */
    public Set<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (Route route : routes) {
            if (!route.method.equals("HEAD")) {
                names.add(route.method + " " + route.path);
            }
        }
        sections.forEach(section -> names.addAll(section.table().names()));
        return names;
    }

    /** The ids of the operations outside {@code /_emulator} and the page. */
    public Set<String> operations() {
        return routes.stream()
                .filter(route -> !route.path.startsWith("/_emulator") && !route.path.equals("/"))
                .map(route -> route.operation.id())
                .collect(Collectors.toSet());
    }

    /** Hands the routes to Javalin. */
    public void register(RoutesConfig javalin) {
        Map<HandlerType, Map<String, Map<String, Handler>>> byMethodAndPath = new LinkedHashMap<>();
        for (Route route : routes) {
            int slash = route.path.lastIndexOf('/');
            String last = route.path.substring(slash + 1);
            boolean isAction = last.startsWith(":");
            String javalinPath = isAction ? route.path.substring(0, slash + 1) + "{" + ACTION + "}" : route.path;
            byMethodAndPath
                    .computeIfAbsent(HandlerType.findOrCreate(route.method), method -> new LinkedHashMap<>())
                    .computeIfAbsent(javalinPath, path -> new LinkedHashMap<>())
                    .put(isAction ? last : "", route.handler);
        }
        // Javalin takes the first that matches, so /identities/{id}/token has to come before /identities/{id}/{action}.
        Comparator<String> parametersLast = (one, other) -> Boolean.compare(one.endsWith("}"), other.endsWith("}"));
        byMethodAndPath.forEach((method, paths) -> paths.keySet().stream()
                .sorted(parametersLast)
                .forEach(path -> javalin.addEndpoint(
                        Endpoint.create(method, path).handler(dispatch(Objects.requireNonNull(paths.get(path)))))));
        for (RouteSection section : sections) {
            for (HandlerType method : SECTION_METHODS) {
                javalin.addEndpoint(
                        Endpoint.create(method, section.prefix + "/<rest>").handler(section::handle));
            }
        }
    }

    private static Handler dispatch(Map<String, Handler> actions) {
        Handler only = actions.get("");
        if (only != null) {
            return only;
        }
        return context -> {
            Handler handler = actions.get(context.pathParam(ACTION));
            if (handler == null) {
                throw new NotFoundResponse();
            }
            handler.handle(context);
        };
    }

    /** The routes of {@code target}; a path that is written out goes before one with parameters. */
    List<Route> matching(String target) {
        List<Route> matching =
                routes.stream().filter(route -> route.matches(target)).toList();
        int fewest = matching.stream().mapToInt(Route::parameterCount).min().orElse(0);
        return matching.stream()
                .filter(route -> route.parameterCount() == fewest)
                .toList();
    }

    /** The methods that {@code path} takes, as the header {@code Allow} lists them; empty if there is no such path. */
    String allowedMethods(String path) {
        TreeSet<String> methods = new TreeSet<>();
        addMethods(path, methods);
        return String.join(", ", methods);
    }

    private void addMethods(String path, Set<String> methods) {
        matching(path).forEach(route -> methods.add(route.method));
        for (RouteSection section : sections) {
            if (path.replaceFirst("^/+", "/").startsWith(section.prefix)) {
                section.table().addMethods(path, methods);
            }
        }
    }
}
