import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        List<Lane> lanes = new ArrayList<>();
        try {
            for (Candidate candidate : candidates) {
                Running server = new Running(candidate);
                lanes.add(new Lane(candidate, server));
                server.awaitHealth();
            }
            for (Lane lane : lanes) {
                List<Connection> open = open(lane, 8);
                drive(lane, open, WARM_UP_SECONDS);
                close(open);
            }
            for (int connections : CONNECTIONS) {
                measure(table, lanes, connections, seconds);
            }
        } finally {
            for (Lane lane : lanes) {
                lane.server.close();
            }
        }
        table.print();
    }

    /** A second of each in turn, so that whatever else the machine does hits all of them alike. */
    private static void measure(Table table, List<Lane> lanes, int connections, int seconds) throws Exception {
        double[][] cpu = new double[lanes.size()][2];
        List<List<long[]>> nanos = new ArrayList<>();
        List<List<Connection>> open = new ArrayList<>();
        for (Lane lane : lanes) {
            nanos.add(new ArrayList<>());
            open.add(open(lane, connections));
        }
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < lanes.size(); i++) {
                Lane lane = lanes.get(i);
                double server = lane.server.cpuSeconds();
                double client = clientCpuSeconds();
                nanos.get(i).add(drive(lane, open.get(i), 1));
                cpu[i][0] += lane.server.cpuSeconds() - server;
                cpu[i][1] += clientCpuSeconds() - client;
            }
        }
        for (int i = 0; i < lanes.size(); i++) {
            close(open.get(i));
            long[] all = sorted(nanos.get(i));
            double per = 10_000.0 / all.length;
            String server = lanes.get(i).candidate.name();
            String at = connections == 1 ? ", 1 connection" : ", " + connections + " connections";
            Results.add("tokens/s" + at, server, Table.number(all.length / (double) seconds));
            Results.add("p50 / p99, ms" + at, server, quantile(all, 0.5) + " / " + quantile(all, 0.99));
            if (connections == 8) {
                Results.add("server CPU s per 10,000 tokens", server, Table.number(cpu[i][0] * per));
            }
            table.row(
                    server,
                    Integer.toString(connections),
                    Table.number(all.length / (double) seconds),
                    quantile(all, 0.5),
                    quantile(all, 0.99),
                    Table.number(cpu[i][0] * per),
                    Table.number(cpu[i][1] * per),
                    Table.number(lanes.get(i).server.residentMegabytes()));
        }
    }

    private static String quantile(long[] sorted, double part) {
        return Table.number(sorted[(int) (sorted.length * part)] / 1e6);
    }

    private static List<Connection> open(Lane lane, int connections) throws IOException {
        List<Connection> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            open.add(lane.server.connect());
        }
        return open;
    }

    private static void close(List<Connection> open) throws IOException {
        for (Connection connection : open) {
            connection.close();
        }
    }

    /** The times of all answers. */
    private static long[] drive(Lane lane, List<Connection> open, int seconds) throws Exception {
        byte[] request = lane.candidate.kind().tokenRequest(lane.server.port());
        ExecutorService threads = Executors.newFixedThreadPool(open.size());
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Callable<long[]>> work = new ArrayList<>();
            open.forEach(connection -> work.add(() -> ask(connection, request, end)));
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> future : threads.invokeAll(work)) {
                times.add(future.get());
            }
            return sorted(times);
        } finally {
            threads.shutdown();
        }
    }

    private static long[] ask(Connection connection, byte[] request, long end) throws Exception {
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

    private static long[] sorted(List<long[]> times) {
        return times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static double clientCpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private record Lane(Candidate candidate, Running server) {}
}
