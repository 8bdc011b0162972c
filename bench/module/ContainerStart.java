import io.github.acsemulator.testcontainers.AcsIdentityEmulatorContainer;
import java.util.Arrays;

/** From {@code container.start()} of the Testcontainers module to the first token, in a JVM that has done it before. */
final class ContainerStart {
    private static final int WARM_UPS = 2;

    private ContainerStart() {}

    public static void main(String[] arguments) throws Exception {
        double[] millis = new double[Integer.parseInt(arguments[0])];
        for (int run = -WARM_UPS; run < millis.length; run++) {
            double took = once(arguments[1]);
            if (run >= 0) {
                millis[run] = took;
            }
        }
        Arrays.sort(millis);
        Results.add("`container.start()` to first token, ms", arguments[2], Table.number(Table.median(millis)));
        Table table = new Table("container.start(), n = " + millis.length, "token ms", "min", "max");
        table.row(
                arguments[2],
                Table.number(Table.median(millis)),
                Table.number(millis[0]),
                Table.number(millis[millis.length - 1]));
        table.print();
    }

    private static double once(String image) throws Exception {
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(image)) {
            long began = System.nanoTime();
            acs.start();
            int port = acs.getEndpoint().getPort();
            try (Connection connection = Connection.tls(port, acs.createSslContext())) {
                connection.ask(Kind.EMULATOR.tokenRequest(port)).good();
            }
            return (System.nanoTime() - began) / 1e6;
        }
    }
}
