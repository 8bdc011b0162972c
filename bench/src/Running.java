import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A server's process. */
final class Running implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100;
    private static final int MOST_SECONDS = 60;

    private final Candidate candidate;
    private final int port;
    private final long began;
    private final Process process;
    private SSLContext tls;

    Running(Candidate candidate) throws IOException {
        this.candidate = candidate;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = candidate.directory().resolve("log");
        ProcessBuilder builder = new ProcessBuilder(candidate.command(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(candidate.environment(port));
        began = System.nanoTime();
        process = builder.start();
    }

    int port() {
        return port;
    }

    double millis() {
        return (System.nanoTime() - began) / 1e6;
    }

    /** Asks until it answers: health on a connection of its own, as a container's wait strategy does. */
    void awaitHealth() throws IOException, GeneralSecurityException, InterruptedException {
        while (true) {
            try {
                if (tls == null) {
                    tls = context();
                }
                try (Connection connection = connect()) {
                    connection.ask(candidate.kind().healthRequest(port)).good();
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive() || millis() > MOST_SECONDS * 1000) {
                    throw new IOException(candidate.name() + " does not answer: "
                            + Files.readString(candidate.directory().resolve("log")), e);
                }
                Thread.sleep(1);
            }
        }
    }

    /** A connection of the sort that the server speaks. */
    Connection connect() throws IOException {
        return candidate.kind().speaksTls() ? Connection.tls(port, tls) : Connection.plain(port);
    }

    /** Trusts the emulator's CA, which lies in a file or is asked for over HTTP; of the others anything. */
    private SSLContext context() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        if (candidate.kind() == Kind.EMULATOR) {
            Path file = candidate.directory().resolve("ca.pem");
            byte[] pem = Files.exists(file) ? Files.readAllBytes(file) : download();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            context.init(null, trust.getTrustManagers(), null);
        } else {
            context.init(null, new TrustManager[] {new TrustAnything()}, null);
        }
        return context;
    }

    private byte[] download() throws IOException {
        String request = "GET /_emulator/ca.pem HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
        try (Connection connection = Connection.plain(port)) {
            return connection
                    .ask(request.getBytes(StandardCharsets.US_ASCII))
                    .good()
                    .body()
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Seconds of user and system time so far. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Resident memory in MB. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(proc("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Peers make their certificates up; they are on this machine. */
    private static final class TrustAnything implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
