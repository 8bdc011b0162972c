package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container class in JVMs of their own, without what a user of it may not have. */
@DockerTest
class TrimmedClassPathIT {

    // Paths of the local repository and of the reactor.
    private static final String[] OPTIONAL = {
        "/com/azure/",
        "/io/netty/",
        "/io/projectreactor/",
        "/com/squareup/",
        "/org/jetbrains/kotlin/",
        "/org/junit/",
        "/org/opentest4j/",
        "/org/assertj/",
        "/io/github/acsemulator/acs-identity-emulator/",
        "/emulator/target/",
        "/io/javalin/",
        "/org/eclipse/jetty/",
        "/junit-platform-console"
    };

    @TempDir
    private Path directory;

    @Test
    void itLoadsReflectsAndStartsWithoutSdkHttpClientsEmulatorAndJUnit() throws Exception {
        assertThat(ChildJvm.withWholeClassPath().without(OPTIONAL).run(ContainerAlone.class, directory))
                .contains("endpoint=https://")
                .contains("RSA");
    }

    @Test
    void aReusedContainerIsFoundByTheNextRun() throws Exception {
        ChildJvm child = ChildJvm.withWholeClassPath().without(OPTIONAL).with("TESTCONTAINERS_REUSE_ENABLE", "true");

        String first = child.run(ReusedContainer.class, directory);
        try {
            assertThat(child.run(ReusedContainer.class, directory)).isEqualTo(first);
        } finally {
            child.with("STOP", "true").run(ReusedContainer.class, directory);
        }
    }
}
