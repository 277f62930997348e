package mx.lanet.helpdesk.ticket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.queue.Queues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Categories, queues and hand-overs as plain forms, as they work without JavaScript. */
@ServerTest
class PlacePagesTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Categories categories;

    private TwoClients clients;
    private UUID cafe;
    private Visitor lucia;
    private Visitor daniela;
    private Visitor gabriela;

    @BeforeEach
    void everybodyComes() {
        clients = people.twoClients();
        cafe = clients.cafe().clientId();
        lucia = Visitor.as(clients.superadmin(), port);
        daniela = Visitor.as(clients.cafe().technician(), port);
        gabriela = Visitor.as(clients.cafe().requester(), port);
    }

    @AfterEach
    void everybodyLeaves() {
        List.of(lucia, daniela, gabriela).forEach(Visitor::close);
    }

    @Test
    void a_clients_category_is_made_chosen_in_the_portal_and_retired() {
        assertThat(category("Cajas", Map.of("priority", "alta", "icon", "phone", "nameEn", "Tills"))
                        .statusCode())
                .isEqualTo(303);
        CategoryNode tills = named("Cajas");
        category("Lector", Map.of("parent", tills.id().toString()));
        CategoryNode reader = named("Cajas / Lector");

        String form = gabriela.get("/portal/tickets/new?category=" + tills.id()).body();
        gabriela.post(
                "/portal/tickets",
                Map.of(
                        "category",
                        tills.id().toString(),
                        "in-" + tills.id(),
                        reader.id().toString(),
                        "subject",
                        "No lee el código",
                        "priority",
                        "media"));
        HttpResponse<String> nothing =
                gabriela.post("/portal/tickets", Map.of("category", "", "subject", "Sin dibujo", "priority", "media"));
        lucia.post(
                "/categories/" + tills.id() + "/active",
                Map.of("client", cafe.toString(), "version", "1", "active", "false"));

        assertThat(form).contains("Cajas").contains("in-" + tills.id()).contains("Lector");
        Ticket made = only();
        assertThat(made.categoryId()).isEqualTo(reader.id());
        assertThat(made.priority().word()).isEqualTo("alta");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(gabriela.get("/portal/tickets/new").body())
                .doesNotContain(tills.id().toString());
    }

    @Test
    void the_portal_speaks_english_of_categories_too() {
        String english = gabriela.get("/portal", "Accept-Language", "en").body();

        assertThat(english).contains("Printer").contains("does not print").doesNotContain("Impresora");
    }

    @Test
    void what_is_wrong_with_a_category_is_said_at_its_field() {
        category("Cajas", Map.of());

        HttpResponse<String> twice = category("Cajas", Map.of());
        HttpResponse<String> nameless = category("", Map.of());

        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("Ya hay otra con ese nombre");
        assertThat(nameless.statusCode()).isEqualTo(422);
    }

    @Test
    void a_client_wishes_a_category_away() {
        UUID mail = named("Correo").id();

        HttpResponse<String> saved = lucia.post(
                "/categories/" + mail + "/wish", Map.of("client", cafe.toString(), "hidden", "true", "priority", ""));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(gabriela.get("/portal/tickets/new").body()).doesNotContain(mail.toString());
        assertThat(lucia.get("/categories?client=" + cafe).body()).contains("Oculta aquí");
    }

    @Test
    void a_ticket_goes_to_a_new_queue_with_a_note_and_its_member_finds_it_there() {
        Person technician = clients.cafe().technician();
        ask();
        Ticket ticket = only();
        String queue = queue("Redes " + UUID.randomUUID(), technician);

        HttpResponse<String> form = daniela.get("/tickets/" + ticket.code() + "/queue");
        HttpResponse<String> done = daniela.post(
                "/tickets/" + ticket.code() + "/queue",
                Map.of("queue", queue, "note", "Es el switch.", "version", String.valueOf(ticket.version())));

        assertThat(form.body()).contains("Ahora está en General", "Elige una cola");
        assertThat(done.statusCode()).isEqualTo(303);
        String page = daniela.get("/tickets/" + ticket.code()).body();
        assertThat(page).contains("Es el switch.").contains("lo pasó de General a Redes", "pasó a la cola Redes");
        assertThat(daniela.get("/tickets?view=queues").body()).contains(ticket.code());
        assertThat(daniela.get("/tickets?queue=mine").body()).contains(ticket.code());
        assertThat(lucia.get("/tickets?queue=mine").body()).doesNotContain(ticket.code());
    }

    @Test
    void a_queue_with_open_tickets_and_the_general_one_are_not_retired() {
        ask();
        Ticket ticket = only();
        String queue = queue("Llena " + UUID.randomUUID(), clients.cafe().technician());
        tickets.handOver(clients.superadmin(), ticket.ticketId(), 1, UUID.fromString(queue), "");

        for (String full : List.of(queue, Queues.GENERAL.toString())) {
            String version = version(lucia.get("/queues/" + full).body());
            lucia.post("/queues/" + full + "/active", Map.of("version", version, "active", "false"));
            assertThat(lucia.get("/queues/" + full).body())
                    .doesNotContain("Volver a usar")
                    .contains(full.equals(queue) ? "La cola tiene 1 ticket abierto." : "no se puede retirar");
        }
    }

    @Test
    void who_is_away_says_so_and_comes_back() {
        daniela.post("/queues/away", Map.of("away", "true"));
        String away = daniela.get("/queues").body();
        daniela.post("/queues/away", Map.of("away", "false"));

        assertThat(away).contains("Ya volví");
        assertThat(daniela.get("/queues").body()).contains("Estoy ausente");
    }

    private HttpResponse<String> category(String name, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("client", cafe.toString());
        fields.put("name", name);
        return lucia.post("/categories/new", fields);
    }

    private CategoryNode named(String name) {
        return categories.of(clients.superadmin(), cafe).meant(name).orElseThrow();
    }

    private String queue(String name, Person member) {
        HttpResponse<String> made = lucia.post(
                "/queues/new",
                Map.of("name", name, "scope", "all", "member", member.userId().toString()));
        assertThat(made.statusCode()).isEqualTo(303);
        String place = made.headers().firstValue("Location").orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private void ask() {
        gabriela.post(
                "/portal/tickets",
                Map.of("category", named("Otro").id().toString(), "subject", "Sin red", "priority", "media"));
    }

    private Ticket only() {
        Person technician = clients.cafe().technician();
        List<TicketRow> rows = lists.list(technician, TicketQuery.all()).items();
        assertThat(rows).hasSize(1);
        return tickets.get(technician, rows.getFirst().ticketId());
    }

    private static String version(String page) {
        Matcher found = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
