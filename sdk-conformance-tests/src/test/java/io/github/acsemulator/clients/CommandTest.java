package io.github.acsemulator.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class CommandTest {
    @Test
    void aMissingToolSkipsTheTestWithItsNameAndFailsItInCi() {
        Throwable thrown = catchThrowable(() -> Command.versionOf("no-such-tool"));

        assertThat(thrown)
                .isInstanceOf("true".equals(System.getenv("CI")) ? AssertionError.class : TestAbortedException.class)
                .hasMessageContaining("no-such-tool does not run here");
    }

    @Test
    void aCommandThatFailsSaysWhatItPrinted() {
        assertThatIOException()
                .isThrownBy(() ->
                        Command.succeed(Path.of("."), Map.of(), List.of("sh", "-c", "echo why it failed >&2; exit 3")))
                .withMessageContaining("ended with 3")
                .withMessageContaining("why it failed");
    }

    @Test
    void aCommandSeesWhatIsAddedToTheEnvironment() throws Exception {
        assertThat(Command.succeed(Path.of("."), Map.of("ADDED", "to it"), List.of("sh", "-c", "echo $ADDED")))
                .isEqualTo("to it\n");
    }
}
