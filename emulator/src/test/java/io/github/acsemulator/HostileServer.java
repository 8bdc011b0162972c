package io.github.acsemulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.RawHttp.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server in a JVM of its own, with little memory, which after each test must still serve. */
final class HostileServer implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
    static final String CREATE = "/identities?api-version=2023-10-01";
    private static final int PATIENCE_MILLIS = 30_000;

    private final String[] flags;
    private Path directory;
    private EmulatorProcess process;
    private SSLContext tls;

    HostileServer(String... flags) {
        this.flags = flags.clone();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        directory = Files.createTempDirectory("hostile");
        process =
                EmulatorProcess.in(directory).flags("--port", "0").flags(flags).start();
        tls = trusting(directory.resolve("ca").resolve("ca.pem"));
    }

    static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(pem))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        assertThatItServes();
        assertThat(process.err()).doesNotContain("\tat ", " error ");
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        process.close();
    }

    int port() {
        return process.port();
    }

    SSLContext tls() {
        return tls;
    }

    EmulatorProcess process() {
        return process;
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    void assertThatItServes() throws IOException {
        assertThat(create(RawHttp.plain(port())).status()).isEqualTo(201);
        assertThat(create(RawHttp.tls(port(), tls)).status()).isEqualTo(201);
    }

    private static Response create(RawHttp http) throws IOException {
        try (http) {
            return http.send(SignedRequestBuilder.request("POST", CREATE)
                            .body("{}")
                            .bytes())
                    .read();
        }
    }

    /** All that comes back for {@code bytes}, once the client has ended its output or, if not, once the server ends. */
    byte[] exchange(byte[] bytes, boolean ends) throws IOException {
        try (Socket socket = connect()) {
            try {
                socket.getOutputStream().write(bytes);
                if (ends) {
                    socket.shutdownOutput();
                }
            } catch (IOException e) {
                // The server has answered and closed already; the answer can be read all the same.
            }
            return socket.getInputStream().readAllBytes();
        }
    }

    /** The one answer to {@code text}, in which a line feed stands for itself. */
    Response refusal(String text) throws IOException {
        return refusal(text.getBytes(ISO_8859_1));
    }

    /** The first answer to {@code bytes}: an error in the service's envelope, however often it is asked for. */
    Response refusal(byte[] bytes) throws IOException {
        Response first = parse(exchange(bytes, true));
        assertEnvelope(first);
        return first;
    }

    static Response parse(byte[] bytes) throws IOException {
        assertThat(bytes).as("an answer").isNotEmpty();
        // Not UTF-8 would be another way to answer badly.
        return RawHttp.read(new ByteArrayInputStream(bytes), true);
    }

    static void assertEnvelope(Response response) {
        assertThat(response.status()).isBetween(400, 599).isNotEqualTo(500);
        assertThat(response.header("Content-Type")).hasValue("application/json");
        assertThat(response.header("Server")).isEmpty();
        JsonNode error = EmulatorExtension.json(response).get("error");
        assertThat(error.get("code").textValue()).isNotEmpty();
        assertThat(error.get("message").textValue())
                .isNotEmpty()
                .doesNotContain("org.eclipse", "com.fasterxml", "java.", "Exception", "StreamRead");
        assertThat(response.body()).doesNotContain("<html", "<!DOCTYPE", "\tat ");
    }
}
