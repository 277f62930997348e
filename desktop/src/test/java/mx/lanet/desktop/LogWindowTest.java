package mx.lanet.desktop;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.assertj.swing.fixture.FrameFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("desktop")
@ExtendWith(Stage.class)
class LogWindowTest {
    private static final String INFO = "2026-11-22T07:00:00Z INFO  Heartbeats: en línea\n";
    private static final String WARN = "2026-11-22T07:01:00Z WARN  Delivery: el servidor no responde\n";
    private static final String DEBUG = "2026-11-22T07:02:00Z DEBUG Courier: nada que llevar\n";

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
    void the_services_lines_are_followed_and_narrowed_by_level_and_words() throws Exception {
        var log =
                Files.createDirectories(session.agent().data().resolve("logs")).resolve("agent.0.log");
        Files.writeString(log, INFO + DEBUG, StandardCharsets.UTF_8);
        var window = session.open(Place.LOG);
        shows(window, INFO.strip());

        Files.writeString(log, INFO + WARN + DEBUG, StandardCharsets.UTF_8);
        shows(window, INFO + WARN.strip());

        window.comboBox("level").selectItem("Advertencias y más");
        shows(window, WARN.strip());

        window.comboBox("level").selectItem("Todo");
        window.textBox("search").enterText("courier");
        shows(window, DEBUG.strip());
    }

    @Test
    void the_desktops_own_lines_are_there_without_the_service() throws Exception {
        Files.writeString(session.home().path().resolve("desktop.0.log"), WARN, StandardCharsets.UTF_8);
        session.agent().stopService();
        var window = session.open(Place.LOG);
        session.says(window, "note", "El servicio no responde");

        window.comboBox("source").selectItem("Escritorio");

        shows(window, WARN.strip());
    }

    private static void shows(FrameFixture window, String text) {
        await().atMost(Session.PATIENCE)
                .until(() -> text.equals(window.textBox("lines").text()));
    }
}
