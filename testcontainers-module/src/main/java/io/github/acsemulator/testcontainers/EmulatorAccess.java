package io.github.acsemulator.testcontainers;

import java.net.URI;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * What a client has to know of a running emulator, be it in a container or in this JVM: where it is, by which key, and
 * whom to trust. Nothing here changes anything: no file is written and no property of the JVM is set.
 *
 * <p>Every method throws {@link IllegalStateException} while the emulator is not running, unless it says otherwise, and
 * {@link java.io.UncheckedIOException} if the emulator has to be asked and does not answer.
 */
public interface EmulatorAccess {

    /** Where clients in this JVM reach it: {@code https://<host>:<port>}, without a trailing slash. */
    URI getEndpoint();

    /** The primary access key of the default resource, in base64. */
    String getAccessKey();

    /** The secondary access key of the default resource, in base64. */
    String getSecondaryAccessKey();

    /** The GUID of the default resource, which stands in the identities made there and in their tokens. */
    String getResourceId();

    /** The certificate that clients have to trust, in PEM. */
    String caCertificatePem();

    /** What Azure cannot do for a test: clock, faults, tokens on demand, what was called, starting over. */
    default EmulatorControl control() {
        return EmulatorControl.at(getEndpoint(), caCertificatePem());
    }

    /** The connection string of the default resource for clients in this JVM, as every SDK reads it. */
    default String getConnectionString() {
        return ConnectionStrings.of(getEndpoint(), getAccessKey());
    }

    /** The same with the secondary access key. */
    default String getSecondaryConnectionString() {
        return ConnectionStrings.of(getEndpoint(), getSecondaryAccessKey());
    }

    /** Where verifiers of tokens get the keys. It takes {@code https}, so they have to trust the certificate, too. */
    default URI getJwksUri() {
        return getEndpoint().resolve("/.well-known/jwks.json");
    }

    /** The certificate that clients have to trust. */
    default X509Certificate caCertificate() {
        return Trust.in(caCertificatePem()).certificate();
    }

    /** A new key store with that certificate and nothing else, as a trust store. */
    default KeyStore trustStore() {
        return Trust.in(caCertificatePem()).store();
    }

    /** A new TLS context for clients, which trusts that certificate and no other. */
    default SSLContext createSslContext() {
        return Trust.in(caCertificatePem()).context();
    }

    /** A trust manager that trusts that certificate and no other. */
    default X509TrustManager x509TrustManager() {
        return Trust.in(caCertificatePem()).manager();
    }
}
