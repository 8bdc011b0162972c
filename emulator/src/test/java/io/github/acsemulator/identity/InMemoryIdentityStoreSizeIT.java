package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InMemoryIdentityStoreSizeIT {
    @TempDir
    Path temp;

    @Test
    void aMillionIdentitiesFitInto256MegabytesAndLoadNothingOfTheDurableStore() throws Exception {
        Path errors = temp.resolve("errors");
        Path classes = temp.resolve("classes");
        Process process = ChildJvm.start(
                errors, MillionIdentities.class, List.of("-Xmx256m", "-Xlog:class+load:file=" + classes));

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(output);

        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        assertThat(output).endsWith("1000000\n");
        assertThat(Files.readString(classes)).contains("InMemoryIdentityStore").doesNotContain("org.h2.");
    }
}
