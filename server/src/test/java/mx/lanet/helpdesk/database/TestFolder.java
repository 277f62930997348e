package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A data folder that also another user can enter, which JUnit's temporary folders are not. */
final class TestFolder {
    private TestFolder() {}

    /** Has PostgreSQL's programs in it already, as hard links, because unpacking takes longer than a test. */
    static Path make() throws IOException {
        Path folder = makeEmpty();
        copyByLinks(Binaries.SHARED, folder.resolve("pg-binaries"));
        return folder;
    }

    static Path makeEmpty() throws IOException {
        Path folder =
                Files.createTempDirectory(Path.of("/tmp"), "lanet-postgres-").toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    /** Also ends a PostgreSQL that a failed test left running. */
    static void remove(Path folder) throws IOException {
        Optional<Postmaster> left = Postmaster.read(folder.resolve("pg18"));
        if (left.isPresent()
                && left.get().commandLine().contains(folder.resolve("pg18").toString())) {
            ProcessHandle.of(left.get().pid()).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
        }
        PostgresBinaries.delete(folder);
    }

    private static void copyByLinks(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path));
                if (Files.isSymbolicLink(path)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path)) {
                    Files.createDirectory(copy);
                } else {
                    Files.createLink(copy, path);
                }
            }
        }
    }

    private static final class Binaries {
        static final Path SHARED = unpack();

        private static Path unpack() {
            try {
                Path folder = makeEmpty();
                PostgresBinaries.unpack(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try {
                PostgresBinaries.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
