package mx.lanet.helpdesk.ticket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.internal.AgentCalls.Answer;
import mx.lanet.helpdesk.ticket.internal.AgentCalls.Machine;
import mx.lanet.protocol.CategoryList;
import mx.lanet.protocol.CommentSaid;
import mx.lanet.protocol.TicketDetail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several people sit at one machine: what each sees of its tickets, says there, and ends. */
@ServerTest
class MachinePeopleTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] LOG = "bitácora\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PROGRAM = {'M', 'Z', 0, 1, 2};

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private AgentCalls agents;
    private Machine reception;

    @BeforeEach
    void machine() {
        clients = people.twoClients();
        agents = new AgentCalls(tokens, port);
        reception = agents.join(clients.cafe(), "PC-RECEPCION");
    }

    @Test
    void each_person_of_a_machine_sees_the_own_tickets_alone() {
        UUID joses = madeBy("CAFE\\\\José");
        UUID anas = madeBy("ana");
        UUID alerts = madeElsewhere();

        assertThat(listed("")).containsExactly(alerts, anas, joses);
        for (String jose : List.of("josé", "CAFE\\JOSÉ")) {
            assertThat(listed("?user=" + encoded(jose))).containsExactly(joses);
            assertThat(agents.get(reception, path(joses, "", jose)).status()).isEqualTo(200);
        }
        for (String other : List.of("OTRO\\josé", "CAFE\\jos", "%", "CAFE\\")) {
            assertThat(listed("?user=" + encoded(other))).isEmpty();
            assertThat(agents.get(reception, path(joses, "", other)).status()).isEqualTo(404);
        }
        assertThat(agents.get(reception, path(alerts, "", "ana")).status()).isEqualTo(404);
        assertThat(agents.get(reception, "/api/tickets/my-tickets?user=%20").status())
                .isEqualTo(400);
        assertThat(agents.get(reception, "/api/tickets/my-tickets?user=" + "a".repeat(201))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_list_says_who_asked_and_takes_several_states() {
        UUID anas = madeBy("ana");
        UUID solved = agents.make(reception, "Sin nombre");
        tickets.changeState(clients.cafe().technician(), solved, 1, State.RESUELTO);

        JsonNode list = agents.get(reception, "/api/tickets/my-tickets?status=nuevo,asignado")
                .json()
                .path("tickets");

        assertThat(list.size()).isEqualTo(1);
        assertThat(list.path(0).path("opened_by").asString()).isEqualTo("ana");
        assertThat(listed("?status=nuevo,resuelto")).containsExactly(solved, anas);
        assertThat(agents.get(reception, "/api/tickets/my-tickets?status=nuevo,raro")
                        .status())
                .isEqualTo(400);
        assertThat(detail(solved).openedBy()).isNull();
        assertThat(tickets.get(clients.cafe().technician(), anas).openedBy()).isEqualTo("ana");
    }

    @Test
    void the_team_reads_who_asked_beside_the_machine() {
        String anas = "/tickets/"
                + tickets.get(clients.cafe().technician(), madeBy("CAFE\\\\ana"))
                        .code();
        String nobodys = "/tickets/"
                + tickets.get(clients.cafe().technician(), madeElsewhere()).code();

        try (Visitor marco = Visitor.as(clients.cafe().technician(), port)) {
            assertThat(marco.get(anas, "Accept-Language", "es").body()).contains("Lo reportó CAFE\\ana");
            assertThat(marco.get(nobodys, "Accept-Language", "es").body()).doesNotContain("Lo reportó");
        }
    }

    @Test
    void whatever_is_done_to_a_ticket_of_somebody_else_finds_nothing() {
        UUID anas = madeBy("ana");
        agents.attach(reception, anas, "a.txt", LOG, "k");
        UUID file = detail(anas).attachments().getFirst().attachmentId();
        tickets.changeState(clients.cafe().technician(), anas, 1, State.RESUELTO);

        Map<String, String> acts = Map.of(
                "/comments",
                "{\"comment\":\"hola\"}",
                "/rating",
                "{\"score\":5}",
                "/close",
                "",
                "/reopen",
                "",
                "/read",
                "");

        acts.forEach((act, body) -> assertThat(
                        agents.post(reception, path(anas, act, "eva"), body).status())
                .as(act)
                .isEqualTo(404));
        assertThat(agents.inParts(reception, path(anas, "/attachments", "eva"), Map.of("a.txt", LOG))
                        .status())
                .isEqualTo(404);
        assertThat(agents.get(reception, path(anas, "/attachments/" + file, "eva"))
                        .status())
                .isEqualTo(404);
        assertThat(agents.get(reception, path(anas, "/attachments/" + file, "ANA"))
                        .response()
                        .body())
                .isEqualTo(LOG);
        assertThat(detail(anas).status()).isEqualTo("resuelto");
    }

    @Test
    void what_is_offered_as_a_category_is_taken_as_one() {
        List<CategoryList.Category> offered = JSON.treeToValue(
                        agents.get(reception, "/api/tickets/categories").json(), CategoryList.class)
                .categories();
        CategoryList.Category below = offered.stream()
                .filter(one -> one.parentId() != null)
                .findFirst()
                .orElse(offered.getLast());

        Answer made = agents.post(
                reception,
                "/api/tickets/create-from-agent",
                "{\"description\":\"x\",\"category\":\"" + below.id() + "\"}");

        assertThat(offered).allSatisfy(one -> assertThat(List.of(one.name(), one.path(), one.icon()))
                .doesNotContain(""));
        assertThat(below.path()).endsWith(detail(id(made)).category());
        assertThat(agents.getIn("en", reception, "/api/tickets/categories").json())
                .isNotEqualTo(
                        agents.getIn("es", reception, "/api/tickets/categories").json());
    }

    @Test
    void a_ticket_is_closed_and_opened_again_with_words_and_says_what_is_possible() {
        UUID ticket = agents.make(reception, "Ya quedó");
        TicketDetail.May before = detail(ticket).may();

        Answer closed = agents.post(reception, path(ticket, "/close"), "{\"comment\":\"Era el cable\"}");
        Answer again = agents.post(reception, path(ticket, "/close"), "");
        TicketDetail there = detail(ticket);
        Answer opened = agents.post(reception, path(ticket, "/reopen"), "{}");
        Answer twice = agents.post(reception, path(ticket, "/reopen"), "{\"comment\":\"No se dice\"}");

        assertThat(before).isEqualTo(new TicketDetail.May(true, true, false, false));
        assertThat(closed.text("status")).isEqualTo("cerrado");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("ticket_already_closed");
        assertThat(there.may()).isEqualTo(new TicketDetail.May(true, false, true, true));
        assertThat(opened.text("status")).isEqualTo("en_progreso");
        assertThat(twice.text("code")).isEqualTo("ticket_is_open");
        assertThat(detail(ticket).comments())
                .extracting(TicketDetail.Comment::comment)
                .containsExactly("Era el cable");
        assertThat(detail(ticket).history())
                .extracting(TicketDetail.Happened::code)
                .containsExactly("created", "state", "reopened");
        assertThat(agents.getIn("en", reception, path(ticket, ""))
                        .json()
                        .path("history")
                        .path(1)
                        .path("text")
                        .asString())
                .contains("Closed");
    }

    @Test
    void what_was_read_is_each_persons_own() {
        UUID ticket = agents.make(reception, "Lento");
        tickets.reply(clients.cafe().technician(), ticket, "Lo tomo yo.", Channel.PORTAL, null);

        agents.post(reception, path(ticket, "/read") + "?reader=CAFE%5CAna", "");
        assertThat(unread(ticket, "?reader=CAFE%5Cana")).isZero();
        assertThat(unread(ticket, "?reader=beto")).isOne();
        assertThat(unread(ticket, "")).as("the machine's own").isOne();

        agents.post(reception, path(ticket, "/comments") + "?reader=beto", "{\"comment\":\"Gracias\"}");
        assertThat(unread(ticket, "?reader=beto")).isZero();
        assertThat(unread(ticket, "?reader=CAFE%5Cana")).as("what another said").isOne();
    }

    private int unread(UUID ticket, String query) {
        int told = agents.get(reception, path(ticket, "") + query)
                .json()
                .path("unread_comments")
                .asInt(-1);
        assertThat(agents.get(reception, "/api/tickets/my-tickets" + query)
                        .json()
                        .path("tickets")
                        .path(0)
                        .path("unread_comments")
                        .asInt(-1))
                .isEqualTo(told);
        return told;
    }

    @Test
    void the_history_is_the_persons_and_not_the_teams() {
        UUID ticket = agents.make(reception, "Lento");
        Person marco = clients.cafe().technician();
        tickets.note(marco, ticket, "Otra vez");
        tickets.reply(marco, ticket, "Lo tomo yo.", Channel.PORTAL, null);
        tickets.changeState(marco, ticket, tickets.get(marco, ticket).version(), State.RESUELTO);
        agents.post(reception, path(ticket, "/rating"), "{\"score\":4}");

        TicketDetail there = detail(ticket);

        assertThat(there.history())
                .extracting(TicketDetail.Happened::code)
                .containsExactly("created", "state", "state", "rated");
        assertThat(there.rating()).isEqualTo(4);
        assertThat(there.may()).isEqualTo(new TicketDetail.May(true, true, true, false));
    }

    @Test
    void files_go_along_with_words_and_one_that_is_not_taken_stops_nothing() {
        UUID ticket = agents.make(reception, "Con archivos");
        String path = path(ticket, "/comments");

        Answer first = agents.inParts(
                reception, path, Map.of("comment", "Mira", "a.log", LOG, "b.png", PROGRAM), "Idempotency-Key", "c-1");
        Answer again = agents.inParts(
                reception, path, Map.of("comment", "Mira", "a.log", LOG, "b.png", PROGRAM), "Idempotency-Key", "c-1");
        TicketDetail there = detail(ticket);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        CommentSaid said = JSON.treeToValue(first.json(), CommentSaid.class);
        assertThat(said.refused()).extracting(CommentSaid.Refused::fileName).containsExactly("b.png");
        assertThat(there.comments()).hasSize(1);
        assertThat(there.attachments()).singleElement().satisfies(file -> {
            assertThat(file.fileName()).isEqualTo("a.log");
            assertThat(file.commentId()).isEqualTo(said.commentId());
        });
        assertThat(agents.inParts(reception, path, Map.of("a.log", LOG)).status())
                .isEqualTo(400);
    }

    @Test
    void a_file_that_comes_later_names_the_machines_own_words() {
        UUID ticket = agents.make(reception, "Con archivos");
        tickets.reply(clients.cafe().technician(), ticket, "¿Y la captura?", Channel.PORTAL, null);
        Answer said = agents.post(reception, path(ticket, "/comments"), "{\"comment\":\"Ahí va\"}");
        String theirs = detail(ticket).comments().getFirst().commentId().toString();

        Answer kept = agents.inParts(
                reception, path(ticket, "/attachments"), Map.of("comment_id", said.text("comment_id"), "a.log", LOG));

        assertThat(kept.json().path("attachments").path(0).path("comment_id").asString())
                .isEqualTo(said.text("comment_id"));
        for (String wrong : List.of(theirs, "algo", UUID.randomUUID().toString())) {
            assertThat(agents.inParts(
                                    reception, path(ticket, "/attachments"), Map.of("comment_id", wrong, "b.log", LOG))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(detail(ticket).attachments()).hasSize(1);
    }

    private UUID madeBy(String user) {
        return id(agents.post(
                reception,
                "/api/tickets/create-from-agent",
                "{\"description\":\"x\",\"auto_info\":{\"current_user\":\"" + user + "\"}}"));
    }

    private UUID madeElsewhere() {
        return tickets.create(
                        new Automation("alertas"),
                        new Opening(
                                clients.cafe().clientId(),
                                "Disco lleno",
                                "x",
                                "Otro",
                                null,
                                Channel.AGENTE,
                                null,
                                "alertas",
                                reception.assetId(),
                                "PC-RECEPCION",
                                null,
                                "{\"current_user\":\"ana\"}"),
                        null)
                .ticketId();
    }

    private List<UUID> listed(String query) {
        List<UUID> ids = new ArrayList<>();
        JsonNode list = agents.get(reception, "/api/tickets/my-tickets" + query).json();
        list.path("tickets")
                .forEach(one -> ids.add(UUID.fromString(one.path("ticket_id").asString())));
        assertThat(list.path("total").asInt(-1)).isEqualTo(ids.size());
        return ids;
    }

    private TicketDetail detail(UUID ticket) {
        return JSON.treeToValue(agents.get(reception, path(ticket, "")).json(), TicketDetail.class);
    }

    private static UUID id(Answer made) {
        return UUID.fromString(made.text("ticket_id"));
    }

    private static String path(UUID ticket, String rest) {
        return "/api/tickets/" + ticket + rest;
    }

    private static String path(UUID ticket, String rest, String user) {
        return path(ticket, rest) + "?user=" + encoded(user);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
