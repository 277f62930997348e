package mx.lanet.desktop;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.swing.SwingUtilities;
import mx.lanet.agent.local.DeskFolder;
import mx.lanet.desktop.link.Handover;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.log.DeskLog;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.store.Preferences;
import mx.lanet.desktop.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The desktop's program: the icon, or one of its windows in the desktop that runs already. */
@Command(name = "lanet-desktop", mixinStandardHelpOptions = true, versionProvider = Main.Version.class)
public final class Main implements Callable<Integer> {
    private static final int WORKED = 0;
    private static final int NO_SCREEN = 3;

    @Option(names = "--report", descriptionKey = "option.report")
    boolean report;

    @Option(names = "--tickets", descriptionKey = "option.tickets")
    boolean tickets;

    @Option(names = "--status", descriptionKey = "option.status")
    boolean status;

    @Option(names = "--settings", descriptionKey = "option.settings")
    boolean settings;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
    @Nullable
    Path data;

    @Option(names = "--debug", descriptionKey = "option.debug")
    boolean debug;

    private final Home home;
    private final Texts texts;
    private final PrintWriter err;

    private Main(Home home, Texts texts, PrintWriter err) {
        this.home = home;
        this.texts = texts;
        this.err = err;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var home = Home.open(System.getenv());
        var preferences = Preferences.read(home);
        var language = preferences.spoken(System.getenv(), Locale.getDefault());
        var texts = Texts.in(language);
        Locale.setDefault(texts.locale());
        int code = new CommandLine(new Main(home, texts, err))
                .setResourceBundle(texts.bundle())
                .setOut(out)
                .setErr(err)
                .execute(arguments);
        // The icon lives on Swing's thread.
        if (code != WORKED || !Desktop.isRunning()) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        if (GraphicsEnvironment.isHeadless()) {
            err.println(texts.of("start.no_screen"));
            return NO_SCREEN;
        }
        var environment = System.getenv();
        if (!environment.containsKey("WAYLAND_DISPLAY")) {
            // Java would load all of GTK for a picture of the screen, which X11 gives without it.
            System.setProperty("awt.robot.gtk", "false");
        }
        var place = place();
        if (Handover.give(home.door(environment), place == null ? "" : place.word())) {
            return WORKED;
        }
        keepLog();
        var service = new Service(DeskFolder.find(data, environment), System.getProperty("user.name", ""));
        var desktop = new Desktop(home, service, environment);
        SwingUtilities.invokeLater(() -> desktop.start(place));
        return WORKED;
    }

    // Without it everything else works.
    private void keepLog() {
        try {
            DeskLog.open(home, debug);
        } catch (IOException e) {
            err.println(texts.of("start.no_log", String.valueOf(e.getMessage())));
        }
    }

    private @Nullable Place place() {
        if (report) {
            return Place.REPORT;
        }
        if (tickets) {
            return Place.TICKETS;
        }
        if (settings) {
            return Place.SETTINGS;
        }
        return status ? Place.STATUS : null;
    }

    /** For {@code --version}. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"LANET Desktop " + mx.lanet.agent.link.AgentVersion.CURRENT};
        }
    }
}
