package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody could do who has copied all that is kept. */
class ForgeryIT {
    @TempDir
    private Path folder;

    private final ServerCertificate victim = Given.obtain(Given.IN_MEMORY);
    private final X509Certificate leaf = victim.chain().get(0);
    /** Signed with the kept key, as if the leaf were a CA. */
    private final X509Certificate forged = new Authority(leaf, victim.privateKey())
            .leaf("EC", "login.microsoftonline.com")
            .certificate();

    /** The same, made by one who is a CA: shows that the forgery lacks nothing but the right to sign. */
    private final Authority company = Authority.root("EC", "Company root");

    private final Authority issuer = company.intermediate("EC", "Company issuer");
    private final X509Certificate rightful =
            issuer.leaf("EC", "login.microsoftonline.com").certificate();

    @Test
    void theJdkRefusesWhatTheKeptKeySigns() throws Exception {
        assertThatCode(() -> check(victim.root(), leaf)).doesNotThrowAnyException();
        assertThatCode(() -> check(company.certificate(), rightful, issuer.certificate()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(victim.root(), forged, leaf))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("keyCertSign bit is not set");
    }

    @Test
    void opensslRefusesWhatTheKeptKeySigns() throws Exception {
        ChildProcess.assumeRuns("openssl", "version");

        assertThat(verify(company.certificate(), issuer.certificate(), rightful).exit())
                .isZero();
        assertThat(verify(victim.root(), leaf, leaf).exit()).isZero();
        assertThat(verify(victim.root(), leaf, forged).exit()).isNotZero();
    }

    private ChildProcess verify(X509Certificate root, X509Certificate between, X509Certificate end) throws Exception {
        return ChildProcess.run(List.of(
                "openssl",
                "verify",
                "-CAfile",
                Given.write(folder.resolve("root.pem"), root).toString(),
                "-untrusted",
                Given.write(folder.resolve("between.pem"), between).toString(),
                Given.write(folder.resolve("end.pem"), end).toString()));
    }

    private static void check(X509Certificate root, X509Certificate... chain) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", root);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        ((X509TrustManager) factory.getTrustManagers()[0]).checkServerTrusted(chain, "UNKNOWN");
    }
}
