package mx.lanet.desktop.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whether this program starts with the person's session. */
public interface Autostart {
    void set(boolean on) throws IOException;

    /** As this system does it, for the program that runs now. */
    static Autostart ofThis(Map<String, String> environment) {
        var command = command();
        return System.getProperty("os.name", "").startsWith("Windows")
                ? new InRegistry(command)
                : new InFolder(folder(environment), command);
    }

    private static Path folder(Map<String, String> environment) {
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (config.isBlank() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(config))
                .resolve("autostart");
    }

    private static List<String> command() {
        var info = ProcessHandle.current().info();
        var program = info.command().orElse("java");
        var arguments = info.arguments().orElse(new String[0]);
        return Stream.concat(Stream.of(program), List.of(arguments).stream())
                .filter(word -> !Objects.equals(word, "--report") && !word.matches("--(tickets|status|settings)"))
                .toList();
    }

    /** A file in a folder that every desktop of freedesktop.org's kind reads. */
    record InFolder(Path folder, List<String> command) implements Autostart {
        @Override
        public void set(boolean on) throws IOException {
            var file = folder.resolve("lanet-desktop.desktop");
            if (!on) {
                Files.deleteIfExists(file);
                return;
            }
            Files.createDirectories(folder);
            Files.writeString(
                    file,
                    """
                    [Desktop Entry]
                    Type=Application
                    Name=LANET Helpdesk
                    Exec=%s
                    Terminal=false
                    X-GNOME-Autostart-enabled=true
                    """
                            .formatted(String.join(
                                    " ", command.stream().map(InFolder::quoted).toList())));
        }

        // The rules of Exec: in quotation marks, with a backslash before what they would mean. A percent sign is
        // doubled.
        private static String quoted(String word) {
            if (word.matches("[A-Za-z0-9_./:=@+,-]+")) {
                return word;
            }
            var inside = word.replace("\\", "\\\\\\\\")
                    .replace("\"", "\\\\\"")
                    .replace("$", "\\\\$")
                    .replace("`", "\\\\`")
                    .replace("%", "%%");
            return '"' + inside + '"';
        }
    }

    /** The person's Run key. Unproven: never run on a Windows machine. */
    record InRegistry(List<String> command) implements Autostart {
        private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
        private static final String NAME = "LANET Helpdesk";

        @Override
        public void set(boolean on) throws IOException {
            var line = String.join(
                    " ", command.stream().map(word -> '"' + word + '"').toList());
            var change = on
                    ? List.of("reg", "add", KEY, "/v", NAME, "/t", "REG_SZ", "/d", line.replace("\"", "\\\""), "/f")
                    : List.of("reg", "delete", KEY, "/v", NAME, "/f");
            var process = new ProcessBuilder(change)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                // What is not there cannot be deleted, and need not be.
                if (!process.waitFor(5, TimeUnit.SECONDS) || (on && process.exitValue() != 0)) {
                    throw new IOException("reg did not take it");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
