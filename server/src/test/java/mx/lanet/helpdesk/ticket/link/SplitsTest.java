package mx.lanet.helpdesk.ticket.link;

import static mx.lanet.helpdesk.ticket.link.LinksTest.code;
import static mx.lanet.helpdesk.ticket.link.LinksTest.done;
import static mx.lanet.helpdesk.ticket.link.LinksTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SplitsTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Attachments files;

    @Autowired
    private Splits splits;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person gabriela;
    private Person hugo;
    private Person daniela;
    private Ticket ticket;

    @BeforeEach
    void aTicketOfTwoThings() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        hugo = clients.cafe().clientAdmin();
        daniela = clients.cafe().technician();
        ticket = new Asking(tickets).ask(gabriela, "No imprime");
    }

    @Test
    void chosen_comments_become_a_ticket_of_their_own_with_their_files() throws IOException {
        say(daniela, "¿Cuál impresora?");
        UUID asked = say(hugo, "Y de paso: el escáner tampoco jala.");
        attach(hugo, asked, "escaner.txt", false);
        UUID note = note("El escáner está en garantía");
        attach(daniela, note, "garantia.txt", true);
        UUID answer = say(daniela, "Lo mando revisar.");

        Ticket made = done(splits.split(daniela, ticket.ticketId(), Set.of(asked, note, answer), "Escáner sin señal"));

        assertThat(made.description()).isEqualTo("Y de paso: el escáner tampoco jala.");
        assertThat(made.requesterName()).isEqualTo(hugo.name());
        assertThat(made.publicComments()).isEqualTo(1);
        assertThat(bodies(daniela, made)).containsExactly("El escáner está en garantía", "Lo mando revisar.");
        assertThat(bodies(hugo, made)).containsExactly("Lo mando revisar.");
        assertThat(names(hugo, made)).containsExactly("escaner.txt");
        assertThat(names(daniela, made)).containsExactly("escaner.txt", "garantia.txt");
        assertThat(files.get(
                                daniela,
                                made.ticketId(),
                                files.of(daniela, made).getFirst().attachmentId())
                        .fileName())
                .isEqualTo("escaner.txt");

        Ticket left = tickets.get(daniela, ticket.ticketId());
        assertThat(bodies(daniela, left)).containsExactly("¿Cuál impresora?");
        assertThat(names(daniela, left)).isEmpty();
        assertThat(left.publicComments()).isEqualTo(1);
        assertThat(last(left)).extracting(TicketEvent::kind, TicketEvent::to).containsExactly(Kind.SPLIT, made.code());
        assertThat(last(made))
                .extracting(TicketEvent::kind, TicketEvent::to)
                .containsExactly(Kind.SPLIT_FROM, ticket.code());
        assertThat(found("garantía")).containsExactly(made.code());
        refused(404, () -> tickets.get(gabriela, made.ticketId()));
    }

    @Test
    void what_comes_after_a_split_is_new_to_its_readers() {
        UUID one = say(hugo, "Uno");
        UUID two = say(hugo, "Dos");
        tickets.read(gabriela, ticket.ticketId());
        splits.split(daniela, ticket.ticketId(), Set.of(one, two), "Otra cosa");

        say(daniela, "¿Sigue?");

        assertThat(lists.list(gabriela, TicketQuery.all()).items())
                .singleElement()
                .extracting(TicketRow::unread)
                .isEqualTo(1);
    }

    @Test
    void of_two_who_split_the_same_comments_off_one_does() throws Exception {
        UUID asked = say(hugo, "El escáner tampoco.");
        List<Callable<LinkOutcome>> both = new ArrayList<>();
        both.add(() -> splits.split(daniela, ticket.ticketId(), Set.of(asked), "Escáner"));
        both.add(() -> splits.split(clients.superadmin(), ticket.ticketId(), Set.of(asked), "Escáner"));

        List<LinkOutcome> outcomes = Asking.atOnce(both);

        assertThat(outcomes).filteredOn(LinkOutcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(LinkOutcome.NotNow.class::isInstance)
                .extracting(LinksTest::code)
                .containsExactly("gone");
    }

    @Test
    void only_the_team_splits_and_only_what_stands_there() {
        UUID asked = say(hugo, "El escáner tampoco.");
        Ticket other = new Asking(tickets).ask(gabriela, "Otro");

        refused(403, () -> splits.split(hugo, ticket.ticketId(), Set.of(asked), "Escáner"));
        refused(400, () -> splits.split(daniela, ticket.ticketId(), Set.of(), "Escáner"));
        assertThat(code(splits.split(daniela, other.ticketId(), Set.of(asked), "Escáner")))
                .isEqualTo("gone");
    }

    private UUID say(Person person, String body) {
        return id(tickets.reply(person, ticket.ticketId(), body, Channel.PORTAL, null));
    }

    private UUID note(String body) {
        return id(tickets.note(daniela, ticket.ticketId(), body));
    }

    private static UUID id(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return Objects.requireNonNull(((Outcome.Done) outcome).commentId());
    }

    private List<String> bodies(Person reader, Ticket which) {
        return tickets.read(reader, which.ticketId()).comments().stream()
                .map(Comment::body)
                .toList();
    }

    private List<String> names(Person reader, Ticket which) {
        return files.of(reader, which).stream().map(Attachment::fileName).toList();
    }

    private TicketEvent last(Ticket which) {
        return tickets.read(daniela, which.ticketId()).events().getLast();
    }

    private List<String> found(String words) {
        return lists.list(daniela, TicketQuery.all().holding(words)).items().stream()
                .map(TicketRow::code)
                .toList();
    }

    private void attach(Person person, UUID comment, String name, boolean internal) throws IOException {
        byte[] content = "Hojas y hojas".getBytes(StandardCharsets.UTF_8);
        files.add(
                person,
                ticket.ticketId(),
                new Attachments.Upload(name, new ByteArrayInputStream(content), internal, comment, null));
    }
}
