package io.github.acsemulator.conformance;

import io.github.acsemulator.AcsIdentityEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/** The server under test: one for the whole JVM. */
record Target(ConnectionString connectionString, Trust trust, boolean real) {

    private static final String CONNECTION_STRING = "conformance.connectionString";
    private static final String CA_FILE = "conformance.caFile";
    private static final String REAL = "conformance.real";

    static Target current() {
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
        return new Target(
                connectionString, caFile == null ? Trust.inPublicRoots() : Trust.inCaAlone(read(caFile)), real);
    }

    private static Target embedded() {
        AcsIdentityEmulator emulator =
                AcsIdentityEmulator.builder().port(0).build().start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
        return new Target(
                ConnectionString.parse(emulator.connectionString()),
                Trust.inCaAlone(emulator.caCertificatePem()),
                false);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final Target TARGET = from(System.getProperties());
    }
}
