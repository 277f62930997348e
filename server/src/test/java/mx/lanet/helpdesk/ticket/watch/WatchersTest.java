package mx.lanet.helpdesk.ticket.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Part;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketMentioned;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.ticket.link.Merges;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class WatchersTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Watchers watchers;

    @Autowired
    private Merges merges;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;
    private Person lucia;
    private Ticket theirs;

    @BeforeEach
    void aTicketOfTheAdministrator() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
        lucia = clients.superadmin();
        theirs = ask(clients.cafe().clientAdmin());
    }

    @Test
    void who_watches_finds_it_in_a_view_and_the_portal_knows_nothing_of_it() {
        watchers.add(daniela, theirs.ticketId(), daniela.userId());
        watchers.add(daniela, theirs.ticketId(), daniela.userId());

        assertThat(watchers.of(lucia, theirs)).extracting(Watcher::name).containsExactly(daniela.name());
        assertThat(found(daniela, View.WATCHED.query(daniela))).containsExactly(theirs.ticketId());
        assertThat(found(lucia, View.WATCHED.query(lucia))).isEmpty();
        assertThat(tickets.read(clients.cafe().clientAdmin(), theirs.ticketId()).events())
                .extracting(TicketEvent::kind)
                .doesNotContain(Kind.WATCHERS);
        watchers.remove(daniela, theirs.ticketId(), daniela.userId());
        assertThat(found(daniela, View.WATCHED.query(daniela))).isEmpty();
    }

    @Test
    void somebody_of_the_client_takes_part_while_watching_and_no_longer() {
        assertThat(status(() -> tickets.get(gabriela, theirs.ticketId()))).isEqualTo(404);

        watchers.add(daniela, theirs.ticketId(), gabriela.userId());

        assertThat(tickets.read(gabriela, theirs.ticketId()).part()).isEqualTo(Part.PARTICIPANT);
        assertThat(found(gabriela, TicketQuery.all())).containsExactly(theirs.ticketId());
        assertThat(tickets.reply(gabriela, theirs.ticketId(), "A mí también me pasa", Channel.PORTAL, null))
                .isInstanceOf(Outcome.Done.class);
        assertThat(status(() -> tickets.close(gabriela, theirs.ticketId()))).isEqualTo(403);
        watchers.remove(daniela, theirs.ticketId(), gabriela.userId());
        assertThat(status(() -> tickets.get(gabriela, theirs.ticketId()))).isEqualTo(404);
        assertThat(found(gabriela, TicketQuery.all())).isEmpty();
    }

    @Test
    void who_was_added_of_the_client_may_stop_following_and_nobody_else_is_taken_off() {
        watchers.add(lucia, theirs.ticketId(), gabriela.userId());
        watchers.add(lucia, theirs.ticketId(), daniela.userId());
        assertThat(watchers.ofClient(gabriela, theirs))
                .extracting(Watcher::userId)
                .containsExactly(gabriela.userId());

        assertThat(watchers.leave(gabriela, theirs.ticketId())).isInstanceOf(Outcome.Done.class);

        assertThat(status(() -> tickets.get(gabriela, theirs.ticketId()))).isEqualTo(404);
        assertThat(watchers.of(lucia, theirs)).extracting(Watcher::userId).containsExactly(daniela.userId());
        assertThat(tickets.read(lucia, theirs.ticketId()).events())
                .extracting(TicketEvent::kind, TicketEvent::actorName)
                .contains(tuple(TicketEvent.Kind.WATCHERS, gabriela.name()));
        assertThat(status(() -> watchers.leave(clients.cafe().clientAdmin(), theirs.ticketId())))
                .isEqualTo(404);
    }

    @Test
    void nobody_of_another_client_and_no_technician_of_others_can_be_added() {
        for (Person stranger : List.of(
                clients.textil().requester(),
                clients.textil().clientAdmin(),
                clients.textil().technician())) {
            assertThat(status(() -> watchers.add(lucia, theirs.ticketId(), stranger.userId())))
                    .isEqualTo(404);
            assertThat(status(() -> tickets.get(stranger, theirs.ticketId()))).isEqualTo(404);
        }
        assertThat(status(() -> watchers.add(clients.cafe().clientAdmin(), theirs.ticketId(), gabriela.userId())))
                .isEqualTo(403);
    }

    @Test
    void who_is_called_in_a_note_watches_from_then_on_and_is_told(@Autowired ApplicationEvents events) {
        tickets.note(lucia, theirs.ticketId(), "¿Lo ves, @" + login(daniela) + "?");

        assertThat(found(daniela, View.MENTIONED.query(daniela))).containsExactly(theirs.ticketId());
        assertThat(found(daniela, View.WATCHED.query(daniela))).containsExactly(theirs.ticketId());
        assertThat(events.stream(TicketMentioned.class)).singleElement().satisfies(event -> assertThat(event.userIds())
                .containsExactly(daniela.userId()));
    }

    @Test
    void nobody_is_called_to_a_ticket_that_he_may_not_see() {
        Person marco = clients.textil().technician();

        Outcome outcome = tickets.note(lucia, theirs.ticketId(), "¿Lo ves, @" + login(marco) + "?");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.NotNow.class, not -> assertThat(not.code())
                .isEqualTo("ticket_mention_stranger"));
        assertThat(tickets.read(lucia, theirs.ticketId()).comments()).isEmpty();
        assertThat(watchers.of(lucia, theirs)).isEmpty();
        assertThat(watchers.strangers(lucia, theirs, "@" + login(marco))).containsExactly(marco.name());
    }

    @Test
    void who_asked_calls_nobody() {
        tickets.reply(clients.cafe().clientAdmin(), theirs.ticketId(), "@" + login(daniela), Channel.PORTAL, null);

        assertThat(found(daniela, View.MENTIONED.query(daniela))).isEmpty();
    }

    @Test
    void who_watches_what_is_merged_watches_the_other_and_keeps_taking_part() {
        Ticket other = ask(clients.cafe().clientAdmin());
        watchers.add(daniela, theirs.ticketId(), gabriela.userId());
        tickets.note(lucia, theirs.ticketId(), "@" + login(daniela));

        merges.merge(lucia, theirs.ticketId(), other.ticketId());

        assertThat(watchers.of(lucia, other))
                .extracting(Watcher::userId)
                .containsExactlyInAnyOrder(daniela.userId(), gabriela.userId());
        assertThat(tickets.read(gabriela, other.ticketId()).part()).isEqualTo(Part.PARTICIPANT);
        assertThat(found(daniela, View.MENTIONED.query(daniela))).containsExactly(other.ticketId());
    }

    private static String login(Person person) {
        return person.login();
    }

    private List<UUID> found(Person person, TicketQuery query) {
        return lists.list(person, query).items().stream()
                .map(TicketRow::ticketId)
                .toList();
    }

    private static int status(ThrowingCallable work) {
        return catchThrowableOfType(Refusal.class, work).problem().status();
    }

    private Ticket ask(Person requester) {
        return SomeOpening.of(requester).category("Software").in(tickets);
    }
}
