package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/** What can be said of a container that is not started; no engine is needed. */
class AcsIdentityEmulatorContainerTest {

    private static final String IMAGE = "acs-identity-emulator:latest";

    private final AcsIdentityEmulatorContainer acs = new OnHost("docker.example.test");

    @Test
    void anotherImageHasToBeDeclaredASubstitute() {
        assertThatIllegalStateException().isThrownBy(() -> new AcsIdentityEmulatorContainer("busybox:1"));
        assertThat(new AcsIdentityEmulatorContainer(DockerImageName.parse("registry.example/acs:1")
                        .asCompatibleSubstituteFor("acs-identity-emulator")))
                .isNotNull();
    }

    @Test
    void theEmulatorIsToldTheHostThatItsPortIsReachedAt() {
        acs.configure();

        assertThat(acs.getEnvMap()).containsEntry("ACS_EMULATOR_HOSTS", "docker.example.test");
        assertThat(acs.getExposedPorts()).containsExactly(8443);
    }

    @Test
    void theEmulatorIsToldItsAliasesWhereItIsOnANetwork() {
        acs.withNetwork(Network.SHARED)
                .withNetworkAliases("acs", "identity")
                .withSetting("hosts", "more.test,other.test");

        acs.configure();

        assertThat(acs.getEnvMap().get("ACS_EMULATOR_HOSTS").split(","))
                .contains("docker.example.test", "acs", "identity", "more.test", "other.test");
    }

    @Test
    void settingsBecomeVariables() {
        acs.withSetting("clockSkew", "PT1H")
                .withAccessKey("Zmlyc3Q=")
                .withResource("tests", "europe", "dGVzdHM=")
                .configure();

        assertThat(acs.getEnvMap())
                .containsEntry("ACS_EMULATOR_CLOCK_SKEW", "PT1H")
                .containsEntry(
                        "ACS_EMULATOR_RESOURCES",
                        "[{\"id\":\"ac5ac5ac-0000-4000-8000-000000000001\",\"primaryKey\":\"Zmlyc3Q=\"},"
                                + "{\"name\":\"tests\",\"location\":\"europe\",\"primaryKey\":\"dGVzdHM=\"}]");
        assertThat(acs.getAccessKey()).isEqualTo("Zmlyc3Q=");
    }

    @Test
    void configuringTwiceChangesNothing() {
        acs.withSetting("hosts", "more.test").withResource("tests", "europe", "dGVzdHM=");
        acs.configure();
        var first = new java.util.TreeMap<>(acs.getEnvMap());

        acs.configure();

        assertThat(acs.getEnvMap()).isEqualTo(first);
    }

    @Test
    void resourcesAreSaidInOneWayOnly() {
        acs.withSetting("resources", "[]").withResource("tests", "europe", "dGVzdHM=");

        assertThatIllegalStateException().isThrownBy(acs::configure).withMessageContaining("not both");
    }

    @Test
    void theConnectionStringForOtherContainersIsKnownBeforeTheStart() {
        assertThat(acs.getConnectionString("acs"))
                .isEqualTo("endpoint=https://acs:8443/;accesskey=" + ResourceKeys.WELL_KNOWN.primary());
        assertThat(acs.withSetting("port", "9443").getConnectionString("acs"))
                .startsWith("endpoint=https://acs:9443/;");
        assertThat(acs.getExposedPorts()).containsExactly(9443);
        assertThat(acs.getSecondaryAccessKey()).isEqualTo(ResourceKeys.WELL_KNOWN.secondary());
        assertThat(acs.getResourceId()).isEqualTo(ResourceKeys.WELL_KNOWN.id());
    }

    @Test
    void aPortMustBeOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> acs.withSetting("port", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> acs.withSetting("port", "https"));
    }

    @Test
    void aConfigurationFileIsReadAtOnce(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("acs.json"), "{\"auth\": \"lenient\"}");

        acs.withConfig(file).configure();

        assertThat(acs.getEnvMap()).containsEntry("ACS_EMULATOR_CONFIG", "/etc/acs-identity-emulator.json");
        assertThatThrownBy(() -> acs.withConfig(directory.resolve("none.json")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatOnlyARunningEmulatorKnowsCannotBeAskedBefore() {
        assertThatIllegalStateException().isThrownBy(acs::getEndpoint);
        assertThatIllegalStateException().isThrownBy(acs::caCertificatePem);
        assertThatIllegalStateException()
                .isThrownBy(() -> acs.withConfig("{\"resources\": []}").getAccessKey());
    }

    private static final class OnHost extends AcsIdentityEmulatorContainer {

        private final String host;

        OnHost(String host) {
            super(IMAGE);
            this.host = host;
        }

        @Override
        public String getHost() {
            return host;
        }
    }
}
