package mx.lanet.helpdesk.ticket.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class LinksTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private Links links;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;
    private Asking asking;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
        asking = new Asking(tickets);
    }

    @Test
    void related_tickets_stand_beside_each_other_until_somebody_parts_them() {
        Ticket printer = asking.ask(gabriela, "No imprime");
        Ticket network = asking.ask(gabriela, "Sin red");

        done(links.relate(daniela, network.ticketId(), printer.ticketId()));
        done(links.relate(daniela, printer.ticketId(), network.ticketId()));

        assertThat(links.of(daniela, printer).related())
                .extracting(LinkedTicket::code)
                .containsExactly(network.code());
        assertThat(links.of(clients.cafe().clientAdmin(), network).related())
                .extracting(LinkedTicket::subject)
                .containsExactly("No imprime");
        assertThat(history(printer)).containsExactly(Kind.CREATED, Kind.RELATED);

        done(links.unrelate(daniela, printer.ticketId(), network.ticketId()));
        assertThat(links.of(daniela, network).isEmpty()).isTrue();
        assertThat(history(network)).endsWith(Kind.UNRELATED);
    }

    @Test
    void tickets_of_two_clients_are_never_linked_not_even_by_who_sees_both() {
        Ticket ours = asking.ask(gabriela, "No imprime");
        Ticket theirs = asking.ask(clients.textil().requester(), "La bordadora");

        LinkOutcome bySuperadmin = links.relate(clients.superadmin(), ours.ticketId(), theirs.ticketId());

        assertThat(code(bySuperadmin)).isEqualTo("other_client");
        refused(404, () -> links.relate(daniela, ours.ticketId(), theirs.ticketId()));
        refused(403, () -> links.relate(gabriela, ours.ticketId(), ours.ticketId()));
    }

    @Test
    void a_child_has_one_parent_and_no_parent_is_its_own_grandchild() {
        Ticket first = asking.ask(gabriela, "Mudanza");
        Ticket second = asking.ask(gabriela, "Cableado");
        Ticket third = asking.ask(gabriela, "Piso 2");
        done(links.putUnder(daniela, second.ticketId(), first.ticketId()));
        done(links.putUnder(daniela, third.ticketId(), second.ticketId()));

        assertThat(code(links.putUnder(daniela, first.ticketId(), third.ticketId())))
                .isEqualTo("circle");
        assertThat(code(links.putUnder(daniela, first.ticketId(), first.ticketId())))
                .isEqualTo("same");

        done(links.putUnder(daniela, third.ticketId(), first.ticketId()));
        assertThat(links.of(daniela, second).children()).isEmpty();
        assertThat(links.of(daniela, first).children())
                .extracting(LinkedTicket::code)
                .containsExactly(second.code(), third.code());
        assertThat(history(second)).endsWith(Kind.CHILD, Kind.NO_CHILD);
    }

    @Test
    void a_family_is_five_deep_and_no_deeper() {
        Ticket top = asking.ask(gabriela, "Uno");
        Ticket above = top;
        for (int depth = 2; depth <= Links.DEPTH_MOST; depth++) {
            Ticket below = asking.ask(gabriela, "Nivel " + depth);
            done(links.putUnder(daniela, below.ticketId(), above.ticketId()));
            above = below;
        }
        Ticket sixth = asking.ask(gabriela, "Seis");
        Ticket higher = asking.ask(gabriela, "Cero");

        assertThat(code(links.putUnder(daniela, sixth.ticketId(), above.ticketId())))
                .isEqualTo("depth");
        assertThat(code(links.putUnder(daniela, top.ticketId(), higher.ticketId())))
                .isEqualTo("depth");
    }

    @Test
    void parents_written_at_once_never_close_a_circle() throws Exception {
        for (int round = 0; round < 5; round++) {
            Ticket a = asking.ask(gabriela, "A");
            Ticket b = asking.ask(gabriela, "B");
            Ticket c = asking.ask(gabriela, "C");
            Ticket d = asking.ask(gabriela, "D");
            done(links.putUnder(daniela, b.ticketId(), c.ticketId()));
            done(links.putUnder(daniela, d.ticketId(), a.ticketId()));
            List<Callable<LinkOutcome>> both = new ArrayList<>();
            both.add(() -> links.putUnder(daniela, a.ticketId(), b.ticketId()));
            both.add(() -> links.putUnder(clients.superadmin(), c.ticketId(), d.ticketId()));

            List<LinkOutcome> outcomes = Asking.atOnce(both);

            assertThat(outcomes).filteredOn(LinkOutcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(LinkOutcome.NotNow.class::isInstance)
                    .extracting(LinksTest::code)
                    .containsExactly("circle");
        }
    }

    @Test
    void a_parent_tells_how_its_children_end_and_resolves_them_with_a_line_for_each_that_stays() {
        Ticket parent = asking.ask(gabriela, "Mudanza");
        Ticket cables = child(parent, "Cableado");
        Ticket phones = child(parent, "Teléfonos");
        tickets.close(gabriela, cables.ticketId());

        List<Links.ChildResolved> results = links.resolveChildren(daniela, parent);

        assertThat(results).singleElement().satisfies(one -> {
            assertThat(one.child().code()).isEqualTo(phones.code());
            assertThat(one.outcome()).isInstanceOf(Outcome.Done.class);
        });
        Linked now = links.of(daniela, parent);
        assertThat(now.childrenDone()).isEqualTo(2);
        assertThat(now.childrenOpen()).isZero();
        List<TicketEvent> told = tickets.read(daniela, parent.ticketId()).events().stream()
                .filter(event -> event.kind() == Kind.CHILD_STATE)
                .toList();
        assertThat(told).extracting(TicketEvent::from).containsExactly(cables.code(), phones.code());
        assertThat(told).extracting(TicketEvent::to).containsExactly("cerrado", "resuelto");
        assertThat(told).extracting(TicketEvent::actorName).containsExactly(gabriela.name(), daniela.name());
        assertThat(tickets.get(daniela, parent.ticketId()).state()).isEqualTo(State.NUEVO);
    }

    private Ticket child(Ticket parent, String subject) {
        return done(links.putUnder(daniela, asking.ask(gabriela, subject).ticketId(), parent.ticketId()));
    }

    private List<Kind> history(Ticket ticket) {
        return tickets.read(daniela, ticket.ticketId()).events().stream()
                .map(TicketEvent::kind)
                .toList();
    }

    static Ticket done(LinkOutcome outcome) {
        assertThat(outcome).isInstanceOf(LinkOutcome.Done.class);
        return ((LinkOutcome.Done) outcome).ticket();
    }

    static String code(LinkOutcome outcome) {
        assertThat(outcome).isInstanceOf(LinkOutcome.NotNow.class);
        return ((LinkOutcome.NotNow) outcome).code();
    }

    static void refused(int status, Runnable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act::run)
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }
}
