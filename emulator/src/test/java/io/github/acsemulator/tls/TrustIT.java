package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients as people use them, each told to trust the root alone, with every check on. */
class TrustIT {
    private static final String NODE = """
            require('https').get(process.argv[1], response => {
                console.log('status ' + response.statusCode);
                response.resume();
            }).on('error', error => { console.log(error.code); process.exit(1); });
            """;
    private static final String PYTHON = """
            import ssl, sys, urllib.request
            context = ssl.create_default_context(cafile=sys.argv[2])
            if sys.argv[3] == 'strict':
                context.verify_flags |= ssl.VERIFY_X509_STRICT
            https = urllib.request.HTTPSHandler(context=context)
            print('status', urllib.request.build_opener(https).open(sys.argv[1], timeout=20).status)
            """;

    @TempDir
    private static Path folder;

    private static ServerCertificate certificate;
    private static HttpsServer server;
    private static Path root;
    private static Path otherRoot;

    @BeforeAll
    static void begin() throws Exception {
        certificate = Given.obtain(Given.keptIn(folder.resolve("kept")));
        root = certificate.caCertificateFile().orElseThrow();
        otherRoot = Given.write(
                folder.resolve("other.pem"), Given.obtain(Given.IN_MEMORY).root());
        server = HttpsEcho.start(certificate.serverContext());
    }

    @AfterAll
    static void end() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void curlTrustsTheRoot(String host) throws Exception {
        ChildProcess.assumeRuns("curl", "--version");

        assertThat(ChildProcess.run(
                        List.of("curl", "-sS", "-w", "status %{http_code}\n", "--cacert", root.toString(), url(host))))
                .isEqualTo(new ChildProcess(0, "status 204\n"));
    }

    @Test
    void curlRefusesWithoutTheRoot() throws Exception {
        ChildProcess.assumeRuns("curl", "--version");

        // 60: the peer's certificate cannot be authenticated.
        assertThat(ChildProcess.run(List.of("curl", "-sS", url("localhost"))).exit())
                .isEqualTo(60);
        assertThat(ChildProcess.run(List.of("curl", "-sS", "--cacert", otherRoot.toString(), url("localhost")))
                        .exit())
                .isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void theJdkTrustsTheTrustStore(String host) throws Exception {
        Path store = Files.write(folder.resolve("trust.p12"), certificate.trustStore());
        List<String> options = List.of(
                "-Djavax.net.ssl.trustStore=" + store,
                "-Djavax.net.ssl.trustStorePassword=" + ServerCertificate.TRUST_STORE_PASSWORD);

        ChildProcess trusting = ChildProcess.run(ChildProcess.java(options, JdkClient.class, url(host)));
        ChildProcess doubting = ChildProcess.run(ChildProcess.java(List.of(), JdkClient.class, url(host)));

        assertThat(trusting.output()).contains("status 204");
        assertThat(doubting.output()).contains("SSLHandshakeException").doesNotContain("status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void nodeTrustsTheRoot(String host) throws Exception {
        ChildProcess.assumeRuns("node", "--version");
        List<String> command = List.of("node", "-e", NODE, url(host));

        assertThat(ChildProcess.run(Map.of("NODE_EXTRA_CA_CERTS", root.toString()), command))
                .isEqualTo(new ChildProcess(0, "status 204\n"));
        assertThat(ChildProcess.run(command).output()).contains("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void pythonTrustsTheRootStrictlyToo(String host) throws Exception {
        ChildProcess.assumeRuns("python3", "--version");

        for (String mode : List.of("default", "strict")) {
            assertThat(ChildProcess.run(List.of("python3", "-c", PYTHON, url(host), root.toString(), mode)))
                    .as(mode)
                    .isEqualTo(new ChildProcess(0, "status 204\n"));
        }
        assertThat(ChildProcess.run(List.of("python3", "-c", PYTHON, url(host), otherRoot.toString(), "default"))
                        .output())
                .contains("CERTIFICATE_VERIFY_FAILED");
    }

    @Test
    void opensslVerifiesTheLeafStrictlyByTheRootAlone() throws Exception {
        ChildProcess.assumeRuns("openssl", "version");
        Path leaf = Given.write(folder.resolve("leaf.pem"), certificate.chain().get(0));

        for (String name : List.of("localhost", "host.docker.internal", "machine")) {
            assertAccepted(leaf, "-verify_hostname", name);
        }
        assertAccepted(leaf, "-verify_ip", "127.0.0.1");
        assertAccepted(leaf, "-verify_ip", "::1");
    }

    private static void assertAccepted(Path leaf, String check, String name) throws Exception {
        ChildProcess verified = ChildProcess.run(List.of(
                "openssl",
                "verify",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-check_ss_sig",
                "-no-CApath",
                "-no-CAstore",
                "-CAfile",
                root.toString(),
                check,
                name,
                leaf.toString()));

        assertThat(verified.output()).isEqualTo(leaf + ": OK\n");
    }

    private static String url(String host) {
        return "https://" + host + ":" + server.getAddress().getPort() + "/";
    }
}
