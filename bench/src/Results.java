import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures of several runs in one table: a row for each figure, a column for each server. Between the runs they are
 * lines in the file that the environment variable BENCH_RESULTS names: figure, server and value, with tabs between.
 */
final class Results {
    private Results() {}

    /** Keeps a figure, if anything is to be kept. */
    static void add(String figure, String server, String value) throws IOException {
        String file = System.getenv("BENCH_RESULTS");
        if (file != null) {
            String line = String.join("\t", figure, server, value) + "\n";
            Files.writeString(Path.of(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    static void print(Path file) throws IOException {
        Map<String, Map<String, String>> figures = new LinkedHashMap<>();
        Set<String> servers = new LinkedHashSet<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            figures.computeIfAbsent(cells[0], key -> new LinkedHashMap<>()).put(cells[1], cells[2]);
            servers.add(cells[1]);
        }
        List<String> header = new ArrayList<>(servers);
        header.add(0, "");
        Table table = new Table(header.toArray(String[]::new));
        figures.forEach((figure, values) -> {
            List<String> row = new ArrayList<>(List.of(figure));
            servers.forEach(server -> row.add(values.getOrDefault(server, "")));
            table.row(row.toArray(String[]::new));
        });
        table.print();
    }
}
