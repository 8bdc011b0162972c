package io.github.acsemulator.conformance;

import io.github.acsemulator.AcsIdentityEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The server under test: one for the whole JVM.
 *
 * @param connectionString of its resource
 * @param trust for clients in this JVM
 * @param caFile the same for clients elsewhere, as PEM; null where public roots do
 * @param real whether it is Azure itself
 */
public record Target(
        ConnectionString connectionString,
        Trust trust,
        @Nullable Path caFile,
        boolean real) {

    private static final String CONNECTION_STRING = "conformance.connectionString";
    private static final String CA_FILE = "conformance.caFile";
    private static final String REAL = "conformance.real";

    /** The server that this JVM's tests are aimed at. */
    public static Target current() {
        return Holder.TARGET;
    }

    /** Whether the tests are aimed at Azure itself; starts nothing. */
    static boolean isReal() {
        return Boolean.getBoolean(REAL);
    }

    static Target from(Properties properties) {
        boolean real = Boolean.parseBoolean(properties.getProperty(REAL));
        String text = properties.getProperty(CONNECTION_STRING);
        if (text == null) {
            if (real) {
                throw new IllegalStateException("-D" + REAL + "=true needs -D" + CONNECTION_STRING + ", too.");
            }
            return embedded();
        }
        ConnectionString connectionString = ConnectionString.parse(text);
        String host = connectionString.endpoint().getHost().toLowerCase(Locale.ROOT);
        if (host.endsWith("azure.com") && !real) {
            throw new IllegalStateException("The tests would create and delete users in Azure, at " + host + ": say -D"
                    + REAL + "=true if that is what you want.");
        }
        String caFile = properties.getProperty(CA_FILE);
        return caFile == null
                ? new Target(connectionString, Trust.inPublicRoots(), null, real)
                : trusting(connectionString, Path.of(caFile).toAbsolutePath(), real);
    }

    private static Target embedded() {
        AcsIdentityEmulator emulator =
                AcsIdentityEmulator.builder().port(0).build().start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
        try {
            Path caFile = Files.writeString(Files.createTempFile("ca", ".pem"), emulator.caCertificatePem());
            caFile.toFile().deleteOnExit();
            return trusting(ConnectionString.parse(emulator.connectionString()), caFile, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Target trusting(ConnectionString connectionString, Path caFile, boolean real) {
        try {
            return new Target(connectionString, Trust.inCaAlone(Files.readString(caFile)), caFile, real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final Target TARGET = from(System.getProperties());
    }
}
