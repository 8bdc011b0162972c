package io.github.acsemulator.testcontainers;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** A control of the emulator in a container. */
@DockerTest
@Testcontainers
class EmulatorControlOfContainerIT
        implements ControlOfTokensContract, ControlOfStateContract, ControlOfRequestsContract {

    @Container
    private static final AcsIdentityEmulatorContainer ACS = new AcsIdentityEmulatorContainer(TestImage.NAME);

    @Override
    public EmulatorAccess acs() {
        return ACS;
    }
}
