package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.ResourceTexts;
import io.github.acsemulator.resource.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryKillIT {
    private static final Resource RESOURCE = Resources.of(List.of()).defaultResource();
    private static final String TEXTS = "texts";
    private static final int MANY = 500;
    private static final int KILLS = 5;

    @TempDir
    Path temp;

    /** Forgets the texts of the resource in the directory that is named, and waits to be killed. */
    static final class Forgetting {
        public static void main(String[] arguments) throws IOException {
            Map<String, String> texts =
                    DataDirectory.open(Path.of(arguments[0])).map(TEXTS);
            System.out.println("begins");
            new ResourceTexts(texts).reset(RESOURCE);
            int unused = System.in.read();
        }
    }

    @Test
    void aResetOfAResourceForgetsAllOfItsTextsOrNone() throws Exception {
        Path path = temp.resolve("data");
        for (int kill = 0; kill < KILLS; kill++) {
            fill(path);
            Process process = ChildJvm.start(temp.resolve("errors"), Forgetting.class, List.of(), path.toString());
            assertThat(process.inputReader().readLine()).isEqualTo("begins");
            Thread.sleep(kill * 10L);
            process.destroyForcibly().waitFor();
            try (DataDirectory directory = DataDirectory.open(path)) {
                assertThat(directory.map(TEXTS).size())
                        .as("after kill %s", kill)
                        .isIn(0, MANY);
            }
        }
    }

    private static void fill(Path path) {
        try (DataDirectory directory = DataDirectory.open(path)) {
            Map<String, String> texts = directory.map(TEXTS);
            for (int i = 0; i < MANY; i++) {
                texts.put(RESOURCE.id() + "/" + i, "text " + i);
            }
        }
    }
}
