package mx.lanet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A disk of this machine that can be filled to its last byte, and a service that can be stopped. The disk is a file system
 * in a file, mounted over a loop device. The service is a process; as long as there is no systemd to ask for it, a program
 * {@code systemctl} in front of the path answers by looking whether that process lives. The agent runs in a mount namespace
 * of its own, in which {@code /run/systemd/system} is there, and is told nothing else.
 */
final class RealTrouble implements AutoCloseable {
    static final String SERVICE = "caja-registradora";
    private static final int DISK_MB = 16;

    private final Path home;
    private @Nullable Process service;

    private RealTrouble(Path home) {
        this.home = home;
    }

    /**
     * Root may mount, or the test fails and says what is refused. For anybody else the test is skipped, and says what is
     * missing: what a user may mount in a namespace of its own (tmpfs, overlay) an agent counts as no disk, and rightly so.
     */
    static RealTrouble on(Path home) throws Exception {
        Files.createDirectories(home.resolve("bin"));
        var trouble = new RealTrouble(home);
        Path image = home.resolve("disco.img");
        try (var file = new java.io.RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) DISK_MB << 20);
        }
        Files.createDirectories(trouble.disk());
        for (List<String> command : List.of(
                List.of("mke2fs", "-q", "-F", "-m", "0", image.toString()),
                List.of("unshare", "--mount", "true"),
                List.of("mount", "-o", "loop", image.toString(), trouble.disk().toString()))) {
            String refused = run(command);
            String missing = "A full disk needs " + command.getFirst() + ", which said: " + refused
                    + ". It works as root of a machine, or of a container that was started with --privileged.";
            assumeTrue(refused.isEmpty() || isRoot(), missing);
            assertThat(refused).as(missing).isEmpty();
        }
        Checkout.program(
                home.resolve("bin/systemctl"),
                """
                [ "$1" = show ] || exit 1
                shift 3
                for name; do
                  pid=$(cat '%s'/"$name".pid)
                  if kill -0 "$pid" 2>/dev/null; then state=active; else state=inactive pid=0; fi
                  printf 'MainPID=%%s\nControlGroup=\nNames=%%s.service\nActiveState=%%s\n\n' "$pid" "$name" "$state"
                done"""
                        .formatted(home));
        trouble.startService();
        return trouble;
    }

    Path disk() {
        return home.resolve("disco");
    }

    void fillDisk() throws IOException {
        byte[] block = new byte[1 << 12];
        try (var file = Files.newOutputStream(disk().resolve("llena"))) {
            for (int written = 0; written < DISK_MB << 20; written += block.length) {
                file.write(block);
            }
        } catch (IOException full) {
            if (disk().toFile().getUsableSpace() > block.length) {
                throw full;
            }
        }
    }

    void emptyDisk() throws IOException {
        Files.delete(disk().resolve("llena"));
    }

    void startService() throws IOException {
        service = new ProcessBuilder("sleep", "7200").start();
        Files.writeString(home.resolve(SERVICE + ".pid"), String.valueOf(service.pid()));
    }

    void stopService() throws InterruptedException {
        if (service != null) {
            service.destroy();
            service.waitFor();
        }
    }

    /** Runs the command where the agent finds the disk and the service. */
    Terminal run(Path folder, String... command) throws IOException {
        var whole = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs none /run && mkdir -p /run/systemd/system && exec \"$@\"",
                "sh"));
        whole.addAll(List.of(command));
        String path = home.resolve("bin") + ":" + System.getenv("PATH");
        return Terminal.run(folder, Map.of("PATH", path), whole.toArray(String[]::new));
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** What it complained of; empty when it worked. */
    private static String run(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean well = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            return well ? "" : said.isEmpty() ? "nothing" : said;
        } catch (IOException missing) {
            return String.valueOf(missing.getMessage());
        }
    }

    @Override
    public void close() throws Exception {
        stopService();
        assertThat(run(List.of("umount", disk().toString()))).isEmpty();
    }
}
