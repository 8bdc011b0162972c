package io.github.acsemulator.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that their owner alone may write, and read unless they are public, where the file system has modes; elsewhere the
 * directory's rules apply.
 */
final class OwnedFiles {
    private static final String SECRET = "rw-------";
    private static final String PUBLIC = "rw-r--r--";

    private OwnedFiles() {}

    /** Makes {@code directory} if need be, and those above it with the usual modes. One that exists keeps its mode. */
    static void createDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, mode(directory, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            // Another process may have made it meanwhile.
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    /** Opens {@code file} for writing, made if need be. */
    static FileChannel open(Path file) throws IOException {
        return open(file, SECRET);
    }

    private static FileChannel open(Path file, String permissions) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode(file, permissions));
    }

    /** An empty file of a new name in {@code directory}, for everyone to read. */
    static Path newPublic(Path directory, String prefix) throws IOException {
        return Files.createTempFile(directory, prefix, ".new", mode(directory, PUBLIC));
    }

    /**
     * Gives {@code file} this content in one step: a reader sees the old one or the new one, even after a crash. One
     * process at a time.
     */
    static void replace(Path file, byte[] content) throws IOException {
        replace(file, content, SECRET);
    }

    /** As {@link #replace(Path, byte[])}, for everyone to read: another user's app may have to trust it. */
    static void replacePublic(Path file, byte[] content) throws IOException {
        replace(file, content, PUBLIC);
    }

    private static void replace(Path file, byte[] content, String permissions) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        // A draft that a crash has left might have another mode.
        Files.deleteIfExists(draft);
        try (FileChannel channel = open(draft, permissions)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
