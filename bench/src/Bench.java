import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures servers and prints tables. It asserts nothing.
 *
 * <pre>
 * Bench start  RUNS    KIND NAME COMMAND [KIND NAME COMMAND]…
 * Bench docker RUNS    KIND NAME COMMAND [KIND NAME COMMAND]…
 * Bench load   SECONDS KIND NAME COMMAND [KIND NAME COMMAND]…
 * Bench memory COUNT   KIND NAME COMMAND
 * Bench train  ROUNDS  KIND NAME COMMAND
 * Bench table  FILE
 * </pre>
 *
 * In a COMMAND, {port} stands for the port to listen on and {dir} for a directory of the candidate's own.
 */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("table")) {
            Results.print(Path.of(arguments[1]));
            return;
        }
        if (arguments.length < 5 || (arguments.length - 2) % 3 != 0) {
            System.err.println("usage: Bench start|docker|load|memory|train NUMBER KIND NAME COMMAND [KIND NAME COMMAND]…");
            System.exit(2);
        }
        int number = Integer.parseInt(arguments[1]);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 2; i < arguments.length; i += 3) {
            candidates.add(Candidate.of(arguments[i], arguments[i + 1], arguments[i + 2]));
        }
        switch (arguments[0]) {
            case "start" -> new Start(candidates).run("process start to first token, ms", number);
            case "docker" -> new Start(candidates).run("`docker run` to first token, ms", number);
            case "load" -> new Load(candidates).run(number);
            case "memory" -> new Memory(candidates.get(0)).run(number);
            case "train" -> Start.once(candidates.get(0), number);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
