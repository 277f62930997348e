package mx.lanet.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Empty, after saying so, where this process may not mount. */
    static Optional<RealTrouble> on(Path home) throws Exception {
        Files.createDirectories(home.resolve("bin"));
        var trouble = new RealTrouble(home);
        Path image = home.resolve("disco.img");
        try (var file = new java.io.RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) DISK_MB << 20);
        }
        Files.createDirectories(trouble.disk());
        boolean made = ran("mke2fs", "-q", "-F", "-m", "0", image.toString())
                && ran("unshare", "--mount", "true")
                && ran("mount", "-o", "loop", image.toString(), trouble.disk().toString());
        if (!made) {
            return Optional.empty();
        }
        Checkout.program(
                home.resolve("bin/systemctl"),
                """
                [ "$1" = is-active ] || exit 1
                shift 2
                for name; do
                  if kill -0 "$(cat '%s'/"$name".pid)" 2>/dev/null; then echo active; else echo inactive; fi
                done"""
                        .formatted(home));
        trouble.startService();
        return Optional.of(trouble);
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

    private static boolean ran(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            boolean well = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!well) {
                System.err.println(String.join(" ", command) + ": " + said.strip());
            }
            return well;
        } catch (IOException missing) {
            System.err.println(missing.getMessage());
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        stopService();
        ran("umount", disk().toString());
    }
}
