package mx.lanet.helpdesk.ticket.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.field.FieldChanges;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldNeed;
import mx.lanet.helpdesk.ticket.field.HouseFields;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.reply.Macro;
import mx.lanet.helpdesk.ticket.reply.Macros;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.tag.Tags;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One change for many tickets. */
@ServerTest
class BulksTest {
    @Autowired
    private Bulks bulks;

    @Autowired
    private BulkRunner runner;

    @Autowired
    private BulkLineTable lines;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Macros macros;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tags tags;

    @Autowired
    private FieldChanges fieldChanges;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person daniela;
    private Person marco;
    private Person lucia;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        marco = clients.textil().technician();
        lucia = clients.superadmin();
    }

    @AfterEach
    void runs() {
        runner.start();
    }

    @Test
    void each_ticket_changes_as_by_hand_and_one_that_somebody_changed_meanwhile_is_left_and_told() {
        Ticket first = ask(clients.cafe());
        Ticket second = ask(clients.cafe());
        List<Chosen> seen = seen(first, second);
        tickets.changePriority(lucia, second.ticketId(), second.version(), Priority.CRITICA);

        BulkWork work = bulks.start(daniela, assign(daniela), seen, "view=open");

        assertThat(work.isRunning()).isFalse();
        assertThat(bulks.tally(daniela, work)).isEqualTo(new Tally(1, 1));
        assertThat(tickets.get(daniela, first.ticketId()).assigneeName()).isEqualTo(daniela.name());
        assertThat(tickets.read(daniela, first.ticketId()).events())
                .extracting(TicketEvent::kind)
                .contains(TicketEvent.Kind.ASSIGNEE, TicketEvent.Kind.STATE);
        assertThat(tickets.get(daniela, second.ticketId()).assigneeId()).isNull();
        assertThat(failed(daniela, work)).singleElement().satisfies(line -> {
            assertThat(line.ticketCode()).isEqualTo(second.code());
            assertThat(line.code()).isEqualTo("changed_meanwhile");
            assertThat(line.told()).extracting(TicketEvent::actorName).isEqualTo(lucia.name());
        });

        BulkWork again = bulks.again(daniela, work.bulkId());

        assertThat(bulks.tally(daniela, again)).isEqualTo(new Tally(1, 0));
        assertThat(tickets.get(daniela, second.ticketId()).assigneeName()).isEqualTo(daniela.name());
    }

    @Test
    void what_one_client_has_is_told_of_the_tickets_of_another() {
        Ticket here = ask(clients.cafe());
        Ticket there = ask(clients.textil());

        BulkWork work = bulks.start(lucia, assign(daniela), seen(here, there), "");

        assertThat(bulks.tally(lucia, work)).isEqualTo(new Tally(1, 1));
        assertThat(failed(lucia, work)).singleElement().satisfies(line -> {
            assertThat(line.ticketCode()).isEqualTo(there.code());
            assertThat(line.code()).isEqualTo("assign_not_here");
        });
    }

    @Test
    void foreign_tickets_and_works_do_not_exist() {
        Ticket here = ask(clients.cafe());
        Ticket there = ask(clients.textil());

        BulkWork work = bulks.start(daniela, assign(daniela), seen(here, there), "");

        assertThat(work.tickets()).isEqualTo(1);
        assertThat(tickets.get(marco, there.ticketId()).assigneeId()).isNull();
        refused(404, () -> bulks.get(marco, work.bulkId()));
        refused(404, () -> bulks.undo(lucia, work.bulkId()));
        refused(409, () -> bulks.start(daniela, assign(daniela), seen(there), ""));
        refused(403, () -> bulks.start(clients.cafe().clientAdmin(), assign(daniela), seen(here), ""));
        refused(403, () -> bulks.recent(clients.cafe().requester()));
    }

    @Test
    void an_end_with_a_reply_speaks_to_each_by_name_and_one_without_can_be_undone() {
        Ticket first = ask(clients.cafe());
        Ticket second = ask(clients.cafe());

        bulks.start(
                daniela,
                new Wish(Wish.Kind.STATE, "resuelto", "", "Listo, {{persona.primer_nombre}}: {{ticket.numero}}."),
                seen(first, second),
                "");
        BulkWork closed = bulks.start(
                daniela,
                new Wish(Wish.Kind.STATE, "cerrado", "", ""),
                seen(tickets.get(daniela, first.ticketId()), tickets.get(daniela, second.ticketId())),
                "");

        assertThat(tickets.read(daniela, first.ticketId()).comments())
                .singleElement()
                .satisfies(said -> assertThat(said.body()).isEqualTo("Listo, Gabriela: " + first.code() + "."));
        assertThat(tickets.get(daniela, second.ticketId()).state()).isEqualTo(State.CERRADO);
        assertThat(bulks.mayUndo(closed, Duration.ofSeconds(10))).isTrue();
        assertThat(bulks.undo(daniela, closed.bulkId())).isEqualTo(2);
        assertThat(tickets.get(daniela, second.ticketId()).state()).isEqualTo(State.RESUELTO);
        assertThat(bulks.undo(daniela, closed.bulkId())).isZero();
    }

    @Test
    void a_server_that_goes_away_leaves_the_rest_to_the_next_and_nobody_is_told_twice() {
        Macro macro = macros.create(
                daniela,
                new Macros.Wish(
                        "Aviso " + daniela.login(),
                        false,
                        new Steps("Mañana no hay servicio.", "", null, null, null, null, false, List.of())));
        Ticket said = ask(clients.cafe());
        Ticket notYet = ask(clients.cafe());
        runner.stop();
        BulkWork work = bulks.start(
                daniela,
                new Wish(Wish.Kind.MACRO, macro.macroId().toString(), macro.name(), ""),
                seen(said, notYet),
                "");
        assertThat(work.isRunning()).isTrue();
        begin(work);
        macros.run(daniela, macro.macroId(), said.ticketId(), said.version());

        runner.start();
        runner.run(work.bulkId());

        await().until(() -> !bulks.get(daniela, work.bulkId()).isRunning());
        assertThat(bulks.tally(daniela, work)).isEqualTo(new Tally(2, 0));
        for (Ticket ticket : List.of(said, notYet)) {
            assertThat(tickets.read(daniela, ticket.ticketId()).comments()).hasSize(1);
        }
    }

    @Test
    void what_is_cancelled_before_it_begins_touches_nothing_and_can_be_tried_again() {
        Ticket ticket = ask(clients.cafe());
        runner.stop();
        BulkWork work = bulks.start(daniela, assign(daniela), seen(ticket), "");

        bulks.cancel(daniela, work.bulkId());
        runner.start();
        runner.takeUp();

        await().until(() -> !bulks.get(daniela, work.bulkId()).isRunning());
        assertThat(tickets.get(daniela, ticket.ticketId()).assigneeId()).isNull();
        assertThat(bulks.tally(daniela, bulks.again(daniela, work.bulkId()))).isEqualTo(new Tally(1, 0));
    }

    @Test
    void tags_are_taken_off_many_as_they_were_put_on() {
        Ticket first = ask(clients.cafe());
        Ticket second = ask(clients.cafe());
        bulks.start(daniela, new Wish(Wish.Kind.TAG, "", "", "Garantía, Tóner"), seen(first, second), "");

        BulkWork off = bulks.start(daniela, new Wish(Wish.Kind.TAG, Wish.OFF, "", "garantia"), seen(first, second), "");

        assertThat(bulks.tally(daniela, off)).isEqualTo(new Tally(2, 0));
        assertThat(tags.of(daniela, first)).extracting(Tag::name).containsExactly("Tóner");
    }

    @Test
    void a_ticket_that_lacks_what_it_must_say_is_left_and_the_field_is_named() {
        HouseFields house = new HouseFields(fieldChanges, tenancy, jdbc, lucia);
        try {
            TicketField cause =
                    house.make(clients.cafe().clientId(), "Causa", FieldKind.TEXT, FieldNeed.RESOLVING, true);
            Ticket silent = ask(clients.cafe());
            Ticket told = ask(clients.cafe());
            tickets.fillIn(daniela, told.ticketId(), told.version(), cause.id(), "Fusible");

            BulkWork work = bulks.start(
                    daniela,
                    new Wish(Wish.Kind.STATE, "resuelto", "", ""),
                    seen(silent, tickets.get(daniela, told.ticketId())),
                    "");

            assertThat(bulks.tally(daniela, work)).isEqualTo(new Tally(1, 1));
            assertThat(failed(daniela, work)).singleElement().satisfies(line -> {
                assertThat(line.code()).isEqualTo("ticket_fields_missing");
                assertThat(line.fields()).containsExactly(cause.id());
            });
            try (Visitor visitor = Visitor.as(daniela, port)) {
                assertThat(visitor.get("/tickets/bulk/" + work.bulkId()).body()).contains("Falta llenar: Causa.");
            }
        } finally {
            house.sweep();
        }
    }

    @Test
    void many_go_on_in_the_background() {
        List<Chosen> many = new ArrayList<>();
        for (int i = 0; i <= Bulks.AT_ONCE; i++) {
            many.addAll(seen(ask(clients.cafe())));
        }

        BulkWork work =
                bulks.start(daniela, new Wish(Wish.Kind.PRIORITY, Priority.ALTA.word(), "", ""), many, "view=open");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !bulks.get(daniela, work.bulkId()).isRunning());
        assertThat(bulks.tally(daniela, work)).isEqualTo(new Tally(many.size(), 0));
    }

    private void begin(BulkWork work) {
        tenancy.run(
                daniela.scope(),
                () -> lines.begin(
                        Reach.of(daniela.scope()), work.bulkId(), Instant.now().minusSeconds(1), 2));
    }

    private static Wish assign(Person person) {
        return new Wish(Wish.Kind.ASSIGN, person.userId().toString(), person.name(), "");
    }

    private List<BulkLine> failed(Person person, BulkWork work) {
        return bulks.failed(person, work, 10, new Slice.Request(1, 10)).items();
    }

    private static List<Chosen> seen(Ticket... some) {
        return Stream.of(some)
                .map(one -> new Chosen(one.clientId(), one.ticketId(), one.version()))
                .toList();
    }

    private static void refused(int status, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }

    private Ticket ask(TwoClients.Company company) {
        return SomeOpening.of(company.requester()).at(company.siteId()).in(tickets);
    }
}
