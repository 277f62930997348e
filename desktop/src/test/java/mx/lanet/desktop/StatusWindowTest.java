package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import mx.lanet.agent.service.RunningAgent;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("desktop")
@ExtendWith(Stage.class)
class StatusWindowTest {
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
    void it_says_who_the_machine_is_and_how_it_is_doing() throws Exception {
        var window = session.open(Place.STATUS);

        session.says(window, "state", "En línea");
        session.says(window, "client", "Cafe Mexico");
        session.says(window, "figure.cpu", "12 %");
        session.says(window, "updates", "4 pendientes");
        session.says(window, "next", "a");
        assertThat(window.panel("disks").target().getComponents()).hasSize(6);
        Stage.picture("status");

        session.agent().is(RunningAgent.reading(87.0, 48.0, 63.0));
        session.says(window, "figure.cpu", "87 %");

        window.button("copy").click();
        session.says(window, "told", "Copiado");
        // On Swing's thread: the clipboard's first use from two threads at once never ends.
        var copied = GuiActionRunner.execute(
                () -> Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor));
        assertThat((String) copied)
                .contains("Cliente: Cafe Mexico", "CPU: 87.0 %", "/home: 301 GB libres de 512 GB")
                .doesNotContainIgnoringCase("token");
    }

    @Test
    void the_line_and_the_service_may_go_and_come_back() throws Exception {
        var window = session.open(Place.STATUS);
        session.says(window, "state", "En línea");

        session.agent().cutLine(true);
        session.says(window, "state", "Sin conexión");
        assertThat(window.textBox("advice").text()).contains("No se alcanza el servidor");

        session.agent().stopService();
        session.says(window, "state", "El servicio no responde");
        window.button("diagnose").click();
        var diagnosis = session.dialog("diagnosis");
        await().atMost(Session.PATIENCE)
                .until(() -> "1 por arreglar.".equals(diagnosis.label("summary").text()));

        session.agent().cutLine(false);
        session.agent().startService();
        session.says(window, "state", "En línea");
        GuiActionRunner.execute(() -> diagnosis.target().toFront());
        session.settle(diagnosis.target());
        diagnosis.button("again").click();
        await().atMost(Session.PATIENCE).untilAsserted(() -> assertThat(session.has(diagnosis, "check.server"))
                .as("%s", session.textsIn(diagnosis.target()))
                .isTrue());
        Stage.picture("diagnosis");
        assertThat(session.has(diagnosis, "check.firewall")).isTrue();
    }
}
