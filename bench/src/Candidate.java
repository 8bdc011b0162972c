import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server to be measured.
 *
 * @param kind which server it is, and so how it is asked for a token
 * @param name what the table calls it
 * @param command what starts it
 * @param directory of its own; what it keeps there outlives a run
 */
record Candidate(Kind kind, String name, String command, Path directory) {
    static Candidate of(String kind, String name, String command) throws IOException {
        Path directory = Files.createTempDirectory("bench");
        return new Candidate(Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')), name, command, directory);
    }

    List<String> command(int port) {
        return words(port).dropWhile(Candidate::isVariable).toList();
    }

    /** What stands before the command, as in a shell: {@code NAME=VALUE}. */
    Map<String, String> environment(int port) {
        return words(port)
                .takeWhile(Candidate::isVariable)
                .collect(Collectors.toMap(
                        word -> word.substring(0, word.indexOf('=')), word -> word.substring(word.indexOf('=') + 1)));
    }

    private static boolean isVariable(String word) {
        return word.matches("\\w+=.*");
    }

    private Stream<String> words(int port) {
        return Arrays.stream(command.strip().split("\\s+"))
                .map(word -> word.replace("{port}", Integer.toString(port)).replace("{dir}", directory.toString()));
    }
}
