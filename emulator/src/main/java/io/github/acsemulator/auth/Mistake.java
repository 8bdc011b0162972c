package io.github.acsemulator.auth;

import io.github.acsemulator.auth.Denial.Cause;
import io.github.acsemulator.auth.Denial.Difference;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A string-to-sign that a client may have signed by mistake.
 *
 * @param text what it would have signed
 * @param fixesHost whether the mistake is in the host; otherwise it may come with any form of the host
 * @param denial what to tell its developer
 */
record Mistake(StringToSign text, boolean fixesHost, Denial denial) {
    /** The mistakes people make with {@code received}. */
    static List<Mistake> candidates(SignedRequest request, StringToSign received, Resources resources) {
        List<Mistake> mistakes = new ArrayList<>();
        for (String method :
                List.of("GET", "POST", "PUT", "PATCH", "DELETE", "post", "get", "delete", "patch", "put")) {
            add(mistakes, received.withMethod(method), Cause.METHOD_DIFFERS, "method", received.method(), method);
        }
        for (String target : targets(received)) {
            add(mistakes, received.withTarget(target), Cause.TARGET_DIFFERS, "target", received.target(), target);
        }
        for (String host : hosts(received.value("host"), resources)) {
            StringToSign text = received.with("host", host);
            add(mistakes, text, Cause.HOST_DIFFERS, "host", received.value("host"), host);
            // A Python client whose endpoint ends in a slash signs the slash with the host.
            StringToSign shifted = text.withTarget(received.target().substring(1));
            add(mistakes, shifted, Cause.HOST_DIFFERS, "host", received.value("host"), host);
        }
        String dateName = received.names().contains("x-ms-date") ? "x-ms-date" : "date";
        String otherDate = request.header(dateName.equals("date") ? "x-ms-date" : "date");
        add(
                mistakes,
                received.with(dateName, otherDate),
                Cause.DATE_DIFFERS,
                dateName,
                received.value(dateName),
                otherDate);
        return mistakes;
    }

    private static void add(
            List<Mistake> mistakes, StringToSign text, Cause cause, String field, String server, String client) {
        if (!server.equals(client)) {
            mistakes.add(new Mistake(
                    text,
                    field.equals("host"),
                    Denial.of(
                            cause,
                            "the client signed another " + field + " than arrived",
                            new Difference(field, server, client))));
        }
    }

    private static Set<String> targets(StringToSign received) {
        String target = received.target();
        String path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
        Set<String> targets = new LinkedHashSet<>(List.of(
                path,
                target.substring(1),
                path.substring(1),
                target.replace("%3A", ":").replace("%3a", ":"),
                target.replace(":", "%3A"),
                target.replaceFirst(":(?=[a-z]+[?]|[a-zA-Z]+$)", "%3A"),
                target.toLowerCase(Locale.ROOT),
                "https://" + received.value("host") + target,
                "http://" + received.value("host") + target));
        try {
            targets.add(URLDecoder.decode(target, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Not decodable, so nobody signed it decoded.
        }
        return targets;
    }

    private static Set<String> hosts(String received, Resources resources) {
        String name = received.replaceAll("(:\\d+){1,2}$", "");
        Set<String> hosts = new LinkedHashSet<>(List.of(
                received + "/",
                "https://" + received,
                "http://" + received,
                "https://" + received + "/",
                name + ":443",
                name + ":80",
                name + ":8443",
                "localhost",
                "localhost:8443",
                "127.0.0.1",
                "127.0.0.1:8443",
                ""));
        String port = received.substring(name.length());
        hosts.add("localhost" + port);
        hosts.add("127.0.0.1" + port);
        for (Resource resource : resources.all().stream().limit(16).toList()) {
            hosts.add(resource.name() + ".communication.azure.com");
        }
        hosts.remove(received);
        return hosts;
    }
}
