package io.github.acsemulator.auth;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which official clients sign the host of one and the same request: Java without its port, .NET and Python
 * with it, some JavaScript versions with it twice.
 */
final class HostForms {
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^]]*]|[^:]*)(?::(\\d+)(?::\\d+)?)?");

    private HostForms() {}

    /**
     * What may have been signed for a request that came with the Host header {@code received}, the likeliest first.
     *
     * @param publicPort the port callers know the server by, for a Host that lost it on the way
     */
    static Set<String> of(String received, int publicPort) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(received);
        Matcher matcher = AUTHORITY.matcher(received);
        if (matcher.matches()) {
            String name = matcher.group(1);
            String port = matcher.group(2);
            forms.add(name);
            if (port != null) {
                forms.add(name + ":" + port);
                forms.add(name + ":" + port + ":" + port);
            }
            forms.add(name + ":" + publicPort);
        }
        return forms;
    }
}
