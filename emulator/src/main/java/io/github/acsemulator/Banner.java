package io.github.acsemulator;

import io.github.acsemulator.resource.ConnectionString;
import io.github.acsemulator.tls.ServerCertificate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** What the command prints once it serves: the connection string, and how to trust the certificate. */
final class Banner {
    private final Wiring wiring;

    Banner(Wiring wiring) {
        this.wiring = wiring;
    }

    void print(PrintStream out) {
        String endpoint = wiring.callerUrl().ofServer();
        ServerCertificate certificate = wiring.certificate();
        Optional<Path> file = certificate.caCertificateFile();
        String ca = file.map(Path::toString).orElse("ca.pem");
        StringBuilder text = new StringBuilder();
        text.append("ACS Identity emulator ")
                .append(Version.current())
                .append(" serves ")
                .append(endpoint);
        text.append("\n\nGenerate identities and tokens in a browser: ")
                .append(endpoint)
                .append('/');
        text.append("\n\nConnection string:\n");
        text.append(ConnectionString.of(
                endpoint, wiring.resources().defaultResource().primaryKey()));
        text.append("\n\nTrust its certificate (SHA-256 of the CA ")
                .append(certificate.sha256Fingerprint(), 0, 23)
                .append(":…), which is at ")
                .append(file.isPresent() ? ca : endpoint + "/_emulator/ca.pem")
                .append('\n');
        text.append("  Java    -Djavax.net.ssl.trustStore=")
                .append(trustStore(file))
                .append(" -Djavax.net.ssl.trustStorePassword=changeit\n");
        text.append("  Node    NODE_EXTRA_CA_CERTS=").append(ca).append('\n');
        text.append("  Python  REQUESTS_CA_BUNDLE=").append(ca).append('\n');
        text.append("  .NET    SSL_CERT_FILE=").append(ca).append('\n');
        text.append("  curl    curl --cacert ")
                .append(ca)
                .append(' ')
                .append(endpoint)
                .append("/_emulator/health\n");
        if (file.isEmpty()) {
            text.append("  Get the files with: curl -kO ")
                    .append(endpoint)
                    .append("/_emulator/ca.pem -O ")
                    .append(endpoint)
                    .append("/_emulator/truststore.p12\n");
        }
        out.print(text);
        out.flush();
    }

    private static String trustStore(Optional<Path> caFile) {
        return caFile.map(file -> file.resolveSibling("truststore.p12").toString())
                .orElse("truststore.p12");
    }
}
