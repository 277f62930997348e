package mx.lanet.desktop;

import static org.assertj.swing.finder.WindowFinder.findDialog;
import static org.assertj.swing.finder.WindowFinder.findFrame;
import static org.awaitility.Awaitility.await;

import java.awt.Container;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.Transferable;
import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JLabel;
import javax.swing.TransferHandler;
import javax.swing.text.JTextComponent;
import mx.lanet.agent.service.RunningAgent;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.store.Preferences;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.NameMatcher;
import org.assertj.swing.core.Robot;
import org.assertj.swing.core.TypeMatcher;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.fixture.JTextComponentFixture;

/** A person's desktop in Spanish, in the light, with the real service of an agent behind it. */
public final class Session implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path temp;
    private final Home home;
    private final RunningAgent agent;
    private final Robot robot;
    private final Desktop desktop;

    Session() throws IOException {
        temp = Files.createTempDirectory("lanet-desktop");
        home = new Home(temp);
        agent = RunningAgent.start(temp);
        robot = BasicRobot.robotWithNewAwtHierarchy();
        var usual = Preferences.USUAL;
        new Preferences("es", "light", false, Set.of(), usual.quietFrom(), usual.quietUntil()).keep(home);
        var service = new Service(agent.desk(), System.getProperty("user.name"));
        var environment = Map.of(
                "DISPLAY",
                String.valueOf(System.getenv("DISPLAY")),
                "XDG_CONFIG_HOME",
                temp.resolve("config").toString());
        desktop = GuiActionRunner.execute(() -> new Desktop(home, service, environment));
        GuiActionRunner.execute(() -> desktop.start(null));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        GuiActionRunner.execute(() -> desktop.close());
        robot.cleanUp();
        agent.close();
        try (var all = Files.walk(temp)) {
            all.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        }
    }

    Path temp() {
        return temp;
    }

    Home home() {
        return home;
    }

    RunningAgent agent() {
        return agent;
    }

    Robot robot() {
        return robot;
    }

    Desktop desktop() {
        return desktop;
    }

    /** Opens a window as the menu does. */
    FrameFixture open(Place place) {
        GuiActionRunner.execute(() -> desktop.open(place));
        var window = window(place);
        settle(window.target());
        return window;
    }

    /** The window of this place that is open. */
    FrameFixture window(Place place) {
        return findFrame(place.word()).withTimeout(PATIENCE.toMillis()).using(robot);
    }

    /** The dialog of this name that is open. */
    DialogFixture dialog(String name) {
        var dialog = findDialog(name).withTimeout(PATIENCE.toMillis()).using(robot);
        settle(dialog.target());
        return dialog;
    }

    /** Until the window manager has placed it, has given it the focus and lets it be: a click before meets nothing. */
    void settle(Window window) {
        var screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        var last = new AtomicReference<Rectangle>();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .during(Duration.ofMillis(300))
                .until(() -> {
                    var now = GuiActionRunner.execute(() -> window.isActive() && window.isShowing()
                            ? new Rectangle(window.getLocationOnScreen(), window.getSize())
                            : new Rectangle());
                    return now.equals(last.getAndSet(now)) && !now.isEmpty() && screen.contains(now);
                });
    }

    /** As the desktop saw it last: online, offline, …; away when the service does not answer. */
    String standing() {
        var standing = desktop.pulse().last().standing();
        return standing == null ? "away" : standing.state();
    }

    /** Waits until the label says so. */
    void says(FrameFixture window, String label, String words) {
        await().atMost(PATIENCE).until(() -> text(window, label).contains(words));
    }

    /** What a label says; nothing while it is not there. */
    String text(FrameFixture window, String name) {
        var found = robot.finder().findAll(window.target(), new TypeMatcher(JLabel.class)).stream()
                .filter(label -> name.equals(label.getName()))
                .findFirst();
        return GuiActionRunner.execute(
                () -> found.map(label -> ((JLabel) label).getText()).orElse(""));
    }

    /** Whether something of this name shows in the dialog. */
    boolean has(DialogFixture dialog, String name) {
        return !robot.finder()
                .findAll(dialog.target(), new NameMatcher(name, true))
                .isEmpty();
    }

    /** Every text that stands in a window. */
    List<String> textsIn(Container parent) {
        return GuiActionRunner.execute(() -> {
            var found = new ArrayList<String>();
            collect(parent, found);
            return found;
        });
    }

    private static void collect(Container parent, List<String> found) {
        for (var child : parent.getComponents()) {
            if (child instanceof JLabel label && label.getText() != null) {
                found.add(label.getText());
            } else if (child instanceof JTextComponent text) {
                found.add(text.getText());
            }
            if (child instanceof Container container) {
                collect(container, found);
            }
        }
    }

    /** Lets something fall onto a field. */
    void drop(JTextComponentFixture field, Transferable fallen) {
        GuiActionRunner.execute(() -> field.target()
                .getTransferHandler()
                .importData(new TransferHandler.TransferSupport(field.target(), fallen)));
    }

    /** Puts something into the clipboard, on the thread that reads it, and pastes it by keyboard. */
    void paste(JTextComponentFixture field, Transferable copied) {
        field.focus();
        GuiActionRunner.execute(
                () -> Toolkit.getDefaultToolkit().getSystemClipboard().setContents(copied, null));
        control(KeyEvent.VK_V);
    }

    /** Presses a key with Ctrl held, wherever the focus is. */
    void control(int key) {
        robot.pressKey(KeyEvent.VK_CONTROL);
        robot.pressAndReleaseKeys(key);
        robot.releaseKey(KeyEvent.VK_CONTROL);
    }
}
