package io.github.acsemulator.config;

import io.github.acsemulator.time.EmulatorClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings in force, checked. {@link Setting} says what each is for.
 *
 * @param port TCP port; 0 takes a free one
 * @param host addresses to listen on
 * @param publicUrl URL that callers reach the server at, if it differs
 * @param hosts more names for the certificate and the emulator's own routes
 * @param corsOrigins origins of web pages that may call the service
 * @param atStart those that may change while the server runs, as they are at its start
 * @param clock where the emulator's clock begins
 * @param resources resources beside the default one, or in its place
 * @param identities identities there are at the start, as JSON; empty if there are none
 * @param faults faults there are at the start, as JSON; empty if there are none
 * @param entra what has to do with Entra tokens
 * @param signingKey which key signs tokens
 * @param certificates where certificates come from and are kept
 * @param dataDir where identities are kept; empty keeps them in memory
 * @param crypto who does the cryptography
 * @param workerId the 24 bits that stand in every identity id made here
 * @param seed what random ids, access keys and token ids follow from; empty: from nothing
 */
public record Settings(
        int port,
        List<String> host,
        Optional<URI> publicUrl,
        List<String> hosts,
        List<String> corsOrigins,
        RuntimeSettings atStart,
        EmulatorClock.Start clock,
        List<ResourceSettings> resources,
        Optional<String> identities,
        Optional<String> faults,
        EntraSettings entra,
        SigningKeySource signingKey,
        CertificateSettings certificates,
        Optional<Path> dataDir,
        CryptoChoice crypto,
        int workerId,
        Optional<Long> seed) {

    /** The settings that apply where none is given. */
    public static Settings defaults() {
        return SettingsReader.read(Map.of());
    }

    /** These, but with certificates and state in memory. */
    public Settings keepingNothing() {
        return new Settings(
                port,
                host,
                publicUrl,
                hosts,
                corsOrigins,
                atStart,
                clock,
                resources,
                identities,
                faults,
                entra,
                signingKey,
                certificates.keptNowhere(),
                Optional.empty(),
                crypto,
                workerId,
                seed);
    }

    /** What is done about requests that are not validly signed. */
    public enum AuthMode {
        /** They are refused, as the service does. */
        STRICT,
        /** They are served with a warning. */
        LENIENT,
        /** Signatures are not looked at. */
        OFF
    }

    /** What is done about api-versions that are later than the newest known. */
    public enum ApiVersionPolicy {
        /** They are served as the newest known, with a warning. */
        LENIENT,
        /** They are refused. */
        STRICT
    }

    /** What is done about well-formed ids of a resource that were not created here. */
    public enum UnknownIdentities {
        /** They are taken over, so that a server may restart under users who keep their ids. */
        ADOPT,
        /** They are refused. */
        REJECT
    }

    /** What is done about requests beyond a rate. */
    public enum LimitPolicy {
        /** They are served. */
        OFF,
        /** They are refused as the service documents it. */
        AZURE
    }

    /** Who does the cryptography. */
    public enum CryptoChoice {
        /** Native code where it is there and loads, else the JDK. */
        AUTO,
        /** The JDK. */
        JDK
    }

    /**
     * One resource as configured; what is absent is made up.
     *
     * @param id its GUID
     * @param name its name, the first label of its host name
     * @param location its data location, such as {@code unitedstates}
     * @param primaryKey its primary access key in base64
     * @param secondaryKey its secondary access key in base64
     */
    public record ResourceSettings(
            Optional<String> id,
            Optional<String> name,
            Optional<String> location,
            Optional<String> primaryKey,
            Optional<String> secondaryKey) {
        /** One of which only the id is given. */
        public static ResourceSettings ofId(String id) {
            return new ResourceSettings(
                    Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Which RSA key signs tokens. */
    public sealed interface SigningKeySource {
        /** The key that ships with the emulator. */
        record WellKnown() implements SigningKeySource {}

        /** A new one at every start, or at the first start with a data directory. */
        record Generate() implements SigningKeySource {}

        /** One in a PEM file. */
        record PemFile(Path file) implements SigningKeySource {}
    }

    /**
     * Where certificates come from and are kept.
     *
     * @param directory where they are kept; empty keeps them in memory
     * @param certificate a certificate chain supplied as PEM
     * @param certificateKey its key
     * @param caCertificate a CA supplied as PEM, to sign the server's certificate
     * @param caKey its key
     */
    public record CertificateSettings(
            Optional<Path> directory,
            Optional<Path> certificate,
            Optional<Path> certificateKey,
            Optional<Path> caCertificate,
            Optional<Path> caKey) {
        CertificateSettings keptNowhere() {
            return new CertificateSettings(Optional.empty(), certificate, certificateKey, caCertificate, caKey);
        }
    }
}
