package io.github.acsemulator.http;

import io.javalin.http.Handler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What serves a method on a path, whose segments in braces are parameters. */
final class Route {
    final String method;
    final String path;
    final Operation operation;
    final Handler handler;
    private @Nullable Pattern pattern;

    Route(String method, String path, Operation operation, Handler handler) {
        this.method = method;
        this.path = path;
        this.operation = operation;
        this.handler = handler;
    }

    /** Whether the undecoded {@code target} is its path. */
    boolean matches(String target) {
        return pattern().matcher(target).matches();
    }

    int parameterCount() {
        return path.split("\\{", -1).length - 1;
    }

    /** The decoded parameters that the undecoded {@code target}, which matches, has for this path. */
    Map<String, String> parameters(String target) {
        Matcher matcher = pattern().matcher(target);
        Map<String, String> parameters = new HashMap<>();
        if (matcher.matches()) {
            int group = 0;
            for (String segment : path.split("/")) {
                if (segment.startsWith("{")) {
                    group++;
                    parameters.put(segment.substring(1, segment.length() - 1), decode(matcher.group(group)));
                }
            }
        }
        return parameters;
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Made when it is first needed: the start has no use for it. */
    private synchronized Pattern pattern() {
        if (pattern == null) {
            StringBuilder regex = new StringBuilder();
            for (String segment : path.substring(1).split("/")) {
                regex.append("/+").append(segment.startsWith("{") ? "([^/]+)" : literal(segment));
            }
            pattern = Pattern.compile(regex + "/*");
        }
        return pattern;
    }

    /** The colon of an action may come percent-encoded. */
    private static String literal(String segment) {
        return segment.startsWith(":") ? "(?::|%3A|%3a)" + Pattern.quote(segment.substring(1)) : Pattern.quote(segment);
    }
}
