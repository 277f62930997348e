package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A data folder that also another user can enter, which JUnit's temporary folders are not. */
final class TestFolder {
    private TestFolder() {}

    static Path make() throws IOException {
        Path folder =
                Files.createTempDirectory(Path.of("/tmp"), "lanet-postgres-").toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    static void remove(Path folder) throws IOException {
        PostgresBinaries.delete(folder);
    }
}
