import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
        return Arrays.stream(command.strip().split("\\s+"))
                .map(word -> word.replace("{port}", Integer.toString(port)).replace("{dir}", directory.toString()))
                .toList();
    }
}
