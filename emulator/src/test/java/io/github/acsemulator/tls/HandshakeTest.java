package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"localhost, TLSv1.3", "127.0.0.1, TLSv1.3", "localhost, TLSv1.2"})
    void theClientContextTrustsTheServerContext(String host, String version) throws Exception {
        ServerCertificate certificate = Given.obtain(Given.IN_MEMORY);

        assertThat(get(certificate.serverContext(), certificate.clientContext(), host, version))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"EC, TLSv1.3", "EC, TLSv1.2", "RSA, TLSv1.3", "RSA, TLSv1.2"})
    void aSuppliedCertificateServesAsWell(String algorithm, String version) throws Exception {
        Authority root = Authority.root(algorithm, "Company root");
        Authority issuer = root.intermediate(algorithm, "Company issuer");
        Authority leaf = issuer.leaf(algorithm, "localhost");
        Path chain =
                Given.write(folder.resolve("chain.pem"), leaf.certificate(), issuer.certificate(), root.certificate());
        Path key = Given.write(folder.resolve("key.pem"), leaf.key());

        ServerCertificate certificate = Given.obtain(Given.certificate(chain, key));

        assertThat(get(certificate.serverContext(), certificate.clientContext(), "localhost", version))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aCertificateThatACompanysCaSignsServesAsWell(String algorithm) throws Exception {
        Authority root = Authority.root(algorithm, "Company root");
        Authority issuer = root.intermediate(algorithm, "Company issuer");
        Path chain = Given.write(folder.resolve("ca.pem"), issuer.certificate(), root.certificate());
        Path key = Given.write(folder.resolve("ca-key.pem"), issuer.key());

        ServerCertificate certificate = Given.obtain(Given.authority(chain, key));

        assertThat(get(certificate.serverContext(), certificate.clientContext(), "127.0.0.1", "TLSv1.3"))
                .isEqualTo(204);
    }

    @Test
    void anotherRootIsNotTrusted() {
        SSLContext server = Given.obtain(Given.IN_MEMORY).serverContext();
        SSLContext client = Given.obtain(Given.IN_MEMORY).clientContext();

        assertThatThrownBy(() -> get(server, client, "localhost", "TLSv1.3")).isInstanceOf(SSLHandshakeException.class);
    }

    private static int get(SSLContext server, SSLContext client, String host, String version)
            throws IOException, InterruptedException {
        HttpsServer listening = HttpsEcho.start(server);
        try {
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(new String[] {version});
            URI uri =
                    URI.create("https://" + host + ":" + listening.getAddress().getPort() + "/");
            return HttpClient.newBuilder()
                    .sslContext(client)
                    .sslParameters(parameters)
                    .build()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } finally {
            listening.stop(0);
        }
    }
}
