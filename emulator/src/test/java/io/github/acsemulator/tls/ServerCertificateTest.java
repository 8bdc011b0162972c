package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.time.EmulatorClock;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerCertificateTest {
    private final ServerCertificate made = Given.obtain(Given.IN_MEMORY, "emulator.test", "[2001:db8::7]");
    private final X509Certificate leaf = made.chain().get(0);

    @Test
    void theLeafIsValidForThisMachineAndTheConfiguredNames() throws Exception {
        assertThat(SubjectName.of(leaf))
                .extracting(SubjectName::text)
                .containsExactlyInAnyOrder(
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "host.docker.internal",
                        "machine",
                        "emulator.test",
                        "2001:db8:0:0:0:0:0:7");
        assertThat(leaf.getSubjectAlternativeNames())
                .filteredOn(name -> name.get(0).equals(7))
                .hasSize(3);
    }

    @Test
    void theLeafServesTlsAndSignsNoCertificates() throws Exception {
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getKeyUsage()).startsWith(true).doesNotContain(true, org.assertj.core.data.Index.atIndex(5));
        assertThat(leaf.getCriticalExtensionOIDs()).contains("2.5.29.15", "2.5.29.19");
        assertThat(leaf.getExtensionValue("2.5.29.35"))
                .as("authority key identifier")
                .isNotNull();
        assertThatCode(() -> leaf.verify(made.root().getPublicKey())).doesNotThrowAnyException();
    }

    @Test
    void theRootSignsCertificatesAndNothingElse() {
        X509Certificate root = made.root();
        boolean[] certificatesOnly = new boolean[9];
        certificatesOnly[5] = true;

        assertThat(root.getBasicConstraints()).as("path length").isZero();
        assertThat(root.getKeyUsage()).isEqualTo(certificatesOnly);
        assertThat(root.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(root.getExtensionValue("2.5.29.14"))
                .as("subject key identifier")
                .isNotNull();
        assertThat(((ECPublicKey) root.getPublicKey()).getParams().getOrder().bitLength())
                .isEqualTo(256);
    }

    @Test
    void bothLiveAtMost397DaysFromADayBack() {
        for (X509Certificate certificate : new X509Certificate[] {leaf, made.root()}) {
            Duration age = Duration.between(certificate.getNotBefore().toInstant(), Given.now());
            // The last second belongs to a certificate's life.
            Duration life = Duration.between(
                            certificate.getNotBefore().toInstant(),
                            certificate.getNotAfter().toInstant())
                    .plusSeconds(1);
            assertThat(age).isBetween(Duration.ofHours(24), Duration.ofHours(25));
            assertThat(life).isEqualTo(Duration.ofDays(397));
        }
        assertThat(made.notAfter()).isEqualTo(leaf.getNotAfter().toInstant());
    }

    @Test
    void datesAfter2049AreWrittenInFull() throws Exception {
        Instant late = Instant.parse("2049-12-31T12:00:00Z");

        X509Certificate certificate = ServerCertificate.obtain(Given.IN_MEMORY, Given.names(), late, Crypto.JDK)
                .root();

        assertThat(certificate.getNotBefore()).isEqualTo("2049-12-30T12:00:00Z");
        assertThat(certificate.getNotAfter()).isEqualTo("2051-01-31T11:59:59Z");
        assertThat(new String(certificate.getEncoded(), StandardCharsets.ISO_8859_1))
                .contains("491230120000Z" + "\u0018\u000f" + "20510131115959Z");
    }

    @Test
    void eachRootHasItsOwnNameKeyAndPositiveSerial() {
        ServerCertificate other = Given.obtain(Given.IN_MEMORY);

        assertThat(other.root().getSubjectX500Principal())
                .isNotEqualTo(made.root().getSubjectX500Principal());
        assertThat(other.root().getPublicKey()).isNotEqualTo(made.root().getPublicKey());
        assertThat(Set.of(
                        other.root().getSerialNumber(),
                        other.chain().get(0).getSerialNumber(),
                        made.root().getSerialNumber(),
                        leaf.getSerialNumber()))
                .hasSize(4)
                .allSatisfy(serial -> assertThat(serial).isGreaterThan(BigInteger.TWO.pow(120)))
                .allSatisfy(serial -> assertThat(serial.toByteArray()).hasSizeLessThanOrEqualTo(20));
    }

    @Test
    void thePemHoldsTheRootAndNothingElse() throws Exception {
        String pem = made.caCertificatePem();

        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(made.root());
        assertThat(pem.lines().filter(line -> line.startsWith("-----BEGIN"))).hasSize(1);
    }

    @Test
    void theFingerprintIsWrittenAsBrowsersDo() {
        assertThat(made.sha256Fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void theTrustStoreHoldsTheRootAloneAndStaysTheSame() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(made.trustStore()), "changeit".toCharArray());

        assertThat(Collections.list(store.aliases())).containsExactly("acs-identity-emulator");
        assertThat(store.isCertificateEntry("acs-identity-emulator")).isTrue();
        assertThat(store.getCertificate("acs-identity-emulator")).isEqualTo(made.root());
        assertThat(made.trustStore()).isEqualTo(made.trustStore());
    }

    @Test
    void aProviderGivenAsAnObjectDoesAllOfIt() throws Exception {
        // It offers what a start needs, borrowed from the JDK's providers, and counts what is asked of it.
        BorrowedProvider provider = new BorrowedProvider();

        ServerCertificate certificate =
                ServerCertificate.obtain(Given.IN_MEMORY, Set.of(), EmulatorClock.system(), Crypto.of(provider));
        certificate.serverContext();
        certificate.sha256Fingerprint();

        assertThat(provider.asked())
                .contains("KeyPairGenerator.EC", "Signature.SHA256WITHECDSA", "CertificateFactory.X.509")
                .contains("MessageDigest.SHA-256", "SSLContext.TLS");
        assertThat(Security.getProvider(provider.getName())).as("registered").isNull();
    }

    @Test
    void theServerTrustsNoClient() {
        TrustNobody trust = new TrustNobody();
        X509Certificate[] chain = {made.root()};

        assertThat(trust.getAcceptedIssuers()).isEmpty();
        assertThatThrownBy(() -> trust.checkClientTrusted(chain, "EC")).isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> trust.checkServerTrusted(chain, "EC")).isInstanceOf(CertificateException.class);
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Given.obtain(Given.IN_MEMORY, "no name")).isInstanceOf(SettingException.class);
    }

    @Test
    void inMemoryThereIsNoFile() {
        assertThat(made.caCertificateFile()).isEmpty();
    }
}
