package io.github.acsemulator.tls;

import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.time.EmulatorClock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;

/** A process that obtains a certificate kept in the directory given first, for the names that follow. */
final class ObtainCommand {
    private ObtainCommand() {}

    public static void main(String[] arguments) throws Exception {
        HashSet<String> names = new HashSet<>(Arrays.asList(arguments).subList(1, arguments.length));
        long begin = System.nanoTime();
        ServerCertificate certificate = ServerCertificate.obtain(
                Given.keptIn(Path.of(arguments[0])), names, EmulatorClock.system(), Crypto.JDK);
        certificate.serverContext();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        boolean pair = Crypto.JDK.belongTogether(
                certificate.privateKey(), certificate.chain().get(0).getPublicKey());
        System.out.println("took " + millis + " ms");
        System.out.println("pair " + pair + " " + certificate.sha256Fingerprint());
    }
}
