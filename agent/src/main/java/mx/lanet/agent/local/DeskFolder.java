package mx.lanet.agent.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * What people's programs read to find the service: its port, and for each person a key that only that person can read.
 * It stands outside the data folder of an installed agent, which is closed to people.
 */
public record DeskFolder(Path path) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Beside the data folder where that is an installed agent's, else inside it. */
    public static DeskFolder of(DataFolder data, Map<String, String> environment) {
        var installed = installed(System.getProperty("os.name", ""), environment);
        var standard = DataFolder.standard(System.getProperty("os.name", ""), "root", "/", environment);
        return data.path().equals(standard)
                ? installed
                : new DeskFolder(data.path().resolve("desk"));
    }

    /** Of the named data folder, else of the installed agent, else of an agent that this person runs. */
    public static DeskFolder find(@Nullable Path named, Map<String, String> environment) {
        var path = named;
        if (path == null && environment.get("LANET_AGENT_DATA") instanceof String text && !text.isBlank()) {
            path = Path.of(text);
        }
        if (path != null) {
            return of(new DataFolder(path.toAbsolutePath().normalize()), environment);
        }
        var installed = installed(System.getProperty("os.name", ""), environment);
        if (Files.exists(installed.portFile())) {
            return installed;
        }
        var home = System.getProperty("user.home", ".");
        var own = DataFolder.standard(System.getProperty("os.name", ""), "somebody", home, environment);
        return of(new DataFolder(own), environment);
    }

    private static DeskFolder installed(String system, Map<String, String> environment) {
        return new DeskFolder(
                system.startsWith("Windows")
                        ? Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"), "LANET", "Desk")
                        : Path.of("/run/lanet-agent"));
    }

    /** Made anew for one life of the service: no key of an earlier one is left. */
    void open() throws IOException {
        make(path, "rwxr-xr-x");
        make(keys(), "rwx--x--x");
        try (var old = Files.list(keys())) {
            for (var key : old.toList()) {
                Files.delete(key);
            }
        }
    }

    private static void make(Path folder, String mode) throws IOException {
        Files.createDirectories(folder);
        if (POSIX) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        }
    }

    /** Everybody at this machine may read where the service listens. */
    void writePort(int port) throws IOException {
        PrivateFiles.write(portFile(), Integer.toString(port));
        if (POSIX) {
            Files.setPosixFilePermissions(portFile(), PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** Where the service listens; empty while it does not. */
    public Optional<Integer> port() throws IOException {
        var text = PrivateFiles.read(portFile()).map(String::strip).orElse("");
        return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    Path portFile() {
        return path.resolve("port");
    }

    private Path keys() {
        return path.resolve("keys");
    }

    /** The file of a person's key. Whatever the name is made of, it names a file of this folder and no other. */
    Path keyOf(String user) {
        return keys().resolve(PeopleKeys.fileName(user));
    }
}
