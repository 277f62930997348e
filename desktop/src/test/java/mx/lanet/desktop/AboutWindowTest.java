package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.imageio.ImageIO;
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
}
