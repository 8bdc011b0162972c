package io.github.acsemulator.entra;

import io.github.acsemulator.http.QueryString;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Where a browser is sent after it was signed in. */
final class RedirectUri {
    private static final List<String> LOCAL_DOMAINS = List.of(".localhost", ".internal", ".local", ".test");

    private RedirectUri() {}

    /**
     * Whether {@code text} leads to an application under development: a local host, an address, or a scheme of its own.
     * Names in the internet are kept from having codes sent to them.
     */
    static boolean isLocal(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (scheme.startsWith("msal") || scheme.startsWith("msauth")) {
                return true;
            }
            String host = uri.getHost();
            return List.of("http", "https").contains(scheme)
                    && host != null
                    && uri.getRawFragment() == null
                    && (!host.contains(".")
                            || host.startsWith("[")
                            || host.matches("[0-9.]+")
                            || LOCAL_DOMAINS.stream().anyMatch(host.toLowerCase(Locale.ROOT)::endsWith));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A page that posts the parameters {@code form} to {@code redirect}. */
    static byte[] postingForm(String redirect, String form) {
        StringBuilder page = new StringBuilder("<!doctype html><title>Signed in</title><form method=\"post\" action=\"")
                .append(escaped(redirect))
                .append("\">");
        for (String name : List.of("code", "state")) {
            for (String value : QueryString.values(form, name)) {
                page.append("<input type=\"hidden\" name=\"")
                        .append(name)
                        .append("\" value=\"")
                        .append(escaped(value))
                        .append("\">");
            }
        }
        page.append("<button>Continue</button></form><script>document.forms[0].submit()</script>");
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
