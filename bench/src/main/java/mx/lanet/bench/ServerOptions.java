package mx.lanet.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is measured, and where its data live; {@code bench/run} fills the first two. */
final class ServerOptions {
    @Option(names = "--server-jar", required = true, paramLabel = "FILE")
    Path server = Path.of("server.jar");

    @Option(names = "--jvm", paramLabel = "OPTION")
    List<String> jvm = new ArrayList<>();

    @Option(names = "--folder", paramLabel = "FOLDER")
    private @Nullable Path folder;

    @Option(names = "--keep")
    private boolean keep;

    /** A folder that the user of PostgreSQL may enter. */
    Path makeFolder() throws IOException {
        Path chosen = folder;
        if (chosen != null) {
            Files.createDirectories(chosen);
            return chosen.toAbsolutePath();
        }
        Path fresh = Files.createTempDirectory("lanet-bench-");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx--x--x"));
        return fresh;
    }

    /** Removes it, unless the person named it or wants to keep it. */
    void removeFolder(Path made) throws IOException {
        if (keep || folder != null) {
            return;
        }
        Files.walkFileTree(made, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            /** What a process took away itself as it ended. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
