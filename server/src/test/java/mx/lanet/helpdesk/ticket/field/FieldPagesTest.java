package mx.lanet.helpdesk.ticket.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.category.Categories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fields in plain forms, as they work without JavaScript. */
@ServerTest
class FieldPagesTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TestPeople people;

    @Autowired
    private FieldChanges changes;

    @Autowired
    private TicketFields fields;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Categories categories;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private TwoClients clients;
    private UUID cafe;
    private HouseFields house;
    private Visitor lucia;
    private Visitor daniela;
    private Visitor gabriela;

    @BeforeEach
    void everybodyComes() {
        clients = people.twoClients();
        cafe = clients.cafe().clientId();
        house = new HouseFields(changes, tenancy, jdbc, clients.superadmin());
        lucia = Visitor.as(clients.superadmin(), port);
        daniela = Visitor.as(clients.cafe().technician(), port);
        gabriela = Visitor.as(clients.cafe().requester(), port);
    }

    @AfterEach
    void everybodyLeaves() {
        List.of(lucia, daniela, gabriela).forEach(Visitor::close);
        house.sweep();
    }

    @Test
    void a_field_is_described_changed_and_retired() {
        String label = "Sucursal de " + clients.cafe().name();
        Map<String, String> typed = new HashMap<>(Map.of(
                "label", label,
                "kind", "choice",
                "audience", "everybody",
                "need", "never",
                "scope", "some",
                "client", cafe.toString(),
                "within", "all",
                "newOptions", "Norte | North\nSur\n\n Norte "));
        HttpResponse<String> twice = lucia.post("/fields/new", typed);
        typed.put("newOptions", "Norte | North\nSur");

        HttpResponse<String> made = lucia.post("/fields/new", typed);
        TicketField field = house.adopt(label);
        Map<String, String> again = new HashMap<>(typed);
        again.put("version", "1");
        again.put("newOptions", "Este");
        field.options().forEach(option -> {
            again.put("option-" + option.id(), option.spanish() + " 1");
            again.put("on-" + option.id(), "true");
        });
        again.put("at-" + field.options().getFirst().id(), "9");
        again.put("at-" + field.options().getLast().id(), "1");
        HttpResponse<String> changed = lucia.post("/fields/" + field.id(), again);
        HttpResponse<String> late = lucia.post("/fields/" + field.id(), again);
        lucia.post("/fields/" + field.id() + "/active", Map.of("version", "2", "active", "false"));

        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("revisa «Norte»").contains("Norte | North");
        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(field.options()).extracting(FieldOption::english).containsExactly("North", "");
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(late.statusCode()).isEqualTo(409);
        TicketField now = changes.get(clients.superadmin(), field.id());
        assertThat(now.options()).extracting(FieldOption::spanish).containsExactly("Sur 1", "Norte 1", "Este");
        assertThat(now.active()).isFalse();
        assertThat(lucia.get("/fields").body()).contains(label).contains("Retirado");
        assertThat(daniela.get("/fields").statusCode()).isEqualTo(403);
    }

    @Test
    void the_portal_asks_in_a_second_round_and_gives_back_what_was_written() {
        UUID printers = category("Impresoras");
        TicketField serial = house.make(cafe, "Número de serie", FieldKind.TEXT, FieldNeed.CREATING, false, printers);
        TicketField since = house.make(cafe, "Desde cuándo", FieldKind.DATE, FieldNeed.NEVER, false, printers);
        house.make(cafe, "Culpa de quién", FieldKind.TEXT, FieldNeed.CREATING, true);
        Map<String, String> typed = new HashMap<>(Map.of(
                "category", printers.toString(), "subject", "No imprime nada", "priority", "media", "asked", ""));

        HttpResponse<String> first = gabriela.post("/portal/tickets", typed);
        typed.put("asked", serial.key() + "," + since.key());
        typed.put(since.name(), "ayer");
        HttpResponse<String> second = gabriela.post("/portal/tickets", typed);
        typed.put(serial.name(), "MX-2231");
        typed.put(since.name(), "2026-11-03");
        HttpResponse<String> third = gabriela.post("/portal/tickets", typed);

        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(first.body())
                .contains("Unos datos más")
                .contains("No imprime nada")
                .contains("Número de serie")
                .doesNotContain("Falta este dato")
                .doesNotContain("Culpa de quién");
        assertThat(second.body())
                .contains("Falta este dato")
                .contains("Escribe una fecha")
                .contains("ayer");
        assertThat(third.statusCode()).isEqualTo(303);
        TicketRow ticket = only();
        assertThat(fields.values(clients.cafe().technician(), cafe, ticket.ticketId()))
                .containsEntry(serial.id(), new FieldValue.Text("MX-2231"));
        assertThat(gabriela.get("/portal/tickets/" + ticket.code()).body())
                .contains("MX-2231")
                .contains("3 de noviembre de 2026");
    }

    @Test
    void the_console_asks_all_and_the_side_takes_what_is_missing_before_the_end() {
        house.make(cafe, "Número de serie", FieldKind.TEXT, FieldNeed.CREATING, false);
        TicketField cost = house.make(cafe, "Costo", FieldKind.NUMBER, FieldNeed.RESOLVING, true);
        Map<String, String> typed = new HashMap<>(Map.of(
                "client", cafe.toString(), "category", "Otro", "subject", "Se cayó", "channel", "phone", "asked", ""));

        HttpResponse<String> first = daniela.post("/tickets", typed);
        typed.put("asked", "numero_de_serie,costo");
        typed.put("f.numero_de_serie", "MX-1");
        HttpResponse<String> made = daniela.post("/tickets", typed);
        String path = "/tickets/" + only().code();
        HttpResponse<String> tooEarly = daniela.post(path + "/state", Map.of("state", "resuelto", "version", "1"));
        String told = daniela.get(path).body();
        HttpResponse<String> wrong =
                daniela.post(path + "/fields/" + cost.id(), Map.of("value", "doce", "version", "1"));
        daniela.post(path + "/fields/" + cost.id(), Map.of("value", "1,284.50", "version", "1"));
        HttpResponse<String> late = daniela.post(path + "/fields/" + cost.id(), Map.of("value", "3", "version", "1"));
        String page = daniela.get(path).body();
        daniela.post(path + "/state", Map.of("state", "resuelto", "version", "2"));

        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(first.body()).contains("Costo").contains("Se cayó");
        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(tooEarly.statusCode()).isEqualTo(303);
        assertThat(told).contains("faltan estos datos").contains("falta para resolver");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Escribe un número").contains("doce");
        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(page)
                .contains("llenó Costo: 1284.5")
                .contains("No se guardó")
                .doesNotContain("falta para resolver");
        assertThat(only().state().word()).isEqualTo("resuelto");
        assertThat(gabriela.post(path + "/fields/" + cost.id(), Map.of("value", "1", "version", "3"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_list_offers_a_filter_and_keeps_it_in_its_address() {
        TicketField branch = house.choice(cafe, "Sucursal", false, "Tacubaya", "Coyoacán");
        UUID tacubaya = branch.options().getFirst().id();

        String list = daniela.get("/tickets?f.sucursal=" + tacubaya).body();
        String odd = daniela.get("/tickets?f.sucursal=%27&f.X=1&f.nada=yes").body();

        assertThat(list).contains("Sucursal").contains("Tacubaya").contains("f.sucursal=" + tacubaya);
        assertThat(odd).contains("Sucursal");
    }

    private UUID category(String name) {
        return categories
                .of(clients.superadmin(), cafe)
                .meant(name)
                .orElseThrow()
                .id();
    }

    private TicketRow only() {
        Person technician = clients.cafe().technician();
        List<TicketRow> all = lists.list(technician, TicketQuery.all()).items();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
