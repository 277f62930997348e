package mx.lanet.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder with {@code ./lanet} in it, and a person's environment to run it in. */
record Checkout(Path top, Map<String, String> environment) {
    /** What a run of the script said and how it ended; standard output and error together, as on a screen. */
    record Run(int exitCode, String output) {}

    /** The real one that this test stands in, once its server is built: the module server may still be at its tests. */
    static Checkout real() {
        Path top = Path.of("..").toAbsolutePath().normalize();
        await().atMost(10, TimeUnit.MINUTES).until(() -> hasServer(top));
        return new Checkout(top, Map.of("PATH", "/usr/bin:/bin"));
    }

    private static boolean hasServer(Path top) throws IOException {
        Path target = top.resolve("server/target");
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (var jars = Files.newDirectoryStream(target, "server-*-exec.jar")) {
            return jars.iterator().hasNext();
        }
    }

    /** Only the script, so that a test can put its own tools and modules beside it. */
    static Checkout copy(Path target) throws IOException {
        Path from = real().top;
        Files.copy(from.resolve("lanet"), target.resolve("lanet"));
        Files.setPosixFilePermissions(target.resolve("lanet"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(target.resolve("script"));
        try (var files = Files.list(from.resolve("script"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve("script").resolve(file.getFileName()));
            }
        }
        return new Checkout(target, real().environment);
    }

    Checkout with(String name, String value) {
        var changed = new LinkedHashMap<>(environment);
        changed.put(name, value);
        return new Checkout(top, changed);
    }

    Run lanet(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(top.resolve("lanet").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    /** Writes a program, in shell, that stands for a tool. */
    static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A folder that looks like a JDK; its java says how it was called. */
    static Path jdk(Path home, String version) throws IOException {
        program(home.resolve("bin/java"), "echo java of " + version + ": \"$@\"");
        program(home.resolve("bin/javac"), "exit 0");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Cafe\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
