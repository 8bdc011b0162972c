package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@DockerTest
class VolumeIT {

    private final DockerClient docker = DockerClientFactory.lazyClient();
    private String volume = "";

    @BeforeEach
    void createVolume() {
        volume = docker.createVolumeCmd().exec().getName();
    }

    @AfterEach
    void removeVolume() {
        docker.removeVolumeCmd(volume).exec();
    }

    @Test
    void certificateAndIdentitiesOutliveTheContainer() {
        CommunicationUserIdentifier user;
        String certificate;
        try (AcsIdentityEmulatorContainer first = onVolume()) {
            first.start();
            certificate = first.caCertificatePem();
            user = IdentityClients.builder(first).buildClient().createUser();
        }
        try (AcsIdentityEmulatorContainer second = onVolume()) {
            second.start();
            CommunicationIdentityClient client = IdentityClients.builder(second).buildClient();

            assertThat(second.caCertificatePem()).isEqualTo(certificate);
            assertThat(client.getToken(user, List.of(CommunicationTokenScope.CHAT))
                            .getToken())
                    .startsWith("eyJ");
        }
    }

    private AcsIdentityEmulatorContainer onVolume() {
        return new AcsIdentityEmulatorContainer(TestImage.NAME)
                .withSetting("dataDir", "/data")
                .withSetting("unknownIdentities", "reject")
                .withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                        .withBinds(new Bind(volume, new Volume("/data"))));
    }
}
