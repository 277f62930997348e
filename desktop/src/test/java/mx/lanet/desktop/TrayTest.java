package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.swing.finder.WindowFinder.findFrame;
import static org.awaitility.Awaitility.await;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import mx.lanet.agent.service.RunningAgent;
import mx.lanet.desktop.link.Handover;
import mx.lanet.desktop.look.Ink;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.core.NameMatcher;
import org.assertj.swing.core.TypeMatcher;
import org.assertj.swing.edt.GuiActionRunner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The icon in a real bar, its colours and its menu, by mouse and keyboard. */
@Tag("desktop")
@ExtendWith(Stage.class)
class TrayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern PLACE = Pattern.compile("Position: (\\d+),(\\d+)[^G]*Geometry: (\\d+)x(\\d+)");

    private Session session;

    @BeforeEach
    void start() throws IOException {
        session = new Session();
    }

    @AfterEach
    void stop() throws Exception {
        session.close();
    }

    @Test
    void its_colour_says_how_the_machine_is() {
        await().atMost(PATIENCE).until(() -> shows(Ink.OK));

        session.agent().set("alert_after", 0);
        session.agent().set("recover_after", 0);
        session.agent().set("check_interval", 1);
        session.agent().is(RunningAgent.reading(12, 91, 63));
        await().atMost(PATIENCE).until(() -> shows(Ink.WARN));

        session.agent().is(RunningAgent.reading(12, 40, 63));
        await().atMost(PATIENCE).until(() -> shows(Ink.OK));

        session.agent().cutLine(true);
        await().atMost(PATIENCE).until(() -> shows(Ink.BAD));
    }

    @Test
    void its_menu_has_everything_in_its_order_and_opens_a_window_by_mouse() {
        var menu = openMenu();

        assertThat(textsOf(menu))
                .containsExactly(
                        "En línea – Cafe Mexico S.A. de C.V., Oficina Principal CDMX",
                        "Estado del equipo",
                        "Reportar problema",
                        "Mis tickets (0)",
                        "Chat con soporte",
                        "Configuración",
                        "Ver registros",
                        "Forzar sincronización",
                        "Acerca de",
                        "Salir");
        Stage.picture("tray-menu");
        session.robot().click(session.robot().finder().findByName(menu, "report"));
        findFrame("report").withTimeout(PATIENCE.toMillis()).using(session.robot());
        await().atMost(PATIENCE).until(() -> !menu.isShowing());
    }

    @Test
    void its_menu_is_reached_by_keyboard_and_closed_by_escape() {
        var menu = openMenu();
        session.robot().pressAndReleaseKeys(KeyEvent.VK_ESCAPE);
        await().atMost(PATIENCE).until(() -> !menu.isShowing());

        var again = openMenu();
        session.robot().pressAndReleaseKeys(KeyEvent.VK_DOWN, KeyEvent.VK_DOWN, KeyEvent.VK_DOWN, KeyEvent.VK_ENTER);
        findFrame("report").withTimeout(PATIENCE.toMillis()).using(session.robot());
        assertThat(again.isShowing()).isFalse();
    }

    @Test
    void a_hot_key_opens_the_window_from_anywhere() {
        await().atMost(PATIENCE).until(() -> {
            session.robot().pressKey(KeyEvent.VK_CONTROL);
            session.robot().pressKey(KeyEvent.VK_SHIFT);
            session.robot().pressAndReleaseKeys(KeyEvent.VK_F1);
            session.robot().releaseKey(KeyEvent.VK_SHIFT);
            session.robot().releaseKey(KeyEvent.VK_CONTROL);
            return !session.robot()
                    .finder()
                    .findAll(new NameMatcher("report", true))
                    .isEmpty();
        });
    }

    @Test
    void a_second_desktop_of_the_session_hands_its_window_over() {
        var door = session.home().door(System.getenv());

        await().atMost(PATIENCE).until(() -> Handover.give(door, "report"));

        findFrame("report").withTimeout(PATIENCE.toMillis()).using(session.robot());
    }

    private JPopupMenu openMenu() {
        await().atMost(PATIENCE)
                .until(() -> place() != null && session.standing().equals("online"));
        var place = Objects.requireNonNull(place());
        session.robot()
                .click(new Point((int) place.getCenterX(), (int) place.getCenterY()), MouseButton.LEFT_BUTTON, 1);
        await().atMost(PATIENCE).until(() -> !menus().isEmpty());
        session.robot().waitForIdle();
        return menus().getFirst();
    }

    private List<JPopupMenu> menus() {
        return session.robot().finder().findAll(new TypeMatcher(JPopupMenu.class, true)).stream()
                .map(JPopupMenu.class::cast)
                .filter(menu -> "tray-menu".equals(menu.getName()))
                .toList();
    }

    private static List<String> textsOf(JPopupMenu menu) {
        return GuiActionRunner.execute(() -> Arrays.stream(menu.getComponents())
                .filter(JMenuItem.class::isInstance)
                .map(Component.class::cast)
                .map(item -> ((JMenuItem) item).getText())
                .toList());
    }

    /** Whether a good part of the icon has this colour. */
    private static boolean shows(Ink ink) {
        var place = place();
        if (place == null) {
            return false;
        }
        var picture = robot().createScreenCapture(place);
        int alike = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                alike += isAlike(new Color(picture.getRGB(x, y)), ink.light()) ? 1 : 0;
            }
        }
        return alike > picture.getWidth() * picture.getHeight() / 8;
    }

    private static boolean isAlike(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 24
                && Math.abs(one.getGreen() - other.getGreen()) < 24
                && Math.abs(one.getBlue() - other.getBlue()) < 24;
    }

    private static Robot robot() {
        try {
            return new Robot();
        } catch (AWTException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the bar has put the icon, as the screen itself says; null while it has not. */
    private static @Nullable Rectangle place() {
        try {
            var asked =
                    new ProcessBuilder("xdotool", "search", "--name", "JavaEmbeddedFrame", "getwindowgeometry").start();
            var said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var found = PLACE.matcher(said);
            return found.find()
                    ? new Rectangle(
                            number(found.group(1)),
                            number(found.group(2)),
                            number(found.group(3)),
                            number(found.group(4)))
                    : null;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
