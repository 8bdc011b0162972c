package io.github.acsemulator.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.acsemulator.config.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataDirectoryTest {
    private static final IdentityId ID = IdentityId.parse(
                    "8:acs:ac5ac5ac-0000-4000-8000-000000000001_00000032-9c5e-1f08-92fd-8b3a0d00a7c1")
            .orElseThrow();

    @TempDir
    Path temp;

    @Test
    void aMissingDirectoryIsMade() {
        Path nested = temp.resolve("a/b");

        DataDirectory.open(nested).close();

        assertThat(nested.resolve("state.mv")).isRegularFile();
    }

    @Test
    void identitiesAndTextsAreKeptSideBySide() {
        try (DataDirectory directory = DataDirectory.open(temp)) {
            directory.identityStore().insert(ID, Identity.created(1));
            directory.map("keys").put("signing", "PEM");
            directory.map("identities").put("signing", "other");
        }

        try (DataDirectory directory = DataDirectory.open(temp)) {
            assertThat(directory.identityStore().find(ID)).contains(Identity.created(1));
            assertThat(directory.map("keys")).containsExactly(Map.entry("signing", "PEM"));
            assertThat(directory.map("identities")).containsExactly(Map.entry("signing", "other"));
        }
    }

    @Test
    void textsAreAConcurrentMap() {
        try (DataDirectory directory = DataDirectory.open(temp)) {
            ConcurrentMap<String, String> texts = directory.map("texts");

            assertThat(texts.put("b", "1")).isNull();
            assertThat(texts.put("b", "2")).isEqualTo("1");
            assertThat(texts.putIfAbsent("b", "3")).isEqualTo("2");
            assertThat(texts.putIfAbsent("a", "x".repeat(100_000))).isNull();
            assertThat(texts.keySet()).containsExactly("a", "b");
            assertThat(texts.replace("b", "1", "4")).isFalse();
            assertThat(texts.replace("b", "2", "4")).isTrue();
            assertThat(texts.replace("b", "5")).isEqualTo("4");
            assertThat(texts.replace("c", "5")).isNull();
            assertThat(texts.computeIfAbsent("c", name -> name + name)).isEqualTo("cc");
            assertThat(texts.remove("c", "c")).isFalse();
            assertThat(texts.remove("c")).isEqualTo("cc");
            assertThat(texts.remove("c")).isNull();
            assertThat(texts.containsKey("c")).isFalse();
            assertThat(texts).hasSize(2);
            assertThat(directory.map("texts")).isEqualTo(texts);

            texts.clear();

            assertThat(texts).isEmpty();
        }
    }

    @Test
    void theNamesOfTextsCanBeRemovedAltogether() {
        try (DataDirectory directory = DataDirectory.open(temp)) {
            ConcurrentMap<String, String> texts = directory.map("texts");
            texts.putAll(Map.of("a/1", "1", "a/2", "2", "b/1", "3"));

            assertThat(texts.keySet().removeIf(name -> name.startsWith("a/"))).isTrue();
            assertThat(texts.keySet().removeIf(name -> name.startsWith("a/"))).isFalse();
        }

        try (DataDirectory directory = DataDirectory.open(temp)) {
            assertThat(directory.map("texts")).containsExactly(Map.entry("b/1", "3"));
        }
    }

    @Test
    void aViewOfTheTextsCannotBeChanged() {
        try (DataDirectory directory = DataDirectory.open(temp)) {
            ConcurrentMap<String, String> texts = directory.map("texts");
            texts.put("a", "1");

            assertThatThrownBy(() -> texts.entrySet().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> texts.keySet().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThat(texts).containsEntry("a", "1");
        }
    }

    @Test
    void aDirectoryIsRefusedWhileItIsOpenInThisProcess() throws IOException {
        try (DataDirectory directory = DataDirectory.open(temp)) {
            assertRefused(temp, "is in use by another emulator");
            assertRefused(temp.resolve("../" + temp.getFileName()), "is in use by another emulator");

            directory.map("texts").put("still", "there");
            assertThat(directory.map("texts")).containsKey("still");
        }
        DataDirectory.open(temp).close();
    }

    @Test
    void closingTwiceLeavesALaterOwnerAlone() {
        DataDirectory first = DataDirectory.open(temp);
        first.close();
        try (DataDirectory second = DataDirectory.open(temp)) {
            first.close();

            assertRefused(temp, "is in use by another emulator");
            second.map("texts").put("a", "1");
        }
    }

    @Test
    void nothingIsAcknowledgedAfterClosing() {
        DataDirectory directory = DataDirectory.open(temp);
        ConcurrentMap<String, String> texts = directory.map("texts");
        IdentityStore identities = directory.identityStore();
        directory.close();

        assertThatThrownBy(() -> texts.put("a", "1")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> identities.insert(ID, Identity.created(1))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(identities::clear).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "text");

        assertRefused(file, "is not a directory");
        assertRefused(file.resolve("below"), "cannot be written");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPlaceThatCannotBeWrittenIsRefused() {
        assertRefused(Path.of("/proc/data"), "cannot be written");
        assertRefused(Path.of("/proc"), "cannot be written");
    }

    @Test
    void aStateFileThatIsNoneIsRefused() throws IOException {
        Files.createDirectory(temp.resolve("state.mv"));

        assertRefused(temp, "cannot be written");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 500, 5_000, 20_000})
    void aFileOfAnotherProgramIsRefusedAndLeftAsItIs(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(temp.resolve("state.mv"), bytes);

        assertRefused(temp, "is damaged or of another program");
        assertRefused(temp, "is damaged or of another program");
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void aFileThatLostItsContentIsRefused() throws IOException {
        try (DataDirectory directory = DataDirectory.open(temp)) {
            directory.map("texts").put("a", "x".repeat(100_000));
        }
        Path file = temp.resolve("state.mv");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 8192; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        Files.write(file, bytes);

        assertRefused(temp, "is damaged or of another program");
    }

    @Test
    void aFileOfALaterFormatIsRefused() {
        DataDirectory.open(temp).close();
        try (MVStore store = MVStore.open(temp.resolve("state.mv").toString())) {
            store.setStoreVersion(2);
        }

        assertRefused(temp, "was written by a later version of the emulator");
        assertRefused(temp, "was written by a later version of the emulator");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Files.createFile(temp.resolve("state.mv"));

        assertRefused(temp, "is damaged or of another program");
    }

    @Test
    void nothingElseIsLeftInTheDirectory() {
        DataDirectory.open(temp).close();

        assertThat(temp).isDirectoryContaining("glob:**/state.mv");
        assertThat(temp.toFile().list()).hasSize(1);
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        if (temp.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            DataDirectory.open(temp).close();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("state.mv"))))
                    .isEqualTo("rw-------");
        }
    }

    private static void assertRefused(Path path, String reason) {
        assertThatThrownBy(() -> DataDirectory.open(path))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("dataDir: " + path)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }
}
