package io.github.acsemulator.tls;

import io.github.acsemulator.config.SettingException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host name or an IP address that a certificate is valid for.
 *
 * @param text its one spelling: lower case, addresses in full
 * @param address whether it is an IP address
 */
record SubjectName(String text, boolean address) {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("(\\*\\.)?(" + LABEL + "\\.)*" + LABEL);
    private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\.)?[0-9]+");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);

    /**
     * The name that {@code given} spells: a host name, {@code *.} and a host name, an IPv4 or an IPv6 address, the last
     * with brackets or without. Nothing is looked up.
     *
     * @throws SettingException if it is none of them
     */
    static SubjectName parse(String given) {
        String text = given.strip().toLowerCase(Locale.ROOT);
        boolean brackets = text.startsWith("[") && text.endsWith("]");
        if (brackets || text.indexOf(':') >= 0) {
            return ipv6(brackets ? text.substring(1, text.length() - 1) : text, given);
        }
        if (IPV4.matcher(text).matches()) {
            return new SubjectName(text, true);
        }
        String name = ascii(text.endsWith(".") ? text.substring(0, text.length() - 1) : text, given);
        if (name.length() > 253
                || !NAME.matcher(name).matches()
                || NUMBER_LAST.matcher(name).matches()) {
            throw mistake(given);
        }
        return new SubjectName(name, false);
    }

    /** The names that {@code certificate} is valid for. */
    static Set<SubjectName> of(X509Certificate certificate) {
        Set<SubjectName> names = new LinkedHashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (alternative.get(0).equals(DNS_NAME) || alternative.get(0).equals(IP_ADDRESS)) {
                    addIfWellFormed(names, String.valueOf(alternative.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            // Then it has none that a client could read either.
            return Set.of();
        }
        return names;
    }

    /** Whether a certificate for {@code names} is good for this one. */
    boolean coveredBy(Set<SubjectName> names) {
        if (names.contains(this)) {
            return true;
        }
        int dot = text.indexOf('.');
        return !address && dot > 0 && names.contains(new SubjectName("*" + text.substring(dot), false));
    }

    /** Those of {@code wanted} that a certificate for {@code present} is not good for. */
    static List<SubjectName> missing(Set<SubjectName> wanted, Set<SubjectName> present) {
        List<SubjectName> missing = new ArrayList<>();
        for (SubjectName name : wanted) {
            if (!name.coveredBy(present)) {
                missing.add(name);
            }
        }
        return missing;
    }

    @Override
    public String toString() {
        return text;
    }

    private static SubjectName ipv6(String text, String given) {
        if (text.indexOf('%') >= 0) {
            throw mistake(given);
        }
        try {
            // With brackets the JDK never takes it for a name to look up.
            return new SubjectName(InetAddress.getByName("[" + text + "]").getHostAddress(), true);
        } catch (UnknownHostException e) {
            throw mistake(given);
        }
    }

    private static String ascii(String text, String given) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            return text;
        }
        try {
            return IDN.toASCII(text).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw mistake(given);
        }
    }

    private static void addIfWellFormed(Set<SubjectName> names, String text) {
        try {
            names.add(parse(text));
        } catch (SettingException e) {
            // A company's certificate may name what no client asks for; it is no mistake in a setting.
            return;
        }
    }

    private static SettingException mistake(String given) {
        return new SettingException("hosts: \"" + given.lines().findFirst().orElse("")
                + "\" is neither a host name nor an IP address, such as emulator.test or 192.0.2.1, without a port.");
    }

    // Not the generated ones: these are the first that a start would need, and to link them takes a while.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SubjectName name && text.equals(name.text) && address == name.address;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
