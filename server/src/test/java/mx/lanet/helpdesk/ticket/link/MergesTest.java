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
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MergesTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Attachments files;

    @Autowired
    private Merges merges;

    @Autowired
    private Links links;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person gabriela;
    private Person luis;
    private Person daniela;
    private Asking asking;
    private Ticket luises;
    private Ticket gabrielas;

    @BeforeEach
    void twoPeopleAskTheSame() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        luis = Asking.luisOf(clients.cafe());
        daniela = clients.cafe().technician();
        asking = new Asking(tickets);
        gabrielas = asking.ask(gabriela, "El servidor no responde", "No abre el sistema.");
        luises = asking.ask(luis, "No abre CONTPAQi", "Dice «sin conexión».");
    }

    @Test
    void what_was_said_and_attached_is_shown_in_the_other_to_those_it_was_meant_for() throws IOException {
        Attachment screen = attach(luis, luises, "pantalla.txt", false);
        say(daniela, luises, "¿En qué piso?");
        tickets.note(daniela, luises.ticketId(), "Es el switch del piso 2");
        Attachment quote = attach(daniela, luises, "cotizacion.txt", true);

        Ticket whole = merge(luises, gabrielas);

        Ticket closed = tickets.get(daniela, luises.ticketId());
        assertThat(closed.state()).isEqualTo(State.CERRADO);
        assertThat(closed.merged().into()).isEqualTo(gabrielas.ticketId());
        assertThat(whole.publicComments()).isEqualTo(1);
        assertThat(bodies(daniela)).containsExactly("Dice «sin conexión».", "¿En qué piso?", "Es el switch del piso 2");
        assertThat(files.of(daniela, whole))
                .extracting(Attachment::attachmentId)
                .containsExactly(screen.attachmentId(), quote.attachmentId());
        for (Person asker : List.of(gabriela, luis)) {
            assertThat(bodies(asker)).containsExactly("Dice «sin conexión».", "¿En qué piso?");
            assertThat(files.of(asker, whole)).extracting(Attachment::fileName).containsExactly("pantalla.txt");
            assertThat(files.get(asker, luises.ticketId(), screen.attachmentId()))
                    .isEqualTo(screen);
            assertThat(files.get(asker, whole.ticketId(), screen.attachmentId()))
                    .isEqualTo(screen);
            refused(404, () -> files.get(asker, luises.ticketId(), quote.attachmentId()));
        }
        assertThat(tickets.read(daniela, luises.ticketId()).events())
                .last()
                .extracting(TicketEvent::kind, TicketEvent::to)
                .containsExactly(Kind.MERGED, gabrielas.code());
        assertThat(tickets.read(gabriela, gabrielas.ticketId()).events())
                .last()
                .extracting(TicketEvent::kind, TicketEvent::to, TicketEvent::from)
                .containsExactly(Kind.TOOK_IN, luises.code(), "No abre CONTPAQi");
    }

    @Test
    void who_asked_for_the_merged_one_takes_part_in_the_other_and_nobody_else_does() {
        Person carmen = Asking.luisOf(clients.cafe());

        merge(luises, gabrielas);
        Ticket answered = say(luis, luises, "Ya volvió la luz, pero no el sistema.");

        assertThat(answered.ticketId()).isEqualTo(gabrielas.ticketId());
        assertThat(bodies(gabriela)).endsWith("Ya volvió la luz, pero no el sistema.");
        refused(404, () -> tickets.get(carmen, gabrielas.ticketId()));
        refused(404, () -> tickets.get(gabriela, luises.ticketId()));
        refused(403, () -> tickets.close(luis, gabrielas.ticketId()));
        refused(403, () -> tickets.rate(luis, gabrielas.ticketId(), 5, ""));
        assertThat(found(luis, "")).containsExactly(gabrielas.code());
        assertThat(found(gabriela, "")).containsExactly(gabrielas.code());
        assertThat(found(carmen, "")).isEmpty();
    }

    @Test
    void the_other_is_found_by_the_words_of_the_merged_one() {
        tickets.note(daniela, luises.ticketId(), "Revisar el conmutador");

        merge(luises, gabrielas);

        assertThat(found(gabriela, "contpaqi")).containsExactly(gabrielas.code());
        assertThat(found(daniela, "conmutador")).containsExactlyInAnyOrder(gabrielas.code(), luises.code());
        assertThat(found(gabriela, "conmutador")).isEmpty();
    }

    @Test
    void what_was_merged_changes_no_more_and_cannot_be_taken_back() {
        merge(luises, gabrielas);
        Ticket closed = tickets.get(daniela, luises.ticketId());

        assertThat(tickets.mayUndo(daniela, closed, Tickets.UNDONE_WITHIN)).isFalse();
        for (Outcome outcome : List.of(
                tickets.undo(daniela, closed.ticketId()),
                tickets.reopen(daniela, closed.ticketId()),
                tickets.note(daniela, closed.ticketId(), "¿Y esto?"),
                tickets.changeState(daniela, closed.ticketId(), closed.version(), State.EN_PROGRESO))) {
            assertThat(outcome).isInstanceOf(Outcome.NotNow.class);
        }
        assertThat(tickets.get(daniela, closed.ticketId())).isEqualTo(closed);
    }

    @Test
    void a_second_click_and_a_colleague_who_does_the_same_get_what_there_is() {
        Ticket whole = merge(luises, gabrielas);

        Ticket again = merge(luises, gabrielas);

        assertThat(again).isEqualTo(whole);
        assertThat(again.publicComments()).isZero();
    }

    @Test
    void merging_goes_on_with_what_was_merged_before() {
        Ticket third = asking.ask(gabriela, "Todo el piso sin red");
        merge(luises, gabrielas);

        merge(gabrielas, third);

        assertThat(tickets.living(luis, tickets.get(luis, luises.ticketId())).code())
                .isEqualTo(third.code());
        assertThat(tickets.read(luis, third.ticketId()).comments())
                .extracting(Comment::body)
                .containsExactly("No abre el sistema.", "Dice «sin conexión».");
        Ticket fourth = asking.ask(gabriela, "Otra cosa");
        assertThat(merges.merge(daniela, luises.ticketId(), fourth.ticketId()))
                .isInstanceOfSatisfying(LinkOutcome.NotNow.class, told -> {
                    assertThat(told.code()).isEqualTo("merged_already");
                    assertThat(told.other().code()).isEqualTo(third.code());
                });
    }

    @Test
    void what_stood_beside_the_merged_one_stands_beside_the_other() {
        Ticket beside = asking.ask(gabriela, "Apagón");
        Ticket parent = asking.ask(gabriela, "Piso 2");
        Ticket child = asking.ask(gabriela, "Switch");
        done(links.relate(daniela, luises.ticketId(), beside.ticketId()));
        done(links.relate(daniela, luises.ticketId(), gabrielas.ticketId()));
        done(links.putUnder(daniela, luises.ticketId(), parent.ticketId()));
        done(links.putUnder(daniela, child.ticketId(), luises.ticketId()));

        Ticket whole = merge(luises, gabrielas);

        Linked now = links.of(daniela, whole);
        assertThat(now.related()).extracting(LinkedTicket::code).containsExactly(beside.code());
        assertThat(now.children()).extracting(LinkedTicket::code).containsExactly(child.code());
        assertThat(now.parts()).extracting(LinkedTicket::code).containsExactly(luises.code());
        assertThat(now.parent()).isNotNull();
        assertThat(links.of(daniela, parent).children())
                .extracting(LinkedTicket::code)
                .containsExactly(gabrielas.code());
        assertThat(code(merges.merge(daniela, child.ticketId(), whole.ticketId())))
                .isEqualTo("family");
    }

    @Test
    void an_open_ticket_does_not_end_unnoticed_in_one_that_has_ended() {
        tickets.close(daniela, gabrielas.ticketId());

        assertThat(code(merges.merge(daniela, luises.ticketId(), gabrielas.ticketId())))
                .isEqualTo("into_ended");
        refused(403, () -> merges.merge(gabriela, luises.ticketId(), gabrielas.ticketId()));
        Ticket theirs = asking.ask(clients.textil().requester(), "La bordadora");
        refused(404, () -> merges.merge(daniela, luises.ticketId(), theirs.ticketId()));
        assertThat(code(merges.merge(clients.superadmin(), luises.ticketId(), theirs.ticketId())))
                .isEqualTo("other_client");
    }

    @Test
    void of_two_who_merge_into_each_other_at_once_one_wins_and_the_other_is_told() throws Exception {
        for (int round = 0; round < 8; round++) {
            Ticket one = asking.ask(gabriela, "Uno");
            Ticket two = asking.ask(luis, "Dos");
            List<Callable<LinkOutcome>> both = new ArrayList<>();
            both.add(() -> merges.merge(daniela, one.ticketId(), two.ticketId()));
            both.add(() -> merges.merge(clients.superadmin(), two.ticketId(), one.ticketId()));

            List<LinkOutcome> outcomes = Asking.atOnce(both);

            assertThat(outcomes).filteredOn(LinkOutcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(LinkOutcome.NotNow.class::isInstance)
                    .extracting(LinksTest::code)
                    .containsExactly("merged_the_other_way");
        }
    }

    @Test
    void who_answers_while_others_merge_and_link_waits_for_nobody_for_ever() throws Exception {
        Ticket other = asking.ask(gabriela, "Relacionado");
        done(links.putUnder(daniela, luises.ticketId(), other.ticketId()));
        List<Callable<@Nullable Object>> works = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            works.add(() -> tickets.reply(gabriela, gabrielas.ticketId(), "¿Hay noticias?", Channel.PORTAL, null));
            works.add(() -> tickets.close(luis, luises.ticketId()));
            works.add(() -> tickets.reply(luis, luises.ticketId(), "Sigue igual.", Channel.PORTAL, null));
            works.add(() -> links.relate(clients.superadmin(), other.ticketId(), gabrielas.ticketId()));
        }
        works.add(() -> merges.merge(daniela, luises.ticketId(), gabrielas.ticketId()));

        List<@Nullable Object> outcomes = Asking.atOnce(works);

        assertThat(outcomes).last().isInstanceOf(LinkOutcome.Done.class);
        assertThat(bodies(daniela)).filteredOn("Sigue igual."::equals).hasSize(6);
        assertThat(bodies(daniela)).filteredOn("¿Hay noticias?"::equals).hasSize(6);
    }

    private Ticket merge(Ticket ticket, Ticket into) {
        return done(merges.merge(daniela, ticket.ticketId(), into.ticketId()));
    }

    private Ticket say(Person person, Ticket ticket, String body) {
        Outcome outcome = tickets.reply(person, ticket.ticketId(), body, Channel.PORTAL, null);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).ticket();
    }

    private List<String> bodies(Person reader) {
        return tickets.read(reader, gabrielas.ticketId()).comments().stream()
                .map(Comment::body)
                .toList();
    }

    private List<String> found(Person person, String words) {
        return lists.list(person, TicketQuery.all().holding(words)).items().stream()
                .map(TicketRow::code)
                .toList();
    }

    private Attachment attach(Person person, Ticket ticket, String name, boolean internal) throws IOException {
        byte[] content = "Hojas y hojas".getBytes(StandardCharsets.UTF_8);
        return files.add(
                person,
                ticket.ticketId(),
                new Attachments.Upload(name, new ByteArrayInputStream(content), internal, null, null));
    }
}
