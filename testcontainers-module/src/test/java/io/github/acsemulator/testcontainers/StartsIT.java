package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.identity.models.CommunicationTokenScope;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

@DockerTest
class StartsIT {

    @RepeatedTest(20)
    void everyStartServesTheFirstRequest() {
        try (AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(TestImage.NAME)) {
            acs.start();

            var created = IdentityClients.builder(acs, HttpLibrary.JDK)
                    .buildClient()
                    .createUserAndToken(List.of(CommunicationTokenScope.CHAT));

            assertThat(created.getUserToken().getToken()).startsWith("eyJ");
        }
    }
}
