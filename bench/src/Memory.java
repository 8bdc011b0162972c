import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory after 100,000 tokens and after many identities, and whether the last of them cost what the first did. */
final class Memory {
    private static final int TOKENS = 100_000;
    private static final int STEP = 100_000;
    private static final int CONNECTIONS = 8;
    private static final int IDLE_MILLIS = 3000;
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");

    private final Candidate candidate;

    Memory(Candidate candidate) {
        this.candidate = candidate;
    }

    void run(int identities) throws Exception {
        Table table = new Table("memory", "RSS MB", "live heap MB", "µs per request", "server CPU µs per request");
        try (Running server = new Running(candidate)) {
            server.awaitHealth();
            try (Connection connection = server.connect()) {
                connection.ask(candidate.kind().tokenRequest(server.port())).good();
            }
            Thread.sleep(IDLE_MILLIS);
            String idle = Table.number(server.residentMegabytes());
            table.row("idle", idle, "", "", "");
            Results.add("resident idle, MB", candidate.name(), idle);
            String loaded = row(table, server, "after " + TOKENS + " tokens", TOKENS, true);
            Results.add("resident after 100,000 tokens, MB", candidate.name(), loaded);
            for (int made = STEP; made <= identities; made += STEP) {
                row(table, server, "after " + made + " identities", STEP, false);
            }
        }
        table.print();
    }

    private String row(Table table, Running server, String name, int count, boolean tokens)
            throws Exception {
        double cpu = server.cpuSeconds();
        long begin = System.nanoTime();
        Thread[] threads = new Thread[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            threads[i] = new Thread(() -> ask(server, count / CONNECTIONS, tokens));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double micros = (System.nanoTime() - begin) / 1e3 / count;
        double cpuMicros = (server.cpuSeconds() - cpu) * 1e6 / count;
        String resident = Table.number(server.residentMegabytes());
        table.row(
                name, resident, liveHeap(server), Table.number(micros), Table.number(cpuMicros));
        return resident;
    }

    private void ask(Running server, int count, boolean tokens) {
        Kind kind = candidate.kind();
        byte[] request = tokens ? kind.tokenRequest(server.port()) : kind.identityRequest(server.port());
        try (Connection connection = server.connect()) {
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
