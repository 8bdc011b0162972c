package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.config.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppliedCertificateTest {
    private static final Authority ROOT = Authority.root("EC", "Company root");
    private static final Authority ISSUER = ROOT.intermediate("EC", "Company issuer");

    @TempDir
    private Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void begin() {
        certificate = folder.resolve("certificate.pem");
        key = folder.resolve("key.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aChainOfOnesOwnIsServedAndItsEndTrusted(String algorithm) throws IOException {
        Authority leaf = ISSUER.leaf(algorithm, "localhost");
        supply(leaf, ISSUER, ROOT);

        ServerCertificate supplied = Given.obtain(Given.certificate(certificate, key));

        assertThat(supplied.chain()).containsExactly(leaf.certificate(), ISSUER.certificate(), ROOT.certificate());
        assertThat(supplied.root()).isEqualTo(ROOT.certificate());
        assertThat(supplied.privateKey()).isEqualTo(leaf.key());
        assertThat(supplied.caCertificateFile()).isEmpty();
    }

    @Test
    void aChainWithoutItsRootIsTrustedAtItsEnd() throws IOException {
        supply(ISSUER.leaf("EC", "localhost"), ISSUER);

        assertThat(Given.obtain(Given.certificate(certificate, key)).root()).isEqualTo(ISSUER.certificate());
    }

    @Test
    void aConfiguredNameThatItLacksIsSaidInOneLine() throws IOException {
        supply(ISSUER.leaf("EC", "localhost"), ISSUER);
        try (LogLines log = new LogLines()) {
            Given.obtain(Given.certificate(certificate, key), "localhost", "emulator.test");

            assertThat(log.lines()).singleElement().asString().contains("is not valid for [emulator.test]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aKeyOfAnotherCertificateIsRefused(String algorithm) throws IOException {
        supply(ISSUER.leaf("EC", "localhost"), ISSUER);
        Given.write(key, Authority.pair(algorithm).getPrivate());

        assertRefused("certificateKey: " + key + " is not the key of the certificate beside it");
    }

    @Test
    void aCertificateThatHasExpiredIsRefused() throws IOException {
        supply(
                ISSUER.leaf("EC", "localhost", Given.now().minus(Duration.ofDays(1)), KeyPurposeId.id_kp_serverAuth),
                ISSUER);

        assertRefused("certificate: " + certificate + " expired on ");
    }

    @Test
    void aCertificateForClientsIsRefused() throws IOException {
        supply(
                ISSUER.leaf("EC", "localhost", Given.now().plus(Duration.ofDays(1)), KeyPurposeId.id_kp_clientAuth),
                ISSUER);

        assertRefused("certificate: " + certificate + " is not for servers");
    }

    @Test
    void aChainInDisorderIsRefused() throws IOException {
        supply(ISSUER.leaf("EC", "localhost"), ROOT, ISSUER);

        assertRefused("certificate: " + certificate + " is in disorder");
    }

    @Test
    void filesThatAreSomethingElseAreRefused() throws IOException {
        supply(ISSUER.leaf("EC", "localhost"), ISSUER);
        String good = Files.readString(certificate);

        Files.delete(certificate);
        assertRefused("certificate: cannot read " + certificate);
        Files.write(certificate, new byte[] {0x30, (byte) 0x82, 1, 2});
        assertRefused("certificate: " + certificate + " holds no certificate");
        Files.writeString(certificate, good.substring(0, 300));
        assertRefused("certificate: " + certificate + " is damaged");
        Files.writeString(certificate, new Pem(Pem.CERTIFICATE, new byte[] {1, 2, 3}).text());
        assertRefused("certificate: " + certificate + " holds a damaged certificate");
        Files.writeString(certificate, good);
        Files.writeString(key, "nothing");
        assertRefused("certificateKey: " + key + " holds no key");
        Files.writeString(key, new Pem(Pem.PRIVATE_KEY, new byte[] {1, 2, 3}).text());
        assertRefused("certificateKey: " + key + " is not the key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
    void aKeyInAnotherFormIsRefusedWithTheCommandThatConvertsIt(String label) throws IOException {
        supply(ISSUER.leaf("EC", "localhost"), ISSUER);
        String headers = label.startsWith("RSA") ? "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n" : "";
        String base64 = Base64.getEncoder().encodeToString(new byte[40]);
        Files.writeString(
                key, "-----BEGIN " + label + "-----\n" + headers + base64 + "\n-----END " + label + "-----\n");

        assertRefused("certificateKey: " + key + " holds a key of the kind " + label)
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void aCertificateWithAKeyOfAnotherKindIsRefused() throws IOException {
        Authority leaf = ISSUER.leaf("Ed25519", "localhost");
        supply(leaf, ISSUER);

        assertRefused("certificateKey: " + key + " belongs to a certificate with a key of the kind EdDSA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aCompanysCaSignsTheLeaf(String algorithm) throws Exception {
        Authority root = Authority.root(algorithm, "Company root");
        Authority issuer = root.intermediate(algorithm, "Company issuer");
        supply(issuer, root);

        ServerCertificate issued = Given.obtain(Given.authority(certificate, key), "emulator.test");

        assertThat(issued.chain()).hasSize(2).last().isEqualTo(issuer.certificate());
        assertThat(issued.root()).isEqualTo(root.certificate());
        issued.chain().get(0).verify(issuer.certificate().getPublicKey());
        assertThat(issued.chain().get(0).getIssuerX500Principal())
                .isEqualTo(issuer.certificate().getSubjectX500Principal());
        assertThat(SubjectName.of(issued.chain().get(0)))
                .contains(SubjectName.parse("emulator.test"), SubjectName.parse("localhost"));
        assertThat(folder).isDirectoryNotContaining("glob:**.new").isDirectoryContaining("glob:**key.pem");
    }

    @Test
    void aLeafDoesNotOutliveTheCompanysCa() throws IOException {
        Authority root = Authority.root("EC", "Company root", Given.now().plus(Duration.ofDays(5)));
        supply(root);

        ServerCertificate issued = Given.obtain(Given.authority(certificate, key));

        assertThat(issued.notAfter()).isEqualTo(root.certificate().getNotAfter().toInstant());
        assertThat(issued.chain()).as("the root itself is not sent").hasSize(1);
    }

    @Test
    void whatIsNoCaIsRefused() throws IOException {
        supply(ISSUER.leaf("EC", "localhost"), ISSUER);

        assertThatThrownBy(() -> Given.obtain(Given.authority(certificate, key)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("caCertificate: " + certificate + " is not a CA")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aCaThatHasExpiredOrHasAnotherKeyIsRefused() throws IOException {
        supply(Authority.root("EC", "Old root", Given.now().minus(Duration.ofDays(1))));
        assertThatThrownBy(() -> Given.obtain(Given.authority(certificate, key)))
                .hasMessageStartingWith("caCertificate: " + certificate + " expired on ");

        supply(ROOT);
        Given.write(key, ISSUER.key());
        assertThatThrownBy(() -> Given.obtain(Given.authority(certificate, key)))
                .hasMessageStartingWith("caKey: " + key + " is not the key");
    }

    private void supply(Authority first, Authority... issuers) throws IOException {
        StringBuilder chain = new StringBuilder(Pem.of(first.certificate()).text());
        for (Authority issuer : issuers) {
            chain.append(Pem.of(issuer.certificate()).text());
        }
        Files.writeString(certificate, chain);
        Given.write(key, first.key());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String message) {
        return assertThatThrownBy(() -> Given.obtain(Given.certificate(certificate, key)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }
}
