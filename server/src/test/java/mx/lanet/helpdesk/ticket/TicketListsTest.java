package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.AuditQuery;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class TicketListsTest {
    private static final Slice.Request FIRST = new Slice.Request(1, 50);

    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Audit audit;

    @Autowired
    private MachineFilters filters;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Ticket jam;
    private Ticket loom;

    @BeforeEach
    void twoTickets() {
        clients = people.twoClients();
        jam = ask(clients.cafe().requester(), "Atasco en la impresora de Recepción");
        loom = ask(clients.textil().requester(), "El telar no imprime etiquetas");
    }

    @Test
    void everybody_lists_what_is_within_reach() {
        TwoClients.Company cafe = clients.cafe();

        assertThat(listed(cafe.technician(), TicketQuery.all())).containsExactly(jam.ticketId());
        assertThat(listed(cafe.clientAdmin(), TicketQuery.all())).containsExactly(jam.ticketId());
        assertThat(listed(cafe.requester(), TicketQuery.all())).containsExactly(jam.ticketId());
        // The newest first: a superadmin also sees what other tests have left.
        assertThat(listed(clients.superadmin(), TicketQuery.all().by(TicketQuery.Sort.NUMBER, true, FIRST)))
                .startsWith(loom.ticketId(), jam.ticketId());
        assertThat(listed(technicianOfNobody(), TicketQuery.all())).isEmpty();
    }

    @Test
    void a_requester_lists_the_own_ones_only_whatever_is_asked() {
        ask(clients.cafe().clientAdmin(), "De otra persona de la misma empresa");

        TicketQuery ofTheAdmin =
                TicketQuery.all().askedBy(clients.cafe().clientAdmin().userId());

        assertThat(listed(clients.cafe().requester(), ofTheAdmin)).containsExactly(jam.ticketId());
    }

    @Test
    void a_foreign_client_is_not_found_and_its_function_gives_nothing() {
        Person daniela = clients.cafe().technician();
        UUID foreign = clients.textil().clientId();
        TicketQuery ofForeign = new TicketQuery(
                foreign,
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                "",
                TicketQuery.Sort.ACTIVITY,
                true,
                new Slice.Request(1, 50));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> lists.list(daniela, ofForeign));
        long counted = tenancy.call(
                daniela.scope(), () -> jdbc.sql("SELECT count_tickets(ARRAY[CAST(:client AS uuid)], '{}', null, 100)")
                        .param("client", foreign)
                        .query(Long.class)
                        .single());
        assertThat(counted).isZero();
    }

    @Test
    void the_connections_own_role_may_not_even_ask() {
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> jdbc.sql("SELECT count_tickets(null, '{}', null, 1)")
                        .query(Long.class)
                        .single());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "impresora",
                "IMPRESORA recepcion",
                "recepción",
                "atasco impr",
                "gabriela",
                "Desde las 9",
                "% atasco _",
                "¡atasco!"
            })
    void words_are_found_whatever_their_case_and_accents(String words) {
        assertThat(listed(clients.cafe().technician(), TicketQuery.all().holding(words)))
                .containsExactly(jam.ticketId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"telar", "' OR 1=1 --", "a & !b | (c", ":*", "<->", "\\"})
    void what_is_not_there_is_not_found_and_signs_are_no_commands(String words) {
        Slice<TicketRow> found =
                lists.list(clients.cafe().technician(), TicketQuery.all().holding(words));

        assertThat(found.items()).extracting(TicketRow::ticketId).doesNotContain(loom.ticketId());
    }

    @Test
    void lists_boards_exports_and_figures_are_narrowed_by_a_saved_list_of_machines() {
        TwoClients.Company cafe = clients.cafe();
        UUID caja = SomeAsset.of(cafe).named("PC-CAJA-77").in(tenancy, jdbc);
        SomeOpening.of(cafe.requester())
                .about("La caja no abre")
                .on(caja, "PC-CAJA-77")
                .in(tickets);
        MachineFilter cajas = saved("q=PC-CAJA-77");
        MachineFilter none = saved("q=PC-DE-NADIE");
        try (Visitor daniela = Visitor.as(cafe.technician(), port);
                Visitor administrator = Visitor.as(cafe.clientAdmin(), port)) {
            for (String page : List.of(
                    "/tickets?",
                    "/tickets?q=Gabriela&",
                    "/tickets?mode=board&",
                    "/tickets/export?format=csv&",
                    "/figures/tickets?figure=created&")) {
                assertThat(daniela.get(page).body()).contains(jam.subject());
                assertThat(daniela.get(page + "machines=" + cajas.filterId()).body())
                        .contains("La caja no abre")
                        .doesNotContain(jam.subject());
                assertThat(daniela.get(page + "machines=" + none.filterId()).body())
                        .doesNotContain("La caja no abre", jam.subject());
                assertThat(administrator
                                .get(page + "machines=" + none.filterId())
                                .body())
                        .contains(jam.subject());
            }
            for (String page : List.of("/figures?", "/figures/report?", "/figures/sla?")) {
                assertThat(daniela.get(page + "machines=" + cajas.filterId()).body())
                        .contains(cajas.name());
                assertThat(administrator.get(page).body()).doesNotContain(cajas.name());
            }
        } finally {
            filters.delete(clients.superadmin(), cajas.filterId());
            filters.delete(clients.superadmin(), none.filterId());
        }
    }

    private MachineFilter saved(String list) {
        return filters.create(clients.superadmin(), "Lista " + UUID.randomUUID(), list);
    }

    @Test
    void a_ticket_is_found_by_its_number() {
        Person daniela = clients.cafe().technician();

        assertThat(listed(daniela, TicketQuery.all().holding(jam.code()))).containsExactly(jam.ticketId());
        assertThat(listed(daniela, TicketQuery.all().holding(String.valueOf(jam.number()))))
                .contains(jam.ticketId());
    }

    @Test
    void views_count_and_hold_the_same() {
        Person daniela = clients.cafe().technician();
        Ticket mine = ask(clients.cafe().requester(), "Para Daniela");
        Ticket done = ask(clients.cafe().requester(), "Ya resuelto");
        tickets.assign(daniela, mine.ticketId(), 1, daniela.userId());
        tickets.changeState(daniela, done.ticketId(), 1, State.RESUELTO);

        for (View view : View.values()) {
            Slice<TicketRow> slice = lists.list(daniela, view.query(daniela));

            assertThat(lists.figure(daniela, view.query(daniela))).isEqualTo(slice.total());
        }
        assertThat(listed(daniela, View.MINE.query(daniela))).containsExactly(mine.ticketId());
        assertThat(listed(daniela, View.UNASSIGNED.query(daniela))).containsExactly(jam.ticketId());
        assertThat(listed(daniela, View.RESOLVED.query(daniela))).containsExactly(done.ticketId());
    }

    @Test
    void the_list_is_sorted_by_number_priority_and_activity_in_both_directions() {
        Person daniela = clients.cafe().technician();
        Ticket urgent = ask(clients.cafe().requester(), "Urgente");
        tickets.changePriority(daniela, urgent.ticketId(), 1, Priority.CRITICA);
        tickets.reply(daniela, jam.ticketId(), "Voy.", Channel.PORTAL, null);

        assertThat(listed(daniela, TicketQuery.all().by(TicketQuery.Sort.NUMBER, false, FIRST)))
                .containsExactly(jam.ticketId(), urgent.ticketId());
        assertThat(listed(daniela, TicketQuery.all().by(TicketQuery.Sort.ACTIVITY, true, FIRST)))
                .containsExactly(jam.ticketId(), urgent.ticketId());
        assertThat(listed(daniela, TicketQuery.all().by(TicketQuery.Sort.PRIORITY, true, FIRST)))
                .containsExactly(urgent.ticketId(), jam.ticketId());
        assertThat(listed(daniela, TicketQuery.all().by(TicketQuery.Sort.PRIORITY, false, new Slice.Request(2, 1))))
                .containsExactly(urgent.ticketId());
    }

    private List<UUID> listed(Person person, TicketQuery query) {
        return lists.list(person, query).items().stream()
                .map(TicketRow::ticketId)
                .toList();
    }

    private Person technicianOfNobody() {
        Person daniela = clients.cafe().technician();
        return new Person(
                daniela.userId(),
                daniela.clientId(),
                daniela.role(),
                daniela.name(),
                daniela.login(),
                Set.of(),
                null,
                null,
                "auto",
                false);
    }

    @Test
    void a_list_is_taken_along_as_its_reader_sees_it() {
        String all = "/tickets/export?view=all&cols=number,subject,tags,created&format=";
        ask(clients.cafe().requester(), "=1+1 no abre");

        try (Visitor daniela = Visitor.as(clients.cafe().technician(), port);
                Visitor admin = Visitor.as(clients.cafe().clientAdmin(), port);
                Visitor requester = Visitor.as(clients.cafe().requester(), port)) {
            HttpResponse<String> plain = daniela.get(all + "csv-plain");
            assertThat(plain.body().lines()).first().isEqualTo("\"Número\",\"Asunto\",\"Etiquetas\",\"Creado\"");
            assertThat(plain.body())
                    .contains(jam.code(), jam.subject(), "\"'=1+1 no abre\"")
                    .doesNotContain(loom.subject());
            assertThat(plain.headers().firstValue("Content-Disposition").orElse(""))
                    .matches("attachment; filename=\"tickets-todos-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
            assertThat(daniela.get(all + "csv&q=recepcion").body().lines()).hasSize(2);
            assertThat(daniela.get(all + "xlsx").body()).startsWith("PK");
            assertThat(daniela.get(all + "pdf").body()).startsWith("%PDF");
            assertThat(admin.get(all + "csv").body())
                    .contains(jam.subject())
                    .doesNotContain("Etiquetas", loom.subject());
            assertThat(requester.get(all + "csv").statusCode()).isEqualTo(403);
            assertThat(daniela.get(all + "docx").statusCode()).isEqualTo(400);
        }

        assertThat(audit.list(clients.cafe().clientAdmin(), new AuditQuery("", "list.", null, null, null), FIRST)
                        .items())
                .singleElement()
                .satisfies(record -> assertThat(record.subject().name()).isEqualTo("Tickets · Todos"));
    }

    /** With the first bytes the session is saved, which the role that reads the rows may not. */
    @Test
    void a_list_that_is_longer_than_every_buffer_arrives_whole() {
        IntStream.range(0, 150).forEach(i -> ask(clients.cafe().requester(), i + " largo".repeat(30)));

        try (Visitor daniela = Visitor.as(clients.cafe().technician(), port)) {
            HttpResponse<String> answer = daniela.get("/tickets/export?view=all&format=csv");

            assertThat(answer.body()).hasSizeGreaterThan(40_000);
            assertThat(answer.body().lines()).hasSize(152);
        }
    }

    private Ticket ask(Person requester, String subject) {
        return SomeOpening.of(requester).about(subject).saying("Desde las 9.").in(tickets);
    }
}
