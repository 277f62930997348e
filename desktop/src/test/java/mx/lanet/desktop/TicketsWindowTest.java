package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.swing.finder.WindowFinder.findFrame;
import static org.awaitility.Awaitility.await;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.TransferHandler;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.service.RunningAgent;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.store.Preferences;
import mx.lanet.protocol.CommentSaid;
import mx.lanet.protocol.TicketDetail;
import mx.lanet.protocol.TicketPage;
import mx.lanet.protocol.TicketPage.TicketSummary;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.GenericTypeMatcher;
import org.assertj.swing.core.NameMatcher;
import org.assertj.swing.core.Robot;
import org.assertj.swing.core.TypeMatcher;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.FrameFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The person's tickets, with the real service between the window and the server. */
@Tag("desktop")
@ExtendWith(Stage.class)
class TicketsWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID PRINTER = new UUID(0, 1);
    private static final Instant NOON = Instant.parse("2026-05-04T18:00:00Z");

    @TempDir
    private Path temp;

    private RunningAgent agent;
    private Robot robot;
    private Desktop desktop;

    @BeforeEach
    void start() throws IOException {
        agent = RunningAgent.start(temp);
        agent.answers("/api/tickets/" + PRINTER, detail("en_espera", false));
        agent.answers(path("read"), Map.of("success", true));
        agent.answers(path("close"), Map.of("success", true));
        agent.answers(path("reopen"), Map.of("success", true));
        agent.answers(path("rating"), Map.of("success", true));
        agent.answers(
                path("comments"),
                new CommentSaid(true, PRINTER, "TKT-000001", "en_progreso", UUID.randomUUID(), List.of(), List.of()));
        list(ticket(1, "La impresora no imprime", "en_espera", 1), ticket(2, "Excel se cierra", "resuelto", 0));
        robot = BasicRobot.robotWithNewAwtHierarchy();
        new Preferences("es", "light", false, java.util.Set.of(), java.time.LocalTime.MIN, java.time.LocalTime.MIN)
                .keep(new Home(temp));
        begin();
    }

    private void begin() {
        desktop = GuiActionRunner.execute(() ->
                new Desktop(new Home(temp), new Service(agent.desk(), System.getProperty("user.name")), Map.of()));
        GuiActionRunner.execute(() -> desktop.start(null));
    }

    @AfterEach
    void stop() throws Exception {
        GuiActionRunner.execute(() -> desktop.close());
        robot.cleanUp();
        agent.close();
    }

    private static String path(String act) {
        return "/api/tickets/" + PRINTER + "/" + act;
    }

    private void list(TicketSummary... tickets) {
        agent.answers("/api/tickets/my-tickets", new TicketPage(true, List.of(tickets), tickets.length, 1, 50));
    }

    private static TicketSummary ticket(int number, String subject, String status, int unread) {
        return new TicketSummary(
                new UUID(0, number),
                "TKT-00000" + number,
                subject,
                status,
                "media",
                "Impresoras",
                "agente",
                NOON,
                NOON,
                "Daniela Ríos",
                unread,
                null,
                "ana");
    }

    private static TicketDetail detail(String status, boolean rate) {
        boolean over = status.equals("cerrado");
        return new TicketDetail(
                true,
                PRINTER,
                "TKT-000001",
                "La impresora no imprime",
                "Desde ayer <b>no</b> imprime nada.",
                status,
                "media",
                "Impresoras",
                "agente",
                NOON,
                NOON,
                null,
                "Daniela Ríos",
                1,
                null,
                "ana",
                new TicketDetail.May(!over, !over, over || rate, rate),
                null,
                List.of(new TicketDetail.Comment(
                        UUID.randomUUID(), "Daniela Ríos", true, "¿Qué dice la pantalla?", NOON.plusSeconds(600))),
                List.of(),
                List.of(
                        new TicketDetail.Happened(NOON, "created", "ana", "", "agente", "ana"),
                        new TicketDetail.Happened(
                                NOON.plusSeconds(60), "state", "Daniela Ríos", "nuevo", "en_progreso", "…")));
    }

    private FrameFixture tickets() {
        GuiActionRunner.execute(() -> desktop.open(Place.TICKETS));
        return window();
    }

    private FrameFixture window() {
        return findFrame(new GenericTypeMatcher<JFrame>(JFrame.class) {
                    @Override
                    protected boolean isMatching(JFrame frame) {
                        return "tickets".equals(frame.getName()) && frame.isShowing();
                    }
                })
                .withTimeout(PATIENCE.toMillis())
                .using(robot);
    }

    private static void awaitRows(FrameFixture window, int rows) {
        await().atMost(PATIENCE)
                .until(() -> window.list("tickets").target().getModel().getSize() == rows);
    }

    private static FrameFixture opened(FrameFixture window) {
        awaitRows(window, 2);
        window.list("tickets").selectItem(0);
        await().atMost(PATIENCE).untilAsserted(() -> window.label("subject").requireText("La impresora no imprime"));
        await().atMost(PATIENCE).until(() -> window.textBox("reply").target().isShowing());
        return window;
    }

    @Test
    void a_ticket_is_read_and_answered_from_the_keyboard() {
        var window = opened(tickets());

        await().atMost(PATIENCE).until(() -> agent.acts().stream().anyMatch(act -> act.startsWith(path("read"))));
        assertThat(robot.finder().findAll(window.target(), new TypeMatcher(JLabel.class)))
                .extracting(label -> ((JLabel) label).getText())
                .as("somebody else asked")
                .anyMatch(text -> text != null && text.startsWith("Abierto por ana"));
        Stage.picture("tickets-light");
        window.textBox("reply")
                .enterText("Dice sin papel")
                .pressKey(KeyEvent.VK_CONTROL)
                .pressAndReleaseKeys(KeyEvent.VK_ENTER)
                .releaseKey(KeyEvent.VK_CONTROL);

        await().atMost(PATIENCE)
                .until(() -> agent.acts().contains(path("comments") + " {\"comment\":\"Dice sin papel\"}"));
        await().atMost(PATIENCE).untilAsserted(() -> window.textBox("reply").requireText(""));
        assertThat(window.list("tickets").target().getToolTipText(at(window, 0)))
                .contains("Esperamos tu respuesta", "TKT-000001", "Daniela Ríos", "1 respuesta sin leer");
        await().atMost(PATIENCE).until(() -> desktop.openTickets() == 2);
        // That no file was ever sent here is known: the first one is news.
        await().atMost(PATIENCE)
                .until(() -> Files.readString(new Home(temp).told()).contains("\"files\":{}"));
    }

    private static java.awt.event.MouseEvent at(FrameFixture window, int row) {
        var list = window.list("tickets").target();
        var cell = list.getCellBounds(row, row);
        return new java.awt.event.MouseEvent(list, 0, 0, 0, cell.x + 5, cell.y + 5, 0, false);
    }

    @Test
    void what_cannot_be_sent_stays_in_the_box_and_survives_a_restart_with_its_file() throws IOException {
        var window = opened(tickets());
        var file = Files.writeString(temp.resolve("error.log"), "sin papel");
        window.textBox("reply").enterText("Va el registro");
        GuiActionRunner.execute(() -> {
            JComponent reply = window.textBox("reply").target();
            reply.getTransferHandler()
                    .importData(new TransferHandler.TransferSupport(reply, new Stage.Dropped(file.toFile())));
        });
        agent.cutLine(true);

        window.button("send-reply").click();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        window.label("reply-outcome").target().getText())
                .contains("No se envió, tu texto sigue aquí"));
        GuiActionRunner.execute(() -> desktop.close());
        begin();
        agent.cutLine(false);
        var again = opened(tickets());
        again.textBox("reply").requireText("Va el registro");
        again.button("send-reply").click();

        await().atMost(PATIENCE).until(() -> agent.attachments().size() == 1);
        assertThat(new String(agent.attachments().getFirst(), StandardCharsets.UTF_8))
                .contains("filename=\"error.log\"", "sin papel");
        await().atMost(PATIENCE).untilAsserted(() -> again.textBox("reply").requireText(""));
    }

    private void awaitAct(String act) {
        await().atMost(PATIENCE).until(() -> agent.acts().stream().anyMatch(done -> done.startsWith(path(act))));
    }

    private void becomes(FrameFixture window, TicketDetail ticket, String button) {
        agent.answers("/api/tickets/" + PRINTER, ticket);
        window.button("refresh").click();
        await().atMost(PATIENCE)
                .until(() -> robot.finder()
                                .findAll(window.target(), new NameMatcher(button, true))
                                .size()
                        == 1);
    }

    @Test
    void a_ticket_is_closed_opened_again_and_rated() {
        var window = opened(tickets());

        window.button("close").click();
        awaitAct("close");
        becomes(window, detail("cerrado", false), "reopen");
        window.button("reopen").click();
        awaitAct("reopen");
        becomes(window, detail("resuelto", true), "star4");
        Stage.picture("tickets-rating");
        window.button("star4").click();
        window.textBox("rate-comment").enterText("Gracias");
        window.button("rate").click();

        await().atMost(PATIENCE).until(() -> agent.acts().stream().anyMatch(act -> act.startsWith(path("rating"))));
        assertThat(agent.acts())
                .anyMatch(act -> act.startsWith(path("close")))
                .anyMatch(act -> act.startsWith(path("reopen")))
                .anyMatch(act -> act.contains("\"score\":4") && act.contains("\"comment\":\"Gracias\""));
    }

    @Test
    void without_a_line_the_last_list_stays_and_says_so_and_a_request_that_waits_stands_on_top() throws IOException {
        awaitRows(tickets(), 2);
        GuiActionRunner.execute(() -> desktop.close());
        agent.cutLine(true);
        begin();
        var here = desktop.service();
        await().atMost(PATIENCE).until(() -> here.standing().state().equals("offline"));
        here.open(new Help.Request(UUID.randomUUID(), "Sin teléfono", "Desde hoy", null, "alta", null, true));

        var window = tickets();

        awaitRows(window, 3);
        assertThat(window.list("tickets").target().getToolTipText(at(window, 0)))
                .contains("Sin teléfono", "Por enviar", "Sale en cuanto vuelva la conexión");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(window.label("banner").target().getText())
                        .contains("No hay conexión con el servidor", "Esta lista es de"));
        Stage.picture("tickets-offline");
        window.textBox("search").enterText("otra");
        awaitRows(window, 2);
    }

    @Test
    void hundreds_come_as_one_scrolls_and_nothing_found_says_what_to_do() {
        var window = tickets();
        awaitRows(window, 2);
        var many = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> ticket(i, "Ticket con un asunto bastante largo que no cabe en la fila " + i, "nuevo", 0))
                .toList();
        agent.answers("/api/tickets/my-tickets", new TicketPage(true, many, 4_211, 1, 50));
        window.button("refresh").click();
        awaitRows(window, 50);
        assertThat(window.label("count").text()).contains("4,211");
        Stage.picture("tickets-many");

        agent.answers("/api/tickets/my-tickets", new TicketPage(true, List.of(), 0, 1, 50));
        window.textBox("search").enterText("nada");

        await().atMost(PATIENCE)
                .until(() -> robot.finder().findAll(window.target(), new NameMatcher("nothing", true)).stream()
                        .anyMatch(label -> ((JLabel) label).getText().equals("No encontramos nada con eso")));
        Stage.picture("tickets-nothing");
        robot.pressAndReleaseKeys(KeyEvent.VK_ESCAPE);
        await().atMost(PATIENCE).until(() -> !window.target().isDisplayable());
    }
}
