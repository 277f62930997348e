package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.swing.JWindow;
import mx.lanet.desktop.report.Draft;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.FrameFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asking for help, by mouse and keyboard, with the real service behind the window. */
@Tag("desktop")
@ExtendWith(Stage.class)
class ReportWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void nothing_but_two_clicks_makes_a_ticket_with_the_machines_facts_and_a_picture_of_the_screen()
            throws IOException {
        var made = Map.of(
                "ticket_id",
                UUID.randomUUID(),
                "ticket_number",
                "TKT-000001",
                "subject",
                "Pidió ayuda",
                "status",
                "nuevo",
                "success",
                true);
        var others = Map.of(
                "ticket_id",
                UUID.randomUUID(),
                "ticket_number",
                "TKT-000010",
                "subject",
                "Otro",
                "status",
                "nuevo",
                "success",
                true);
        session.agent()
                .answers(
                        "/api/tickets/my-tickets",
                        Map.of(
                                "success",
                                true,
                                "tickets",
                                List.of(others, made),
                                "total",
                                2,
                                "page",
                                1,
                                "per_page",
                                50));
        session.agent().answers("/api/tickets/" + made.get("ticket_id"), made);
        var window = session.open(Place.REPORT);
        window.button("send").click();

        await().atMost(PATIENCE).until(() -> session.agent().attachments().size() == 1);
        var ticket = session.agent().tickets().getFirst();
        assertThat(ticket.path("description").asString()).startsWith("Pidió ayuda desde su equipo");
        var facts = ticket.path("agent_auto_info");
        assertThat(facts.path("current_user").asString()).isEqualTo(System.getProperty("user.name"));
        assertThat(facts.path("system_metrics").path("cpu_usage").asDouble()).isEqualTo(12.0);
        assertThat(facts.path("recent_events").get(0).asString()).contains("sin papel");
        var picture = pictureIn(session.agent().attachments().getFirst());
        assertThat(picture.getWidth()).isEqualTo(Toolkit.getDefaultToolkit().getScreenSize().width);
        await().atMost(PATIENCE).until(() -> session.text(window, "outcome").equals("Recibido: TKT-000001"));
        assertThat(Draft.read(session.home()).isEmpty()).isTrue();
        window.button("follow").click();
        session.says(session.window(Place.TICKETS), "subject", "Pidió ayuda");
    }

    @Test
    void what_was_written_and_chosen_arrives_and_what_was_not_wanted_stays_here() {
        var window = session.open(Place.REPORT);
        window.textBox("description").enterText("La caja 2 no imprime");
        window.textBox("subject").enterText("Impresora");
        window.comboBox("category").selectItem("Impresoras");
        window.toggleButton("alta").click();
        window.checkBox("include-facts").uncheck();
        window.checkBox("include-shot").uncheck();
        // Enter alone begins a new line there.
        window.textBox("description").focus();
        session.control(KeyEvent.VK_ENTER);

        await().atMost(PATIENCE).until(() -> session.agent().tickets().size() == 1);
        var ticket = session.agent().tickets().getFirst();
        assertThat(ticket.path("description").asString()).isEqualTo("La caja 2 no imprime");
        assertThat(ticket.path("subject").asString()).isEqualTo("Impresora");
        assertThat(ticket.path("category").asString()).isEqualTo("Impresoras");
        assertThat(ticket.path("priority").asString()).isEqualTo("alta");
        var facts = ticket.path("agent_auto_info");
        assertThat(facts.has("system_metrics")).isFalse();
        assertThat(facts.has("recent_events")).isFalse();
        assertThat(facts.has("ip_addresses")).isFalse();
        await().atMost(PATIENCE).until(() -> session.text(window, "outcome").startsWith("Recibido"));
        assertThat(session.agent().attachments()).isEmpty();
    }

    @Test
    void the_clients_own_categories_are_offered_and_sent_by_their_ids() {
        var id = UUID.randomUUID();
        session.agent()
                .answers(
                        "/api/tickets/categories",
                        Map.of(
                                "success",
                                true,
                                "categories",
                                List.of(Map.of("id", id, "name", "Terminal", "path", "Cobro / Terminal"))));
        var window = session.open(Place.REPORT);
        await().atMost(PATIENCE).until(() -> window.comboBox("category").contents().length == 2);
        window.comboBox("category").selectItem("Cobro / Terminal");
        window.button("send").click();

        await().atMost(PATIENCE).until(() -> session.agent().tickets().size() == 1);
        assertThat(session.agent().tickets().getFirst().path("category").asString())
                .isEqualTo(id.toString());
    }

    @Test
    void what_is_blacked_out_is_not_in_the_picture_that_leaves() throws IOException {
        var behind = GuiActionRunner.execute(ReportWindowTest::whiteAllOver);
        await().atMost(PATIENCE).until(ReportWindowTest::screenIsWhite);
        GuiActionRunner.execute(() -> session.desktop().open(Place.REPORT));
        GuiActionRunner.execute(behind::dispose);
        var window = session.window(Place.REPORT);
        session.settle(window.target());
        window.button("shot.cover").click();
        DialogFixture editor = session.dialog("cover");
        var box = editor.panel("cover-picture").target();
        var middle = new Point(box.getWidth() / 2, box.getHeight() / 2);
        session.robot().pressMouse(box, new Point(10, 10), MouseButton.LEFT_BUTTON);
        session.robot().moveMouse(box, middle);
        session.robot().releaseMouse(MouseButton.LEFT_BUTTON);
        await().atMost(PATIENCE).until(editor.button("undo")::isEnabled);
        editor.button("done").click();
        session.settle(window.target());
        window.button("send").click();

        await().atMost(PATIENCE).until(() -> session.agent().attachments().size() == 1);
        var picture = pictureIn(session.agent().attachments().getFirst());
        int quarter = picture.getWidth() / 4;
        assertThat(new Color(picture.getRGB(quarter, picture.getHeight() / 4))).isEqualTo(Color.BLACK);
        assertThat(new Color(picture.getRGB(3 * quarter, picture.getHeight() / 4)))
                .isEqualTo(Color.WHITE);
    }

    @Test
    void a_person_sees_exactly_what_leaves_the_machine() {
        var window = session.open(Place.REPORT);
        window.button("see-facts").click();

        DialogFixture facts = session.dialog("facts");
        assertThat(facts.scrollPane().target().getVerticalScrollBar().getValue())
                .isZero();
        var shown = session.textsIn(facts.target());
        assertThat(shown)
                .contains("Cafe Mexico S.A. de C.V.", "Oficina Principal CDMX", "12 %", "ERROR spooler: sin papel")
                .contains(System.getProperty("user.name"));
        facts.button("close").click();
    }

    @Test
    void without_a_line_it_is_kept_and_goes_out_once_when_the_line_is_back() {
        session.agent().cutLine(true);
        await().atMost(PATIENCE).until(() -> session.standing().equals("offline"));
        var window = session.open(Place.REPORT);
        window.textBox("description").enterText("Sin red desde las 9");
        window.button("send").click();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(session.text(window, "outcome"))
                .as("%s", session.textsIn(window.target()))
                .isEqualTo("Guardado en este equipo"));
        assertThat(session.agent().tickets()).isEmpty();

        session.agent().cutLine(false);

        await().atMost(PATIENCE).until(() -> session.agent().tickets().size() == 1);
        assertThat(session.agent().tickets().getFirst().path("description").asString())
                .isEqualTo("Sin red desde las 9");
    }

    @Test
    void without_the_service_it_is_kept_here_and_goes_out_once_when_the_service_is_back() throws Exception {
        session.agent().stopService();
        await().atMost(PATIENCE).until(() -> session.standing().equals("away"));
        var window = session.open(Place.REPORT);
        window.textBox("description").enterText("No abre el sistema");
        window.button("send").click();
        await().atMost(PATIENCE).until(() -> session.text(window, "outcome").equals("Guardado en este equipo"));
        assertThat(session.desktop().letters().count()).isEqualTo(1);

        session.agent().startService();

        await().atMost(PATIENCE).until(() -> session.agent().attachments().size() == 1);
        assertThat(session.agent().tickets()).hasSize(1);
        await().atMost(PATIENCE).until(() -> session.desktop().letters().count() == 0);
    }

    @Test
    void a_draft_survives_the_window_with_its_file_and_is_gone_once_it_is_sent() throws IOException {
        var file = Files.writeString(session.temp().resolve("error.log"), "sin papel");
        FrameFixture window = session.open(Place.REPORT);
        window.textBox("description").enterText("A medias");
        session.drop(window.textBox("description"), new Stage.Dropped(file.toFile()));
        session.settle(window.target());
        window.button("cancel").click();
        await().atMost(PATIENCE).until(() -> !window.target().isDisplayable());
        Files.delete(file);

        var again = session.open(Place.REPORT);
        again.textBox("description").requireText("A medias");
        again.button("send").click();
        await().atMost(PATIENCE).until(() -> session.text(again, "outcome").startsWith("Recibido"));
        again.button("close").click();
        session.open(Place.REPORT).textBox("description").requireText("");
        assertThat(session.agent().tickets()).hasSize(1);
        assertThat(session.agent().attachments())
                .anySatisfy(sent ->
                        assertThat(new String(sent, StandardCharsets.UTF_8)).contains("error.log", "sin papel"));
        assertThat(session.home().enclosed()).isEmptyDirectory();
    }

    @Test
    void files_go_along_and_what_cannot_is_said() throws IOException {
        var good = Files.writeString(session.temp().resolve("cotización.txt"), "hola");
        var empty = Files.createFile(session.temp().resolve("vacío.txt"));
        var window = session.open(Place.REPORT);

        session.drop(window.textBox("description"), new Stage.Dropped(empty.toFile(), good.toFile(), good.toFile()));
        await().atMost(PATIENCE).until(() -> session.text(window, "trouble").equals("\"vacío.txt\" está vacío."));
        session.settle(window.target());
        window.checkBox("include-shot").uncheck();
        window.button("send").click();

        await().atMost(PATIENCE).until(() -> session.agent().attachments().size() == 2);
        assertThat(session.agent().attachments())
                .allSatisfy(file ->
                        assertThat(new String(file, StandardCharsets.UTF_8)).contains("hola"))
                .anySatisfy(file ->
                        assertThat(new String(file, StandardCharsets.UTF_8)).contains("cotización (2).txt"));
    }

    @Test
    void a_file_and_a_picture_are_pasted_by_keyboard_and_words_stay_words() throws IOException {
        var file = Files.writeString(session.temp().resolve("error.txt"), "código 5");
        var picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        var window = session.open(Place.REPORT);
        var description = window.textBox("description");

        session.paste(description, new Stage.Dropped(file.toFile()));
        session.paste(description, Stage.copied(picture, null));
        // A table of a sheet is in the clipboard as a picture, too.
        session.paste(description, Stage.copied(picture, "Caja 2"));
        await().atMost(PATIENCE).until(() -> description.text().equals("Caja 2"));
        session.settle(window.target());
        window.checkBox("include-shot").uncheck();
        window.button("send").click();

        await().atMost(PATIENCE).until(() -> session.agent().attachments().size() == 2);
        await().atMost(PATIENCE).until(() -> session.text(window, "outcome").startsWith("Recibido"));
        assertThat(session.agent().attachments()).hasSize(2);
        assertThat(session.home().pasted()).isEmptyDirectory();
    }

    private static JWindow whiteAllOver() {
        var window = new JWindow();
        window.getContentPane().setBackground(Color.WHITE);
        window.setBounds(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()));
        window.setVisible(true);
        return window;
    }

    // What is told to be drawn stands on the screen some time later.
    private static boolean screenIsWhite() throws AWTException {
        var screen = Toolkit.getDefaultToolkit().getScreenSize();
        var picture = new Robot().createScreenCapture(new Rectangle(screen));
        return picture.getRGB(3 * screen.width / 4, screen.height / 4) == Color.WHITE.getRGB();
    }

    // The part between the blank line and the boundary; PNG says itself where it ends.
    private static BufferedImage pictureIn(byte[] multipart) throws IOException {
        int from = 0;
        while (!(multipart[from] == (byte) 0x89 && multipart[from + 1] == 'P' && multipart[from + 2] == 'N')) {
            from++;
        }
        return ImageIO.read(new ByteArrayInputStream(multipart, from, multipart.length - from));
    }
}
