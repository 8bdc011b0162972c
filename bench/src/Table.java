import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table in Markdown. */
final class Table {
    private final List<String[]> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(header);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    void print() {
        int[] widths = new int[rows.get(0).length];
        rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row[i].length())));
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            append(text, row, widths, ' ');
            if (row == rows.get(0)) {
                String[] line = new String[row.length];
                Arrays.fill(line, "");
                append(text, line, widths, '-');
            }
        }
        System.out.println(text);
    }

    private static void append(StringBuilder text, String[] row, int[] widths, char filler) {
        for (int i = 0; i < row.length; i++) {
            String padding = String.valueOf(filler).repeat(widths[i] - row[i].length());
            text.append(i == 0 ? "| " + row[i] + padding : " | " + padding + row[i]);
        }
        text.append(" |\n");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
