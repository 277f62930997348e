package mx.lanet.desktop.ticket;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what other programs show; the address or file is an argument, and no shell reads it. */
final class Outside {
    private static final Logger LOG = LoggerFactory.getLogger(Outside.class);

    private Outside() {}

    static void browse(URI address) {
        var scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return;
        }
        try {
            if (can(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(address);
            } else {
                new ProcessBuilder("xdg-open", address.toString()).start();
            }
        } catch (IOException e) {
            LOG.atWarn().log("nothing opens a page here: {}", e.getMessage());
        }
    }

    static void open(Path path) throws IOException {
        if (can(Desktop.Action.OPEN)) {
            Desktop.getDesktop().open(path.toFile());
        } else {
            new ProcessBuilder("xdg-open", path.toAbsolutePath().toString()).start();
        }
    }

    private static boolean can(Desktop.Action action) {
        return Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(action);
    }
}
