package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import com.azure.core.credential.AzureKeyCredential;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

@DockerTest
@Testcontainers
class ContainerIT {

    private static final String IMAGE = TestImage.NAME;

    @Container
    private static final AcsIdentityEmulatorContainer ACS = new AcsIdentityEmulatorContainer(IMAGE);

    @ParameterizedTest
    @EnumSource
    void theOfficialClientGetsATokenWithEveryHttpLibrary(HttpLibrary library) {
        CommunicationIdentityClient client =
                IdentityClients.builder(ACS, library).buildClient();

        var created = client.createUserAndToken(List.of(CommunicationTokenScope.CHAT));

        assertThat(created.getUser().getId()).startsWith("8:acs:" + ACS.getResourceId());
        assertThat(created.getUserToken().getToken()).startsWith("eyJ");
    }

    @Test
    void theSecondaryKeyWorks() {
        String id = IdentityClients.builder(ACS)
                .connectionString(ACS.getSecondaryConnectionString())
                .buildClient()
                .createUser()
                .getId();

        assertThat(id).startsWith("8:acs:" + ACS.getResourceId());
    }

    @Test
    void verifiersGetTheKeysOverHttps() throws Exception {
        HttpClient trusting =
                HttpClient.newBuilder().sslContext(ACS.createSslContext()).build();

        assertThat(EmulatorInJvmIT.get(trusting, ACS.getJwksUri())).contains("\"kty\":\"RSA\"");
    }

    @Test
    void theEmulatorSaysOfItselfWhatTheContainerSays() {
        String info = PlainHttp.text(ACS.getHost(), ACS.getMappedPort(8443), "/_emulator/info");

        assertThat(info).contains("\"endpoint\":\"" + ACS.getEndpoint() + "\"");
        assertThat(ResourceKeys.readFrom(info))
                .isEqualTo(new ResourceKeys(ACS.getResourceId(), ACS.getAccessKey(), ACS.getSecondaryAccessKey()));
    }

    @Test
    void settingsKeysAndResourcesReachTheEmulator() {
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(IMAGE)
                .withSetting("workerId", "abcdef")
                .withSetting("port", "9443")
                .withAccessKey("Zmlyc3Q=")
                .withResource("tests", "europe", "dGVzdHM=")) {
            acs.start();

            assertThat(IdentityClients.builder(acs).buildClient().createUser().getId())
                    .contains(acs.getResourceId(), "-abcd-ef");
            assertThat(IdentityClients.builder(acs)
                            .credential(new AzureKeyCredential("dGVzdHM="))
                            .buildClient()
                            .createUser()
                            .getId())
                    .startsWith("8:acs:")
                    .doesNotContain(acs.getResourceId());
        }
    }

    @Test
    void aConfigurationFileReachesTheEmulatorAndItsKeysAreFound() {
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(IMAGE)
                .withConfig("{\"workerId\": \"abcdef\", \"resources\":"
                        + " [{\"id\": \"ac5ac5ac-0000-4000-8000-000000000001\", \"primaryKey\": \"Zmlyc3Q=\"}]}")) {
            acs.start();

            assertThat(acs.getAccessKey()).isEqualTo("Zmlyc3Q=");
            assertThat(IdentityClients.builder(acs).buildClient().createUser().getId())
                    .contains("-abcd-ef");
        }
    }

    @Test
    void aSettingThatCannotBeFailsAtOnceInTheEmulatorsWords() {
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(IMAGE).withSetting("auth", "sloppy")) {
            long begin = System.nanoTime();

            assertThatThrownBy(acs::start)
                    .isInstanceOf(ContainerLaunchException.class)
                    .hasStackTraceContaining("ACS_EMULATOR_AUTH: 'sloppy' must be one of strict|lenient|off");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void twoRunSideBySide() {
        try (AcsIdentityEmulatorContainer other = new AcsIdentityEmulatorContainer(IMAGE)) {
            other.start();

            assertThat(other.getEndpoint()).isNotEqualTo(ACS.getEndpoint());
            assertThat(other.caCertificate()).isNotEqualTo(ACS.caCertificate());
            assertThat(IdentityClients.builder(ACS).buildClient().createUser().getId())
                    .isNotEqualTo(IdentityClients.builder(other)
                            .buildClient()
                            .createUser()
                            .getId());
        }
    }

    @Test
    void aContainerThatIsStartedAnewHasItsNewCertificate() {
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(IMAGE)) {
            acs.start();
            String first = acs.caCertificatePem();
            acs.stop();
            acs.start();

            assertThat(acs.caCertificatePem()).isNotEqualTo(first);
            assertThat(IdentityClients.builder(acs).buildClient().createUser().getId())
                    .startsWith("8:acs:");
        }
    }

    @Test
    void certificateAndConnectionStringFollowTheHostThatDockerIsOn() throws Exception {
        // As of a Docker engine elsewhere: not localhost, and in no certificate unless it is asked for.
        String address = InetAddress.getLocalHost().getHostAddress();
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(IMAGE) {
            @Override
            public String getHost() {
                return address;
            }
        }) {
            acs.start();

            assertThat(acs.getConnectionString()).startsWith("endpoint=https://" + address + ":");
            assertThat(IdentityClients.builder(acs).buildClient().createUser().getId())
                    .startsWith("8:acs:");
        }
    }
}
