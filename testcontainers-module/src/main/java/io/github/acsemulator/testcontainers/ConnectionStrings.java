package io.github.acsemulator.testcontainers;

import java.net.URI;

/** Connection strings in the one form that every SDK reads: these two fields, in this order, nothing after the key. */
final class ConnectionStrings {

    private ConnectionStrings() {}

    static String of(URI endpoint, String accessKey) {
        return "endpoint=" + endpoint + "/;accesskey=" + accessKey;
    }

    /** The access key in a connection string. */
    static String accessKey(String connectionString) {
        String field = ";accesskey=";
        return connectionString.substring(connectionString.indexOf(field) + field.length());
    }

    /** The endpoint of {@code host}, a name, an IPv4 or an IPv6 address. */
    static URI endpoint(String host, int port) {
        return URI.create("https://" + authority(host, port));
    }

    static String authority(String host, int port) {
        boolean bareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
        return (bareIpv6 ? "[" + host + "]" : host) + ":" + port;
    }
}
