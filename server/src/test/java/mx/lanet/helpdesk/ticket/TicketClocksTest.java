package mx.lanet.helpdesk.ticket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.TicketQuery.Sort;
import mx.lanet.helpdesk.ticket.sla.Agreement;
import mx.lanet.helpdesk.ticket.sla.Agreements;
import mx.lanet.helpdesk.ticket.sla.Promise;
import mx.lanet.helpdesk.ticket.sla.Step;
import mx.lanet.helpdesk.ticket.sla.Target;
import mx.lanet.helpdesk.ticket.sla.TicketClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Critical tickets are promised an answer within 30 minutes and an end within 4 hours, day and night: these are watched here. */
@ServerTest
class TicketClocksTest {
    private static final Slice.Request FIRST = new Slice.Request(1, 50);

    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private ClockAlarms alarms;

    @Autowired
    private Agreements agreements;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private TwoClients clients;
    private Person daniela;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
    }

    @Test
    void a_ticket_keeps_its_clock_through_answer_wait_end_and_return() {
        Ticket asked = ask(Priority.CRITICA);
        Ticket answered = done(tickets.reply(daniela, asked.ticketId(), "Ya lo veo.", Channel.PORTAL, null));
        Ticket waiting = done(tickets.changeState(daniela, asked.ticketId(), answered.version(), State.EN_ESPERA));
        clock.advance(Duration.ofHours(10));
        Ticket resumed =
                done(tickets.reply(clients.cafe().requester(), asked.ticketId(), "Listo.", Channel.PORTAL, null));
        Ticket resolved = done(tickets.changeState(daniela, asked.ticketId(), resumed.version(), State.RESUELTO));
        clock.advance(Duration.ofHours(10));
        Ticket reopened = done(tickets.reopen(daniela, asked.ticketId()));

        assertThat(asked.clock().dueAt()).isEqualTo(asked.createdAt().plus(Duration.ofMinutes(30)));
        assertThat(answered.clock().dueAt()).isEqualTo(asked.createdAt().plus(Duration.ofHours(4)));
        assertThat(waiting.clock().dueAt()).isNull();
        assertThat(resumed.clock().dueAt()).isAfter(asked.createdAt().plus(Duration.ofHours(14)));
        assertThat(resolved.clock().dueAt()).isNull();
        assertThat(reopened.clock().dueAt()).isAfter(asked.createdAt().plus(Duration.ofHours(24)));
        assertThat(reopened.clock().lateAt()).isNull();
        assertThat(get(asked).clock()).as("as it is stored").isEqualTo(reopened.clock());
    }

    @Test
    void another_priority_promises_something_else_and_a_note_changes_nothing() {
        Ticket asked = ask(Priority.BAJA);

        Ticket urgent = done(tickets.changePriority(daniela, asked.ticketId(), asked.version(), Priority.CRITICA));
        Ticket noted = done(tickets.note(daniela, asked.ticketId(), "Es el servidor."));

        assertThat(urgent.clock().promise().first()).isEqualTo(30);
        assertThat(urgent.clock().dueAt()).isBefore(asked.createdAt().plus(Duration.ofMinutes(31)));
        assertThat(noted.clock()).isEqualTo(urgent.clock());
    }

    @Test
    void lists_are_sorted_and_narrowed_by_what_is_due() {
        Ticket late = ask(Priority.CRITICA);
        clock.advance(Duration.ofMinutes(40));
        Ticket soon = ask(Priority.CRITICA);
        Ticket waiting = ask(Priority.CRITICA);
        done(tickets.changeState(daniela, waiting.ticketId(), waiting.version(), State.EN_ESPERA));
        Instant now = clock.instant();

        TicketQuery all = TicketQuery.all();
        TicketQuery overdue = all.due(new TicketQuery.DueWithin(null, now));
        TicketQuery next = all.due(new TicketQuery.DueWithin(now, now.plus(Duration.ofHours(1))));

        assertThat(listed(all.by(Sort.DUE, false, FIRST)))
                .containsExactly(late.ticketId(), soon.ticketId(), waiting.ticketId());
        assertThat(listed(all.by(Sort.DUE, true, FIRST)))
                .containsExactly(soon.ticketId(), late.ticketId(), waiting.ticketId());
        assertThat(listed(overdue)).containsExactly(late.ticketId());
        assertThat(listed(next)).containsExactly(soon.ticketId());
        assertThat(lists.count(daniela, overdue, 10)).isEqualTo(1);
    }

    /** What a long list shows on its pages is what a short one shows, whoever looks. */
    @Test
    void a_long_list_by_what_is_due_is_walked_page_by_page() {
        List<Ticket> due = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            due.add(ask(Priority.CRITICA));
        }
        Ticket ended = due.get(1);
        tickets.close(daniela, ended.ticketId());
        List<UUID> expected = new ArrayList<>(due.stream().map(Ticket::ticketId).toList());
        expected.remove(ended.ticketId());
        expected.add(ended.ticketId());

        String[] cafe = {clients.cafe().clientId().toString()};
        String[] both = {
            clients.cafe().clientId().toString(), clients.textil().clientId().toString()
        };

        assertThat(walked(daniela, cafe)).isEqualTo(expected);
        assertThat(walked(clients.superadmin(), both)).isEqualTo(expected);
    }

    /** By the function itself, as if there were too many to fetch them all. */
    private List<UUID> walked(Person person, String[] reach) {
        List<UUID> found = new ArrayList<>();
        for (int skip = 0; skip < 6; skip += 2) {
            int behind = skip;
            found.addAll(tenancy.call(person.scope(), () -> jdbc.sql(
                            "SELECT found_ticket FROM find_tickets(CAST(:clients AS uuid[]), '{}', 5000, 'due', 2, :skip)")
                    .param("clients", reach)
                    .param("skip", behind)
                    .query(UUID.class)
                    .list()));
        }
        return found;
    }

    @Test
    void a_promise_at_risk_and_a_broken_one_are_noted_once_however_many_look() throws Exception {
        Ticket asked = ask(Priority.CRITICA);
        clock.advance(Duration.ofMinutes(25));
        everybodyLooks();
        assertThat(slaEvents(asked)).containsExactly("SLA_USED 80 first");

        clock.advance(Duration.ofMinutes(10));
        everybodyLooks();

        assertThat(slaEvents(asked)).containsExactly("SLA_USED 80 first", "SLA_BROKEN 100 first");
        TicketClock late = get(asked).clock();
        assertThat(late.firstLateAt()).isEqualTo(asked.clock().dueAt());
        assertThat(late.dueAt()).isEqualTo(late.firstLateAt());
        assertThat(get(asked).version()).as("nothing was overwritten").isEqualTo(asked.version());
        assertThat(tickets.read(clients.cafe().requester(), asked.ticketId()).events())
                .as("the team's own matter")
                .noneMatch(event -> event.kind().name().startsWith("SLA"));
    }

    /** The house's calendar and promises are everybody's; a client's contract is only that client's. */
    @Test
    void what_a_contract_says_is_carried_to_the_open_tickets_and_its_steps_are_taken() {
        Ticket before = ask(Priority.ALTA);
        Ticket ofTextil = SomeOpening.of(clients.textil().requester())
                .urgency(Priority.ALTA)
                .in(tickets);
        Agreements.Stated stated =
                agreements.of(clients.superadmin(), clients.cafe().clientId());

        agreements.save(clients.superadmin(), stated.with(contract()));

        Promise promised = new Promise(10, 60, true);
        await().atMost(30, SECONDS).until(() -> get(before).clock().promise().equals(promised));
        assertThat(ask(Priority.ALTA).clock().promise()).isEqualTo(promised);
        assertThat(tickets.get(clients.textil().technician(), ofTextil.ticketId())
                        .clock()
                        .promise())
                .isEqualTo(ofTextil.clock().promise());
        assertThatExceptionOfType(Refusal.class)
                .as("somebody else has saved meanwhile")
                .isThrownBy(() -> agreements.save(clients.superadmin(), stated.with(contract())));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> agreements.save(
                        daniela, agreements.of(daniela, clients.cafe().clientId())));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> agreements.of(daniela, clients.textil().clientId()));

        clock.advance(Duration.ofMinutes(61));
        await().atMost(30, SECONDS).until(() -> get(before).priority() == Priority.CRITICA);
        assertThat(slaEvents(before)).contains("SLA_BROKEN 100 resolution", "SLA_USED 100 resolution");
    }

    private static Agreement contract() {
        return new Agreement(
                List.of(new Agreement.Line(null, Priority.ALTA, new Promise(10, 60, true))),
                List.of(new Step(Target.RESOLUTION, 100, Step.Deed.RAISE, null)),
                true);
    }

    /** Nobody wakes the server here: it looks by itself. */
    @Test
    void the_server_looks_by_itself() {
        Ticket asked = ask(Priority.CRITICA);
        clock.advance(Duration.ofMinutes(31));

        await().atMost(30, SECONDS).until(() -> slaEvents(asked).contains("SLA_BROKEN 100 first"));
    }

    private void everybodyLooks() throws Exception {
        try (var both = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> look = () -> {
                boolean more = true;
                while (more) {
                    more = alarms.next();
                }
                return true;
            };
            for (Future<Boolean> looked : both.invokeAll(List.of(look, look, look, look))) {
                looked.get();
            }
        }
    }

    private List<String> slaEvents(Ticket ticket) {
        return tickets.read(daniela, ticket.ticketId()).events().stream()
                .filter(event -> event.kind().name().startsWith("SLA"))
                .map(event -> event.kind() + " " + event.from() + " " + event.about())
                .toList();
    }

    /** As the database has it, whatever becomes of the rest. */
    private Ticket get(Ticket ticket) {
        return tickets.get(daniela, ticket.ticketId());
    }

    private List<UUID> listed(TicketQuery query) {
        return lists.list(daniela, query).items().stream()
                .map(TicketRow::ticketId)
                .toList();
    }

    private Ticket ask(Priority priority) {
        return SomeOpening.of(clients.cafe().requester()).urgency(priority).in(tickets);
    }

    private static Ticket done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).ticket();
    }
}
