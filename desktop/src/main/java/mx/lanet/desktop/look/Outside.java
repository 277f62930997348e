package mx.lanet.desktop.look;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands over to the programs that the person uses; what is handed over is an argument, and no shell reads it. */
public final class Outside {
    private static final Logger LOG = LoggerFactory.getLogger(Outside.class);
    private static final Set<String> SCHEMES = Set.of("http", "https", "tel");

    private Outside() {}

    /** Opens a page or a telephone number; false when nothing here does, or it is of another kind. */
    public static boolean open(URI address) {
        return SCHEMES.contains(String.valueOf(address.getScheme()))
                && open(Desktop.Action.BROWSE, desktop -> desktop.browse(address), address.toString());
    }

    /** Opens a file or a folder; false when nothing here does. */
    public static boolean open(Path path) {
        return open(
                Desktop.Action.OPEN,
                desktop -> desktop.open(path.toFile()),
                path.toAbsolutePath().toString());
    }

    private interface Opening {
        void with(Desktop desktop) throws IOException;
    }

    private static boolean open(Desktop.Action action, Opening opening, String argument) {
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(action)) {
                opening.with(Desktop.getDesktop());
            } else {
                new ProcessBuilder("xdg-open", argument)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            }
            return true;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            LOG.atInfo().log("nothing here opens it: {}", e.getMessage());
            return false;
        }
    }
}
