package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

/** Keeps the builds with another JUnit honest. */
class JUnitVersionIT {

    @Test
    void theTestsRunWithTheJUnitThatTheyAreMeantFor() {
        String expected = System.getProperty("expected.junit.version", "5.");

        assertThat(new File(Test.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .getName())
                .startsWith("junit-jupiter-api-" + expected);
    }
}
