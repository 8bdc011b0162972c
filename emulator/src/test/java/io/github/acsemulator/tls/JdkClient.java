package io.github.acsemulator.tls;

import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

/** A process that gets the URL given with whatever this JVM trusts, and prints the status. */
final class JdkClient {
    private JdkClient() {}

    public static void main(String[] arguments) throws Exception {
        HttpsURLConnection connection =
                (HttpsURLConnection) URI.create(arguments[0]).toURL().openConnection();
        System.out.println("status " + connection.getResponseCode());
    }
}
