package io.github.acsemulator.control;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps web pages of other origins out of the emulator's own routes, which have no credentials: they may not come with
 * a foreign Origin, nor under a host name that someone else's DNS could point at this machine.
 */
public final class GuardStage implements Stage {
    private static final List<String> LOCAL_DOMAINS = List.of(".localhost", ".internal", ".local", ".test");

    private final Set<String> names;

    /** A guard that lets in the host names {@code names}, too. */
    public GuardStage(Stream<String> names) {
        this.names = names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void run(Exchange exchange) {
        String host = exchange.host();
        if (!isLocal(hostName(host))) {
            throw ErrorCatalogue.FORBIDDEN.exception(
                    "The emulator's own routes do not answer under this host name; use localhost, or add the name to"
                            + " the setting 'hosts'.");
        }
        for (String origin : exchange.headers("Origin")) {
            if (!origin.equalsIgnoreCase("https://" + host) && !origin.equalsIgnoreCase("http://" + host)) {
                throw ErrorCatalogue.FORBIDDEN.exception(
                        "The emulator's own routes are not for web pages of other origins.");
            }
        }
    }

    private boolean isLocal(String name) {
        return !name.contains(".")
                || name.matches("[0-9.]+")
                || LOCAL_DOMAINS.stream().anyMatch(name::endsWith)
                || names.contains(name);
    }

    private static String hostName(String host) {
        // Some JavaScript clients name the port twice.
        String name = host.replaceFirst(host.startsWith("[") ? "(?<=])(:\\d*){1,2}$" : "(:\\d*){1,2}$", "");
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
