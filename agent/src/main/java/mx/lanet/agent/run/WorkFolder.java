package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for one run, closed to others, removed after it with all that lies there. */
final class WorkFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    static WorkFolder make(DataFolder folder) throws IOException {
        var below = below(folder.path());
        var path = below.resolve(UUID.randomUUID().toString());
        PrivateFiles.makeFolder(below);
        PrivateFiles.makeFolder(path);
        PrivateFiles.makeFolder(path.resolve("work"));
        return new WorkFolder(path);
    }

    /** Where, in the data folder, everything lies that is not to outlive the agent's process. */
    static Path below(Path dataFolder) {
        return dataFolder.resolve("run");
    }

    /** Holds what the run is begun with. */
    Path path() {
        return path;
    }

    /** Where the run begins and may leave what it likes. */
    Path work() {
        return path.resolve("work");
    }

    /** What killed agents have left. */
    static void removeLeftovers(DataFolder folder) {
        var below = below(folder.path());
        if (Files.isDirectory(below)) {
            remove(below);
        }
    }

    @Override
    public void close() {
        remove(path);
    }

    // Links are removed and never followed.
    private static void remove(Path root) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.atWarn().log("a run's folder stays: {}", e.getMessage());
        }
    }
}
