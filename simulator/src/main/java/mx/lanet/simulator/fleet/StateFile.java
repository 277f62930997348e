package mx.lanet.simulator.fleet;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the simulated machines of one server are kept between runs, one JSON line each, readable only by its owner:
 * it holds their keys.
 */
public record StateFile(Path path) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** All machines that joined before; a half-written last line, left by a kill, is dropped. */
    public List<Enrolled> load() throws IOException {
        List<Enrolled> machines = new ArrayList<>();
        if (!Files.exists(path)) {
            return machines;
        }
        List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            try {
                machines.add(JSON.readValue(lines.get(i), Enrolled.class));
            } catch (JacksonException e) {
                if (i < lines.size() - 1) {
                    throw new IOException(path + ":" + (i + 1), e);
                }
            }
        }
        return machines;
    }

    /** Replaces the whole file at once. */
    public void save(List<Enrolled> machines) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        make(beside);
        write(beside, machines);
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Adds machines that joined just now, so that an interrupted run does not lose them. */
    void append(List<Enrolled> machines) throws IOException {
        if (!Files.exists(path)) {
            make(path);
        }
        write(path, machines);
    }

    private static void write(Path file, List<Enrolled> machines) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
            for (Enrolled machine : machines) {
                writer.write(JSON.writeValueAsString(machine));
                writer.write('\n');
            }
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, ownerOnly());
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
