package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operating system user that PostgreSQL runs as: our own, or, because PostgreSQL refuses root, an unprivileged one.
 *
 * @param name the user's name, for messages
 * @param uid its number, or -1 for the user we are
 * @param gid its group's number, or -1 for the group we are
 * @param prefix what stands before a command so that it runs as this user; empty for the user we are
 */
record PostgresAccount(String name, int uid, int gid, List<String> prefix) {
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Finds a user and a way to become it. Which ways work depends on the container's and the kernel's settings. */
    static PostgresAccount find() {
        if (!Platform.isRoot()) {
            return new PostgresAccount(System.getProperty("user.name", "?"), -1, -1, List.of());
        }
        return CANDIDATES.stream()
                .flatMap(name -> waysToBecome(name).stream())
                .filter(PostgresAccount::works)
                .findFirst()
                .orElseThrow(
                        () -> new EmbeddedPostgresException(
                                """
                        PostgreSQL refuses to run as root, and none of setpriv, runuser, su and chroot could start it as \
                        another user (tried: postgres, nobody). Start the server as an ordinary user, or use an external \
                        PostgreSQL with LANET_DB_URL."""));
    }

    static List<PostgresAccount> waysToBecome(String name) {
        int uid = number("-u", name);
        int gid = number("-g", name);
        if (uid <= 0 || gid <= 0) {
            return List.of();
        }
        return Stream.of(
                        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs"),
                        List.of("runuser", "-u", name, "--"),
                        List.of("su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", name, "sh"),
                        List.of("chroot", "--userspec=" + uid + ":" + gid, "/"))
                .map(prefix -> new PostgresAccount(name, uid, gid, prefix))
                .toList();
    }

    private static int number(String option, String name) {
        try {
            Command command = Command.run(LIMIT, List.of("id", option, name));
            return command.succeeded() ? Integer.parseInt(command.output()) : -1;
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /** Tried for real: a tool may exist and still be refused by the container. */
    boolean works() {
        try {
            Command command = run(LIMIT, List.of("id", "-u"));
            return command.succeeded() && command.output().equals(Integer.toString(uid));
        } catch (IOException e) {
            return false;
        }
    }

    Command run(Duration limit, List<String> arguments) throws IOException {
        var whole = new ArrayList<>(prefix);
        whole.addAll(arguments);
        return Command.run(limit, whole);
    }

    boolean isOther() {
        return uid >= 0;
    }

    /** Gives a folder with all that is in it to this user. Links are given away themselves, never followed. */
    void take(Path folder) throws IOException {
        if (!isOther() || owns(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                give(file);
                return FileVisitResult.CONTINUE;
            }

            /** After its content, so that an interrupted run is seen and done again. */
            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                give(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean owns(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid);
    }

    private void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes sure that this user can enter the folder.
     *
     * @throws EmbeddedPostgresException naming the folder that bars the way, and what to do
     */
    void requireAccess(Path folder) throws IOException {
        if (!isOther() || canEnter(folder)) {
            return;
        }
        Path barrier = folder;
        for (Path parent = folder.getParent(); parent != null && !canEnter(parent); parent = parent.getParent()) {
            barrier = parent;
        }
        throw new EmbeddedPostgresException(
                """
                PostgreSQL refuses to run as root and therefore runs as the user "%s", who may not enter the folder %s. \
                Either allow it (chmod o+x %s) or choose a data folder elsewhere, for example --data /var/lib/lanet."""
                        .formatted(name, barrier, barrier));
    }

    private boolean canEnter(Path folder) throws IOException {
        return run(LIMIT, List.of("sh", "-c", "cd \"$1\"", "sh", folder.toString()))
                .succeeded();
    }
}
