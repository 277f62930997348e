package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.swing.finder.WindowFinder.findFrame;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.swing.JFrame;
import mx.lanet.agent.service.RunningAgent;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.store.Preferences;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the menu to a ticket at the server, with the real service between. */
@Tag("desktop")
@ExtendWith(Stage.class)
class TwoClicksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path temp;

    private RunningAgent agent;
    private Robot robot;
    private Desktop desktop;

    @BeforeEach
    void start() throws IOException {
        agent = RunningAgent.start(temp);
        robot = BasicRobot.robotWithNewAwtHierarchy();
        var home = new Home(temp);
        new Preferences(
                        "es",
                        "light",
                        false,
                        Preferences.USUAL.silenced(),
                        Preferences.USUAL.quietFrom(),
                        Preferences.USUAL.quietUntil())
                .keep(home);
        desktop = GuiActionRunner.execute(
                () -> new Desktop(home, new Service(agent.desk(), System.getProperty("user.name")), Map.of()));
        GuiActionRunner.execute(() -> desktop.start(null));
    }

    @AfterEach
    void stop() throws Exception {
        GuiActionRunner.execute(() -> desktop.close());
        robot.cleanUp();
        agent.close();
    }

    @Test
    void nothing_but_two_clicks_makes_a_ticket_with_the_machines_facts() {
        GuiActionRunner.execute(() -> desktop.open(Place.REPORT));
        var window = findFrame(JFrame.class).withTimeout(PATIENCE.toMillis()).using(robot);
        window.button("send").click();

        await().atMost(PATIENCE).until(() -> agent.tickets().size() == 1);
        var ticket = agent.tickets().getFirst();
        assertThat(ticket.path("description").asString()).startsWith("Pidió ayuda desde su equipo");
        assertThat(ticket.path("agent_auto_info").path("current_user").asString())
                .isEqualTo(System.getProperty("user.name"));
    }
}
