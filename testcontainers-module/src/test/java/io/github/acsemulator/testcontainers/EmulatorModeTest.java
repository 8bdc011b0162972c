package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmulatorModeTest {

    private static final Optional<String> UNSAID = Optional.empty();

    @Test
    void theJarGoesBeforeTheEngineWhichIsNotEvenLookedFor() {
        assertThat(EmulatorMode.choose(UNSAID, true, () -> {
                    throw new AssertionError("looked for");
                }))
                .isEqualTo(EmulatorMode.EMBEDDED);
    }

    @Test
    void withoutTheJarAnEngineIsUsed() {
        assertThat(EmulatorMode.choose(UNSAID, false, () -> true)).isEqualTo(EmulatorMode.DOCKER);
    }

    @Test
    void withNeitherTheMessageSaysWhichOfTheTwoToAdd() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EmulatorMode.choose(UNSAID, false, () -> false))
                .withMessageContaining("add io.github.acsemulator:acs-identity-emulator")
                .withMessageContaining("start a Docker engine");
    }

    @Test
    void theParameterDecidesByForce() {
        assertThat(EmulatorMode.choose(Optional.of("docker"), true, () -> true)).isEqualTo(EmulatorMode.DOCKER);
        assertThat(EmulatorMode.choose(Optional.of(" embedded "), true, () -> true))
                .isEqualTo(EmulatorMode.EMBEDDED);
    }

    @Test
    void whatIsForcedAndCannotBeIsNotReplacedByTheOther() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EmulatorMode.choose(Optional.of("docker"), true, () -> false))
                .withMessageContaining("no Docker engine answers");
        assertThatIllegalStateException()
                .isThrownBy(() -> EmulatorMode.choose(Optional.of("embedded"), false, () -> true))
                .withMessageContaining("add io.github.acsemulator:acs-identity-emulator");
    }

    @Test
    void anotherWordIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmulatorMode.choose(Optional.of("podman"), true, () -> true))
                .withMessage("acs.emulator.mode=podman must be docker or embedded.");
    }
}
