package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.swing.finder.WindowFinder.findFrame;
import static org.awaitility.Awaitility.await;

import java.awt.event.KeyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.swing.AbstractButton;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.FrameFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The question before a technician does something, and the banner while it lasts, with a real agent that does it. */
@Tag("desktop")
@ExtendWith(Stage.class)
class ConsentWindowsTest {
    private static final String ME = System.getProperty("user.name");

    private Session session;

    @BeforeEach
    void sit() throws Exception {
        session = new Session();
    }

    @AfterEach
    void leave() throws Exception {
        session.close();
    }

    @Test
    void who_goes_on_typing_answers_nothing_and_a_no_runs_nothing() {
        var mark = session.temp().resolve("ran");
        script("c1", "touch " + mark);
        var question = session.dialog("ask");

        assertThat(question.textBox("who").text()).isEqualTo("Luis Pérez quiere hacer algo en este equipo");
        assertThat(question.textBox("what").text()).isEqualTo("Ejecutar el script \"Limpieza de impresión\"");
        assertThat(question.textBox("reason").text()).isEqualTo("<html><b>No imprime</b> desde ayer");
        await().atMost(Session.PATIENCE)
                .until(() -> question.textBox("countdown").text().matches("Si no respondes en 1:\\d\\d, no se hace."));
        Stage.picture("consent-ask");
        assertThat(question.target().getFocusOwner()).isNotInstanceOf(AbstractButton.class);
        session.robot().pressAndReleaseKeys(KeyEvent.VK_ENTER, KeyEvent.VK_SPACE, KeyEvent.VK_ESCAPE, KeyEvent.VK_A);
        assertThat(question.target().isShowing()).isTrue();
        question.button("refuse").click();

        var result = result("c1");
        assertThat(result.path("status").asString()).isEqualTo("refused");
        assertThat(result.path("consent").path("by").asString()).isEqualTo(ME);
        gone(question);
        assertThat(mark).doesNotExist();
    }

    @Test
    void allowed_by_keyboard_it_runs_under_a_banner_that_ends_it() {
        var mark = session.temp().resolve("ran");
        script("c1", "touch " + mark + "; sleep 1000");
        var question = session.dialog("ask");
        session.robot().pressKey(KeyEvent.VK_ALT);
        session.robot().pressAndReleaseKeys(KeyEvent.VK_P);
        session.robot().releaseKey(KeyEvent.VK_ALT);

        // A busy machine may keep it waiting for its turn.
        await().atMost(Session.PATIENCE)
                .until(() -> !banner().label("words").text().contains("en cuanto sea su turno"));
        var banner = banner();
        assertThat(banner.label("words").text())
                .matches(
                        "Luis Pérez está trabajando en este equipo desde las \\d\\d:\\d\\d: <html><b>No imprime</b> desde ayer"
                                + " – Ejecutar el script \"Limpieza de impresión\"");
        assertThat(banner.target().getLocationOnScreen().y).isZero();
        assertThat(banner.target().isAlwaysOnTop()).isTrue();
        assertThat(banner.target().isFocused()).isFalse();
        gone(question);
        await().atMost(Session.PATIENCE).until(() -> mark.toFile().exists());
        Stage.picture("consent-banner");
        banner.button("end").click();

        var consent = result("c1").path("consent");
        assertThat(consent.path("answer").asString()).isEqualTo("allowed");
        assertThat(consent.path("ended").asString()).isEqualTo("person");
        assertThat(consent.path("ended_by").asString()).isEqualTo(ME);
        await().atMost(Session.PATIENCE).until(() -> !banner.target().isShowing());
    }

    @Test
    void a_remote_session_shows_until_the_technician_ends_it() {
        order(new Command("s1", "remote_session", null, null, null, 3_600, null, null, tomorrow()));
        session.dialog("ask").button("allow").click();
        var banner = banner();
        assertThat(banner.label("words").text()).contains("Sesión remota");

        session.agent()
                .order(new Command("x", "cancel_command", null, null, List.of("s1"), null, null, null, tomorrow()));

        assertThat(result("s1").path("consent").path("ended").asString()).isEqualTo("technician");
        await().atMost(Session.PATIENCE).until(() -> !banner.target().isShowing());
    }

    private void script(String id, String text) {
        order(new Command(id, "script", text, "shell", null, 600, null, null, tomorrow()));
    }

    private void order(Command command) {
        session.agent()
                .order(command.with(new CommandNotice(
                        "Luis Pérez", "<html><b>No imprime</b> desde ayer", "ask", "Limpieza de impresión", 120)));
    }

    private static String tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).toString();
    }

    private FrameFixture banner() {
        var banner =
                findFrame("banner").withTimeout(Session.PATIENCE.toMillis()).using(session.robot());
        session.robot().waitForIdle();
        return banner;
    }

    private JsonNode result(String id) {
        await().atMost(Session.PATIENCE).until(() -> session.agent().result(id).has("status"));
        return session.agent().result(id);
    }

    private static void gone(DialogFixture question) {
        await().atMost(Session.PATIENCE).until(() -> !question.target().isShowing());
    }
}
