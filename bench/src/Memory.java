import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Memory after 100,000 tokens and after many identities, and whether the last of them cost what the first did. */
final class Memory {
    private static final int TOKENS = 100_000;
    private static final int STEP = 100_000;
    private static final int CONNECTIONS = 8;
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");

    private final Candidate candidate;

    Memory(Candidate candidate) {
        this.candidate = candidate;
    }

    void run(int identities) throws Exception {
        Table table = new Table("memory", "RSS MB", "live heap MB", "µs per request", "server CPU µs per request");
        try (Running server = new Running(candidate)) {
            SSLContext tls = server.awaitHealth();
            Thread.sleep(1000);
            table.row("idle", Table.number(server.residentMegabytes()), "", "", "");
            row(table, server, tls, "after " + TOKENS + " tokens", TOKENS, true);
            for (int made = STEP; made <= identities; made += STEP) {
                row(table, server, tls, "after " + made + " identities", STEP, false);
            }
        }
        table.print();
    }

    private void row(Table table, Running server, SSLContext tls, String name, int count, boolean tokens)
            throws Exception {
        double cpu = server.cpuSeconds();
        long begin = System.nanoTime();
        Thread[] threads = new Thread[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            threads[i] = new Thread(() -> ask(server, tls, count / CONNECTIONS, tokens));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double micros = (System.nanoTime() - begin) / 1e3 / count;
        double cpuMicros = (server.cpuSeconds() - cpu) * 1e6 / count;
        double resident = server.residentMegabytes();
        table.row(
                name, Table.number(resident), liveHeap(server), Table.number(micros), Table.number(cpuMicros));
    }

    private void ask(Running server, SSLContext tls, int count, boolean tokens) {
        Kind kind = candidate.kind();
        byte[] request = tokens ? kind.tokenRequest(server.port()) : kind.identityRequest(server.port());
        try (Connection connection = Connection.tls(server.port(), tls)) {
            for (int i = 0; i < count; i++) {
                connection.ask(request).good();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is left after a full collection, where there is a jcmd that can tell. */
    private static String liveHeap(Running server) throws IOException, InterruptedException {
        String pid = Long.toString(server.pid());
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        int kilobytes = 0;
        boolean found = false;
        for (; used.find(); found = true) {
            kilobytes += Integer.parseInt(used.group(1));
        }
        return found ? Table.number(kilobytes / 1024.0) : "";
    }

    private static String jcmd(String pid, String what) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(tool, pid, what).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // Of the heap alone: classes lie elsewhere.
        return said.replaceAll("(?s)Metaspace.*", "");
    }
}
