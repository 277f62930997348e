package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Frame;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JScrollPane;
import org.assertj.swing.core.NameMatcher;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The small windows: what it is, where the chat will be, and the question before the end. */
@Tag("desktop")
@ExtendWith(Stage.class)
class AboutWindowTest {
    private Session session;

    @BeforeEach
    void sit() throws Exception {
        session = new Session();
    }

    /** Twice as wide as high. */
    private static final byte[] LOGO = png(80, 40);

    private static byte[] png(int width, int height) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void leave() throws Exception {
        session.close();
    }

    @Test
    void it_says_what_it_is_with_the_clients_logo_and_escape_closes_it() throws Exception {
        await().atMost(Session.PATIENCE)
                .until(() -> session.desktop().pulse().last().standing() != null);
        session.agent().set("brand_name", "Ayuda Cafe Mexico");
        session.agent()
                .logo(
                        LOGO,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(LOGO)));
        session.agent().set("support_name", "Mesa de ayuda");
        session.agent().set("support_phone", "+52 55 5555 0100");
        await().atMost(Session.PATIENCE)
                .until(() -> session.desktop().brand().supportPhone().startsWith("+52"));
        await().atMost(Session.PATIENCE)
                .until(() -> session.desktop().service().get("/logo").isDone());
        var window = session.open(Place.ABOUT);

        window.label("brand").requireText("Ayuda Cafe Mexico");
        window.button("phone").requireText("Llamar a Mesa de ayuda: +52 55 5555 0100");
        await().atMost(Session.PATIENCE)
                .until(() -> window.label("logo").target().getIcon().getIconWidth() == 80);
        assertThat(window.label("versions").text()).matches("Servicio \\d.*Escritorio \\d.*");
        window.robot().pressAndReleaseKey(KeyEvent.VK_ESCAPE);

        await().atMost(Session.PATIENCE).until(() -> !window.target().isShowing());
    }

    @Test
    void the_chat_leads_to_asking_for_help() {
        var window = session.open(Place.CHAT);

        window.button("report").click();

        session.window(Place.REPORT);
        assertThat(window.target().isShowing()).isFalse();
    }

    @Test
    void quitting_says_that_the_service_goes_on_and_return_stays() {
        GuiActionRunner.execute(session.desktop()::askToQuit);
        var question = session.dialog("quit");
        assertThat(question.textBox("text").text()).contains("El servicio sigue cuidando este equipo");
        await().atMost(Session.PATIENCE)
                .until(() -> question.button("no").target().isFocusOwner());
        Stage.picture("quit");

        session.robot().pressAndReleaseKey(KeyEvent.VK_ENTER);

        await().atMost(Session.PATIENCE).until(() -> !question.target().isShowing());
        assertThat(session.desktop().pulse().last()).isNotNull();
        GuiActionRunner.execute(session.desktop()::askToQuit);
        session.dialog("quit");
    }

    @Test
    void on_a_small_screen_nothing_scrolls_at_150_percent_and_asking_for_help_not_at_200_either() {
        var scrolling = Arrays.stream(Place.values())
                .flatMap(place -> {
                    GuiActionRunner.execute(() -> session.desktop().open(place));
                    var window = session.window(place).target();
                    var found = Stream.of(150, 200)
                            .filter(percent -> scrolls(window, percent))
                            .map(percent -> place + " at " + percent + " %")
                            .toList();
                    GuiActionRunner.execute(window::dispose);
                    return found.stream();
                })
                .toList();

        assertThat(scrolling).isSubsetOf("STATUS at 200 %", "SETTINGS at 200 %");
    }

    // In what a bar and a window's frame leave of 1366 × 768 at this scale.
    private boolean scrolls(Frame window, int percent) {
        GuiActionRunner.execute(() -> {
            var frame = window.getInsets();
            int width = 1360 * 100 / percent + frame.left + frame.right;
            int height = 708 * 100 / percent + frame.top + frame.bottom;
            window.setSize(Math.min(window.getWidth(), width), Math.min(window.getHeight(), height));
            window.validate();
        });
        return session.robot().finder().findAll(window, new NameMatcher("sheet", JScrollPane.class, true)).stream()
                .anyMatch(sheet -> ((JScrollPane) sheet).getVerticalScrollBar().isVisible());
    }
}
