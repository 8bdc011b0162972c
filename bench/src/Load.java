import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;

/** Tokens per second over keep-alive HTTPS, and what they cost the server. */
final class Load {
    private static final int[] CONNECTIONS = {1, 8, 64};
    private static final int WARM_UP_SECONDS = 10;

    private final List<Candidate> candidates;

    Load(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    void run(int seconds) throws Exception {
        Table table = new Table(
                "load, " + seconds + " s each",
                "connections",
                "tokens/s",
                "p50 ms",
                "p99 ms",
                "server CPU s per 10,000",
                "client CPU s per 10,000",
                "RSS MB");
        for (Candidate candidate : candidates) {
            try (Running server = new Running(candidate)) {
                SSLContext tls = server.awaitHealth();
                drive(candidate, server, tls, 8, WARM_UP_SECONDS);
                for (int connections : CONNECTIONS) {
                    double cpu = server.cpuSeconds();
                    double client = clientCpuSeconds();
                    long[] nanos = drive(candidate, server, tls, connections, seconds);
                    double per = 10_000.0 / nanos.length;
                    table.row(
                            candidate.name(),
                            Integer.toString(connections),
                            Table.number(nanos.length / (double) seconds),
                            Table.number(nanos[nanos.length / 2] / 1e6),
                            Table.number(nanos[(int) (nanos.length * 0.99)] / 1e6),
                            Table.number((server.cpuSeconds() - cpu) * per),
                            Table.number((clientCpuSeconds() - client) * per),
                            Table.number(server.residentMegabytes()));
                }
            }
        }
        table.print();
    }

    /** The sorted times of all answers. */
    private static long[] drive(
            Candidate candidate, Running server, SSLContext tls, int connections, int seconds) throws Exception {
        byte[] request = candidate.kind().tokenRequest(server.port());
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Connection> open = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                open.add(Connection.tls(server.port(), tls));
            }
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Callable<long[]>> work = new ArrayList<>();
            open.forEach(connection -> work.add(() -> ask(connection, request, end)));
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> future : threads.invokeAll(work)) {
                times.add(future.get());
            }
            long[] all = times.stream().flatMapToLong(Arrays::stream).toArray();
            Arrays.sort(all);
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private static long[] ask(Connection connection, byte[] request, long end) throws Exception {
        try (connection) {
            long[] nanos = new long[1024];
            int count = 0;
            for (long now = System.nanoTime(); now < end; ) {
                connection.ask(request).good();
                long after = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count++] = after - now;
                now = after;
            }
            return Arrays.copyOf(nanos, count);
        }
    }

    static double clientCpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
