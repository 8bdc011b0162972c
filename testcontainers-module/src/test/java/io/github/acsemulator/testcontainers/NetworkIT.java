package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.MountableFile;

@DockerTest
class NetworkIT {

    private static final String IMAGE = TestImage.NAME;

    @Test
    void anotherContainerReachesItByItsAliasAndTrustsIt() {
        try (Network network = Network.newNetwork();
                AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(IMAGE)
                        .withNetwork(network)
                        .withNetworkAliases("acs")) {
            acs.start();
            // The image has a Java, and no test needs another image for this.
            try (GenericContainer<?> client = new GenericContainer<>(IMAGE)
                    .withNetwork(network)
                    .withCreateContainerCmdModifier(command -> command.withEntrypoint(
                            "/opt/acs-identity-emulator/bin/java", "-cp", "/client", NetworkClient.class.getName()))
                    .withCopyToContainer(
                            MountableFile.forClasspathResource(classFile(NetworkClient.class), 0644),
                            "/client/" + classFile(NetworkClient.class))
                    .withEnv("CONNECTION_STRING", acs.getConnectionString("acs"))
                    .withEnv("CA_PEM", acs.caCertificatePem())
                    .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(Duration.ofMinutes(1)))) {
                client.start();

                assertThat(client.getLogs()).contains("201").contains("8:acs:" + acs.getResourceId());
            }
        }
    }

    private static String classFile(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
