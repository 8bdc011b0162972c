import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the start of a fresh process to the first token over HTTPS. The candidates take turns: the machine drifts. */
final class Start {
    private static final int WARM_UPS = 2;

    private final List<Candidate> candidates;

    Start(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    void run(String figure, int runs) throws Exception {
        Map<Candidate, List<Sample>> samples = new LinkedHashMap<>();
        for (int run = -WARM_UPS; run < runs; run++) {
            for (Candidate candidate : candidates) {
                Sample sample = once(candidate, 1);
                if (run >= 0) {
                    samples.computeIfAbsent(candidate, key -> new ArrayList<>()).add(sample);
                }
            }
        }
        Table table = new Table("start, n = " + runs, "token ms", "min", "max", "health ms", "CPU ms", "RSS MB");
        for (Candidate candidate : candidates) {
            List<Sample> of = samples.get(candidate);
            double[] token = of.stream().mapToDouble(Sample::token).sorted().toArray();
            table.row(
                    candidate.name(),
                    Table.number(Table.median(token)),
                    Table.number(token[0]),
                    Table.number(token[token.length - 1]),
                    Table.number(Table.median(of.stream().mapToDouble(Sample::health).toArray())),
                    Table.number(Table.median(of.stream().mapToDouble(Sample::cpu).toArray())),
                    Table.number(Table.median(of.stream().mapToDouble(Sample::resident).toArray())));
            Results.add(figure, candidate.name(), Table.number(Table.median(token)));
        }
        table.print();
    }

    /** One run with {@code tokens} tokens, of which the first counts. */
    static Sample once(Candidate candidate, int tokens) throws Exception {
        try (Running server = new Running(candidate)) {
            server.awaitHealth();
            double health = server.millis();
            try (Connection connection = server.connect()) {
                byte[] request = candidate.kind().tokenRequest(server.port());
                connection.ask(request).good();
                double token = server.millis();
                double cpu = server.cpuSeconds() * 1000;
                for (int i = 1; i < tokens; i++) {
                    connection.ask(request).good();
                }
                Thread.sleep(300);
                return new Sample(health, token, cpu, server.residentMegabytes());
            }
        }
    }

    record Sample(double health, double token, double cpu, double resident) {}
}
