package mx.lanet.helpdesk.ticket.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.link.Merges;
import mx.lanet.helpdesk.ticket.time.TimeEntries.Work;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TimeEntriesTest {
    private static final Slice.Request FIRST = new Slice.Request(1, 50);

    @Autowired
    private Tickets tickets;

    @Autowired
    private TimeEntries entries;

    @Autowired
    private Merges merges;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person daniela;
    private Person lucia;
    private Ticket jam;

    @BeforeEach
    void aTicket() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        lucia = clients.superadmin();
        jam = ask(clients.cafe().requester());
    }

    @Test
    void the_time_of_all_is_summed_the_last_day_first() {
        entries.add(daniela, jam.ticketId(), work(90, 2, "Revisión"));
        entries.add(lucia, jam.ticketId(), work(15, 0, ""));

        TimeEntries.Spent spent = entries.of(daniela, jam, FIRST);

        assertThat(spent.minutes()).isEqualTo(105);
        assertThat(spent.entries().items())
                .extracting(TimeEntry::personName, TimeEntry::minutes)
                .containsExactly(tuple(lucia.name(), 15), tuple(daniela.name(), 90));
        assertThat(tickets.get(daniela, jam.ticketId()).version()).isEqualTo(jam.version());
    }

    @Test
    void one_changes_and_deletes_the_own_and_only_the_superadmin_that_of_others() {
        TimeEntry hers = entries.add(daniela, jam.ticketId(), work(90, 0, ""));
        TimeEntry others = entries.add(lucia, jam.ticketId(), work(15, 0, ""));

        assertThat(status(() -> entries.delete(daniela, jam.ticketId(), others.timeId())))
                .isEqualTo(403);
        assertThat(status(() -> entries.change(daniela, jam.ticketId(), others.timeId(), 1, work(1, 0, ""))))
                .isEqualTo(403);
        entries.change(daniela, jam.ticketId(), hers.timeId(), 1, work(60, 1, "Menos"));
        assertThat(status(() -> entries.change(daniela, jam.ticketId(), hers.timeId(), 1, work(30, 0, ""))))
                .isEqualTo(409);
        assertThat(entries.of(daniela, jam, FIRST).minutes()).isEqualTo(75);
        entries.delete(lucia, jam.ticketId(), hers.timeId());
        entries.delete(lucia, jam.ticketId(), others.timeId());
        assertThat(entries.of(daniela, jam, FIRST).entries().items()).isEmpty();
    }

    @Test
    void only_the_team_of_the_client_sees_and_writes_it() {
        TimeEntry hers = entries.add(daniela, jam.ticketId(), work(90, 0, ""));
        Person marco = clients.textil().technician();

        for (Person stranger :
                List.of(clients.cafe().requester(), clients.cafe().clientAdmin())) {
            assertThat(status(() -> entries.add(stranger, jam.ticketId(), work(5, 0, ""))))
                    .isEqualTo(403);
            assertThat(status(() -> entries.of(stranger, jam, FIRST))).isEqualTo(403);
        }
        assertThat(status(() -> entries.add(marco, jam.ticketId(), work(5, 0, ""))))
                .isEqualTo(404);
        assertThat(status(() -> entries.delete(marco, jam.ticketId(), hers.timeId())))
                .isEqualTo(404);
    }

    @Test
    void the_time_of_what_was_merged_was_spent_on_the_other() {
        Ticket other = ask(clients.cafe().requester());
        entries.add(daniela, jam.ticketId(), work(90, 0, ""));
        merges.merge(daniela, jam.ticketId(), other.ticketId());
        entries.add(daniela, jam.ticketId(), work(5, 0, "Después"));

        assertThat(entries.of(daniela, other, FIRST).minutes()).isEqualTo(95);
        assertThat(entries.of(daniela, jam, FIRST).minutes()).isZero();
    }

    @Test
    void work_of_tomorrow_and_of_long_ago_is_not_written_down() {
        assertThat(status(() -> entries.add(daniela, jam.ticketId(), work(5, -1, ""))))
                .isEqualTo(400);
        assertThat(status(() -> entries.add(daniela, jam.ticketId(), work(5, 367, ""))))
                .isEqualTo(400);
        assertThat(status(() -> entries.add(daniela, jam.ticketId(), work(1441, 0, ""))))
                .isEqualTo(400);
    }

    private Work work(int minutes, int daysAgo, String note) {
        return new Work(minutes, entries.today(daniela).minusDays(daysAgo), note);
    }

    private static int status(ThrowingCallable work) {
        return catchThrowableOfType(Refusal.class, work).problem().status();
    }

    private Ticket ask(Person requester) {
        return SomeOpening.of(requester).category("Software").in(tickets);
    }
}
