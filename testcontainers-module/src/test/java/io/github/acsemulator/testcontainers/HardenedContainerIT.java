package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.identity.models.CommunicationTokenScope;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** The image where an administrator allows it little. */
@DockerTest
class HardenedContainerIT {

    private static final String IMAGE = TestImage.NAME;

    @Test
    void itIsNotRootByItself() {
        String user = DockerClientFactory.instance()
                .client()
                .inspectImageCmd(IMAGE)
                .exec()
                .getConfig()
                .getUser();
        assertThat(user).isNotBlank().doesNotMatch("(0|root)(:.*)?");
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(IMAGE)) {
            assertServes(acs);
            assertThat(uid(acs)).isEqualTo(user.replaceFirst(":.*", ""));
        }
    }

    @Test
    void itRunsWithAnyUserAndGroup() {
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(IMAGE)
                .withCreateContainerCmdModifier(command -> command.withUser("1234567:7654321"))) {
            assertServes(acs);
            assertThat(uid(acs)).isEqualTo("1234567");
        }
    }

    @Test
    void itRunsOnAReadOnlyFileSystemWithTheSameCryptography() throws Exception {
        try (AcsIdentityEmulatorContainer acs = limited(config -> config.withReadonlyRootfs(true));
                AcsIdentityEmulatorContainer free = new AcsIdentityEmulatorContainer(IMAGE)) {
            assertServes(acs);
            assertServes(free);
            // The quickest one to sign is slow to load, and takes over when it is ready.
            String settled = untilItSignsWith("AmazonCorrettoCryptoProvider", free);
            assertThat(untilItSignsWith("AmazonCorrettoCryptoProvider", acs)).isEqualTo(settled);
        }
    }

    @Test
    void itNeedsNoCapabilities() {
        try (AcsIdentityEmulatorContainer acs = limited(config -> config.withCapDrop(Capability.ALL))) {
            assertServes(acs);
        }
    }

    @Test
    void itRunsWithAllLimitsAtOnce() {
        try (AcsIdentityEmulatorContainer acs = limited(config -> config.withReadonlyRootfs(true)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges")))
                .withCreateContainerCmdModifier(command -> command.withUser("1234567:7654321"))) {
            assertServes(acs);
        }
    }

    private interface Limit {
        HostConfig on(HostConfig config);
    }

    private static AcsIdentityEmulatorContainer limited(Limit limit) {
        return new AcsIdentityEmulatorContainer(IMAGE)
                .withCreateContainerCmdModifier(command -> limit.on(Objects.requireNonNull(command.getHostConfig())));
    }

    private static void assertServes(AcsIdentityEmulatorContainer acs) {
        acs.start();
        var created =
                IdentityClients.builder(acs).buildClient().createUserAndToken(List.of(CommunicationTokenScope.VOIP));
        assertThat(created.getUserToken().getToken()).startsWith("eyJ");
    }

    private static String uid(AcsIdentityEmulatorContainer acs) {
        var processes = DockerClientFactory.instance()
                .client()
                .topContainerCmd(acs.getContainerId())
                .withPsArgs("-o uid,pid")
                .exec();
        assertThat(processes.getTitles()).startsWith("UID");
        return processes.getProcesses()[0][0];
    }

    private static String untilItSignsWith(String provider, AcsIdentityEmulatorContainer acs) throws Exception {
        String providers = providers(acs);
        for (int attempt = 0; attempt < 150 && !providers.contains(provider); attempt++) {
            Thread.sleep(200);
            providers = providers(acs);
        }
        assertThat(providers).contains("\"signature\":\"" + provider + "\"");
        return providers;
    }

    private static String providers(AcsIdentityEmulatorContainer acs) {
        String info = PlainHttp.text(acs.getHost(), acs.getMappedPort(8443), "/_emulator/info");
        Matcher crypto = Pattern.compile("\"crypto\":\\{[^}]*}").matcher(info);
        assertThat(crypto.find()).as(info).isTrue();
        return crypto.group();
    }
}
