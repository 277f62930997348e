package mx.lanet.helpdesk.ticket.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.link.Merges;
import mx.lanet.helpdesk.ticket.reply.Macro;
import mx.lanet.helpdesk.ticket.reply.Macros;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TagsTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Tags tags;

    @Autowired
    private Macros macros;

    @Autowired
    private Merges merges;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;
    private Ticket jam;

    @BeforeEach
    void aTicket() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
        jam = ask(gabriela, "No timbra");
    }

    @Test
    void case_and_accents_do_not_make_two_and_the_first_spelling_stays() {
        Ticket other = ask(gabriela, "Otra");

        put(jam, "  #Facturación ,  sat ");
        put(jam, "FACTURACION");
        put(other, "facturacion");

        assertThat(names(jam)).containsExactly("Facturación", "sat");
        assertThat(names(other)).containsExactly("Facturación");
        assertThat(tickets.read(daniela, jam.ticketId()).events().stream()
                        .filter(event -> event.kind() == Kind.TAGS)
                        .map(TicketEvent::to))
                .containsExactly("Facturación, sat");
    }

    @Test
    void a_tag_overwrites_nothing_so_it_holds_back_nobody_who_is_changing_the_ticket() {
        put(jam, "sat");

        assertThat(tickets.changePriority(daniela, jam.ticketId(), jam.version(), Priority.ALTA))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_team_finds_it_by_the_tag_and_the_people_of_the_client_do_not() {
        put(jam, "Contabilidad electrónica");
        Ticket other = ask(gabriela, "Otra");
        put(other, "sat");

        assertThat(found(daniela, TicketQuery.all().tagged("contabilidad electronica")))
                .containsExactly(jam.ticketId());
        assertThat(found(clients.superadmin(), TicketQuery.all().holding("contabilidades")))
                .contains(jam.ticketId());
        assertThat(found(daniela, TicketQuery.all().holding("contabilidades"))).containsExactly(jam.ticketId());
        assertThat(found(clients.cafe().clientAdmin(), TicketQuery.all().holding("contabilidades")))
                .isEmpty();
        assertThat(tickets.read(gabriela, jam.ticketId()).events())
                .extracting(TicketEvent::kind)
                .doesNotContain(Kind.TAGS);
        assertThat(tags.of(gabriela, jam)).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tickets.changeTags(gabriela, jam.ticketId(), List.of(new Tag("sat")), List.of()));
    }

    @Test
    void what_is_taken_off_is_found_no_more_and_not_offered_again() {
        put(jam, "Contabilidad");
        assertThat(tags.used(daniela, clients.cafe().clientId(), 10)).contains(new Tag("Contabilidad"));

        tickets.changeTags(daniela, jam.ticketId(), List.of(), List.of(new Tag("contabilidad")));

        assertThat(names(jam)).isEmpty();
        assertThat(found(daniela, TicketQuery.all().holding("contabilidad"))).isEmpty();
        assertThat(tags.used(daniela, clients.cafe().clientId(), 10)).isEmpty();
    }

    @Test
    void tags_are_offered_to_who_serves_the_client_the_clients_own_first() {
        Person marco = clients.textil().technician();
        Ticket foreign = ask(clients.textil().requester(), "Bordadora");
        tickets.changeTags(marco, foreign.ticketId(), List.of(new Tag("Bordadora")), List.of());
        put(jam, "sat");

        assertThat(tags.used(daniela, clients.cafe().clientId(), 10)).containsExactly(new Tag("sat"));
        assertThat(tags.used(clients.superadmin(), clients.textil().clientId(), 50))
                .startsWith(new Tag("Bordadora"))
                .contains(new Tag("sat"));
    }

    @Test
    void a_ticket_takes_twenty_and_the_rest_is_refused_whole() {
        put(jam, String.join(",", IntStream.range(0, 19).mapToObj(i -> "t" + i).toList()));

        Outcome outcome =
                tickets.changeTags(daniela, jam.ticketId(), List.of(new Tag("uno"), new Tag("dos")), List.of());

        assertThat(outcome).isInstanceOfSatisfying(Outcome.NotNow.class, not -> assertThat(not.code())
                .isEqualTo("ticket_too_many_tags"));
        assertThat(names(jam)).hasSize(19);
    }

    @Test
    void a_macro_puts_its_tags_beside_those_that_are_there() {
        put(jam, "sat");
        Steps steps = new Steps("", "", null, null, null, null, false, List.of(new Tag("Reinicio")));
        Macro macro = macros.create(daniela, new Macros.Wish("Reinicio", false, steps));

        assertThat(macros.run(daniela, macro.macroId(), jam.ticketId(), jam.version()))
                .isInstanceOf(Outcome.Done.class);

        assertThat(macros.get(daniela, macro.macroId()).steps()).isEqualTo(steps);
        assertThat(names(jam)).containsExactly("Reinicio", "sat");
    }

    @Test
    void the_tags_of_what_was_merged_stand_on_the_other_and_find_it() {
        Ticket other = ask(gabriela, "Otra");
        put(jam, "Contabilidad, sat");
        put(other, "SAT");

        merges.merge(daniela, jam.ticketId(), other.ticketId());

        assertThat(names(other)).containsExactly("Contabilidad", "sat");
        assertThat(found(daniela, TicketQuery.all().tagged("contabilidad"))).containsExactly(other.ticketId());
        assertThat(found(daniela, TicketQuery.all().holding("contabilidad"))).contains(other.ticketId());
    }

    private void put(Ticket ticket, String typed) {
        List<Tag> wanted = Tag.names(typed).stream().map(Tag::new).toList();
        assertThat(tickets.changeTags(daniela, ticket.ticketId(), wanted, List.of()))
                .isInstanceOf(Outcome.Done.class);
    }

    private List<String> names(Ticket ticket) {
        return tags.of(daniela, ticket).stream().map(Tag::name).toList();
    }

    private List<UUID> found(Person person, TicketQuery query) {
        return lists.list(person, query).items().stream()
                .map(TicketRow::ticketId)
                .toList();
    }

    private Ticket ask(Person requester, String subject) {
        return SomeOpening.of(requester).about(subject).category("Software").in(tickets);
    }
}
