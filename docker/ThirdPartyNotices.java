import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Prints the list of libraries in the file that is the first argument, then the licences and notices that the jars in the
 * directory that is the second carry, each text once. Run by the Dockerfile with the JDK's source launcher.
 */
public final class ThirdPartyNotices {
    private static final Pattern TEXTS =
            Pattern.compile("(META-INF/)?([A-Za-z0-9]+-)*(LICENSE|LICENCE|NOTICE)([-.][A-Za-z0-9-]+)*(\\.(txt|md))?");

    private ThirdPartyNotices() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(Files.readString(Path.of(arguments[0])));
        Map<String, List<String>> jarsByText = new LinkedHashMap<>();
        TreeSet<Path> jars = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[1]), "*.jar")) {
            files.forEach(jars::add);
        }
        for (Path jar : jars) {
            collect(jar, jarsByText);
        }
        jarsByText.forEach((text, names) -> {
            System.out.println("=".repeat(80));
            System.out.println(String.join("\n", names));
            System.out.println("=".repeat(80));
            System.out.println(text);
        });
    }

    private static void collect(Path path, Map<String, List<String>> jarsByText) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory() && TEXTS.matcher(entry.getName()).matches()) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        String text = new String(content.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n";
                        jarsByText
                                .computeIfAbsent(text, key -> new ArrayList<>())
                                .add(path.getFileName() + ": " + entry.getName());
                    }
                }
            }
        }
    }
}
