package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.queue.Queue;
import mx.lanet.helpdesk.ticket.queue.Queues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class QueuesTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Queues queues;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private TwoClients clients;
    private Person lucia;
    private Person gabriela;
    private Person daniela;
    private final List<UUID> made = new ArrayList<>();

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        lucia = clients.superadmin();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
    }

    /** All tests share one database: a queue for certain clients would take only those of this test anyway. */
    @AfterEach
    void queuesRest() {
        made.forEach(id -> tenancy.run(
                new Scope.Everything(), () -> jdbc.sql("UPDATE ticket_queue SET active = false WHERE queue_id = :queue")
                        .param("queue", id)
                        .update()));
    }

    @Test
    void a_ticket_stands_in_the_general_queue_and_is_nobodys() {
        Ticket asked = ask("Otro");

        assertThat(asked.queueId()).isEqualTo(Queues.GENERAL);
        assertThat(asked.assigneeId()).isNull();
        assertThat(asked.state()).isEqualTo(State.NUEVO);
    }

    @Test
    void a_queue_for_certain_clients_takes_theirs_and_no_others() {
        Queue cafe = queue("Cafe", false, Set.of(clients.cafe().clientId()), Set.of());

        assertThat(ask("Otro").queueId()).isEqualTo(cafe.id());
        assertThat(ask(clients.textil().requester(), "Otro").queueId()).isEqualTo(Queues.GENERAL);
    }

    @Test
    void an_automatic_queue_gives_the_ticket_in_the_same_step_and_says_so() {
        queue("Automática", true, Set.of(clients.cafe().clientId()), Set.of(daniela.userId()));

        Ticket asked = ask("Otro");

        assertThat(asked.assigneeId()).isEqualTo(daniela.userId());
        assertThat(asked.state()).isEqualTo(State.ASIGNADO);
        assertThat(tickets.read(daniela, asked.ticketId()).events()).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo(TicketEvent.Kind.ASSIGNEE);
            assertThat(event.actorName()).startsWith("Automática");
            assertThat(event.to()).isEqualTo(daniela.name());
        });
    }

    @Test
    void the_least_loaded_is_given_the_next_and_then_who_waits_longest() {
        queue("Pareja", true, Set.of(clients.cafe().clientId()), Set.of(daniela.userId(), lucia.userId()));

        List<UUID> given = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            given.add(ask("Otro").assigneeId());
        }
        Ticket done = tickets.getByNumber(daniela, ask("Otro").number());
        tickets.close(lucia, done.ticketId());

        assertThat(given.subList(0, 2)).containsExactlyInAnyOrder(daniela.userId(), lucia.userId());
        assertThat(given.get(2)).isEqualTo(given.get(0));
        assertThat(given.get(3)).isEqualTo(given.get(1));
    }

    @Test
    void who_is_away_inactive_or_does_not_serve_the_client_is_passed_over() {
        Person marco = clients.textil().technician();
        queue(
                "Con huecos",
                true,
                Set.of(clients.cafe().clientId()),
                Set.of(daniela.userId(), lucia.userId(), marco.userId()));
        queues.setAway(lucia, true);

        List<UUID> given = List.of(ask("Otro").assigneeId(), ask("Otro").assigneeId());
        inactive(daniela);
        UUID whenNobodyIsThere = ask("Otro").assigneeId();
        queues.setAway(lucia, false);
        UUID back = ask("Otro").assigneeId();

        assertThat(given).containsExactly(daniela.userId(), daniela.userId());
        assertThat(whenNobodyIsThere).isNull();
        assertThat(back).isEqualTo(lucia.userId());
    }

    @Test
    void many_tickets_at_once_are_spread_evenly_also_over_two_queues_of_the_same_people() throws Exception {
        Set<UUID> both = Set.of(daniela.userId(), lucia.userId());
        queue("Mañana", true, Set.of(clients.cafe().clientId()), both);
        Queue evening =
                queue("Tarde", true, Set.of(clients.textil().clientId()), Set.of(lucia.userId(), daniela.userId()));
        serves(daniela, clients.textil().clientId());
        List<Callable<Ticket>> askers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            askers.add(() -> ask("Otro"));
            askers.add(() -> ask(clients.textil().requester(), "Otro"));
        }

        List<Ticket> all = atOnce(askers);

        Map<UUID, Long> each = all.stream().collect(Collectors.groupingBy(Ticket::assigneeId, Collectors.counting()));
        assertThat(each).containsEntry(daniela.userId(), 20L).containsEntry(lucia.userId(), 20L);
        assertThat(all)
                .filteredOn(ticket -> ticket.queueId().equals(evening.id()))
                .hasSize(20);
    }

    @Test
    void a_hand_over_moves_tells_why_and_leaves_the_ticket_to_the_other_queue() {
        Queue networks = queue("Redes", true, Set.of(clients.cafe().clientId()), Set.of(lucia.userId()));
        Ticket asked = done(tickets.handOver(daniela, ask("Otro").ticketId(), 1, Queues.GENERAL, ""));
        Ticket mine = done(tickets.assign(daniela, asked.ticketId(), asked.version(), daniela.userId()));

        Ticket after = done(tickets.handOver(daniela, mine.ticketId(), mine.version(), networks.id(), "Es el switch."));

        assertThat(after.queueId()).isEqualTo(networks.id());
        assertThat(after.assigneeId()).isEqualTo(lucia.userId());
        assertThat(tickets.read(daniela, after.ticketId()).comments()).last().satisfies(note -> {
            assertThat(note.body()).isEqualTo("Es el switch.");
            assertThat(note.internal()).isTrue();
        });
        assertThat(tickets.read(daniela, after.ticketId()).events())
                .anySatisfy(event -> assertThat(event.kind()).isEqualTo(TicketEvent.Kind.QUEUE));
        assertThat(tickets.handOver(daniela, after.ticketId(), mine.version(), Queues.GENERAL, ""))
                .isInstanceOf(Outcome.ChangedMeanwhile.class);
    }

    @Test
    void who_works_in_the_other_queue_too_keeps_the_ticket() {
        Queue second = queue("Segundo nivel", true, Set.of(clients.cafe().clientId()), Set.of(daniela.userId()));
        Ticket asked = ask(clients.cafe().requester(), "Otro");
        Ticket general = done(tickets.handOver(lucia, asked.ticketId(), 1, Queues.GENERAL, ""));
        Ticket mine = done(tickets.assign(daniela, general.ticketId(), general.version(), daniela.userId()));

        Ticket after = done(tickets.handOver(daniela, mine.ticketId(), mine.version(), second.id(), ""));

        assertThat(after.assigneeId()).isEqualTo(daniela.userId());
    }

    @Test
    void only_the_team_hands_over_and_only_to_queues_that_serve_the_client() {
        Queue foreign = queue("De Textil", false, Set.of(clients.textil().clientId()), Set.of());
        Ticket asked = ask("Otro");

        refused(400, () -> tickets.handOver(daniela, asked.ticketId(), 1, foreign.id(), ""));
        refused(400, () -> tickets.handOver(daniela, asked.ticketId(), 1, UUID.randomUUID(), ""));
        refused(403, () -> tickets.handOver(gabriela, asked.ticketId(), 1, Queues.GENERAL, ""));
        refused(404, () -> tickets.handOver(clients.textil().technician(), asked.ticketId(), 1, Queues.GENERAL, ""));
    }

    @Test
    void the_list_is_filtered_by_queue_and_by_the_queues_one_works_in() {
        Queue cafe = queue("Lista", false, Set.of(clients.cafe().clientId()), Set.of(daniela.userId()));
        Ticket inQueue = ask("Otro");
        Ticket elsewhere = done(tickets.handOver(daniela, ask("Otro").ticketId(), 1, Queues.GENERAL, ""));

        assertThat(listed(daniela, View.QUEUES.query(daniela))).containsExactly(inQueue.ticketId());
        assertThat(listed(daniela, TicketQuery.all().inQueue(cafe.id()))).containsExactly(inQueue.ticketId());
        assertThat(listed(daniela, TicketQuery.all().inQueue(Queues.GENERAL))).containsExactly(elsewhere.ticketId());
        assertThat(lists.figure(daniela, View.QUEUES.query(daniela))).isEqualTo(1);
    }

    private Queue queue(String name, boolean automatic, Set<UUID> served, Set<UUID> members) {
        Queue queue = queues.create(
                lucia, new Queues.Draft(name + " " + UUID.randomUUID(), "", automatic, false, served, members));
        made.add(queue.id());
        return queue;
    }

    private void inactive(Person person) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql("UPDATE app_user SET active = false WHERE user_id = :user")
                .param("user", person.userId())
                .update());
    }

    private void serves(Person technician, UUID client) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "INSERT INTO technician_client (client_id, user_id, granted_at) VALUES (:client, :user, now())")
                .param("client", client)
                .param("user", technician.userId())
                .update());
    }

    private List<UUID> listed(Person person, TicketQuery query) {
        Slice<TicketRow> slice = lists.list(person, query);
        return slice.items().stream().map(TicketRow::ticketId).toList();
    }

    private Ticket ask(String category) {
        return ask(gabriela, category);
    }

    private Ticket ask(Person requester, String category) {
        return SomeOpening.of(requester)
                .saying("Desde las 9.")
                .category(category)
                .urgency(null)
                .in(tickets);
    }

    private static Ticket done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).ticket();
    }

    private static void refused(int status, Callable<?> attempt) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(attempt::call)
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
