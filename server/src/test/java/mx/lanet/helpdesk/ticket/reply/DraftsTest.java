package mx.lanet.helpdesk.ticket.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DraftsTest {
    @Autowired
    private Drafts drafts;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
    }

    @Test
    void a_reply_and_a_note_are_kept_apart_and_the_newest_stands_first() {
        Ticket ticket = ask("No imprime");

        drafts.save(daniela, ticket.ticketId(), Draft.Kind.REPLY, "Hola, Gab");
        drafts.save(daniela, ticket.ticketId(), Draft.Kind.REPLY, "Hola, Gabriela");
        clock.advance(Duration.ofMinutes(1));
        drafts.save(daniela, ticket.ticketId(), Draft.Kind.NOTE, "El tóner se pidió");

        assertThat(drafts.of(daniela, ticket))
                .extracting(Draft::body)
                .containsExactly("El tóner se pidió", "Hola, Gabriela");
    }

    @Test
    void nobody_reads_what_another_one_is_writing_even_when_a_query_forgets_to_ask() {
        Ticket ticket = ask("Sin red");
        drafts.save(daniela, ticket.ticketId(), Draft.Kind.REPLY, "Creo que fue el proveedor");
        drafts.save(gabriela, ticket.ticketId(), Draft.Kind.REPLY, "¿Hay noticias?");

        List<String> forgotten = tenancy.call(gabriela.scope(), () -> jdbc.sql("SELECT body FROM ticket_draft")
                .query(String.class)
                .list());

        assertThat(forgotten).containsExactly("¿Hay noticias?");
        assertThat(drafts.of(clients.superadmin(), ticket)).isEmpty();
        assertThat(drafts.of(gabriela, ticket)).extracting(Draft::body).containsExactly("¿Hay noticias?");
        refused(404, () -> drafts.save(clients.textil().technician(), ticket.ticketId(), Draft.Kind.REPLY, "Hola"));
        refused(403, () -> drafts.save(gabriela, ticket.ticketId(), Draft.Kind.NOTE, "Hola"));
    }

    @Test
    void a_draft_is_gone_once_it_is_sent_emptied_or_thrown_away() {
        Ticket ticket = ask("Lento");
        try (Visitor visitor = Visitor.as(daniela, port)) {
            String page = "/tickets/" + ticket.code();
            visitor.post(page + "/draft", Map.of("kind", "reply", "body", "Ya lo reviso."));
            visitor.post(page + "/draft", Map.of("kind", "note", "body", "Pedir memoria."));
            assertThat(visitor.get(page).body()).contains("Pedir memoria.", "Borrador guardado", "Ya lo reviso.");

            visitor.post(page + "/say", Map.of("kind", "reply", "body", "Ya lo reviso."));
            assertThat(drafts.of(daniela, ticket)).extracting(Draft::kind).containsExactly(Draft.Kind.NOTE);
            visitor.post(page + "/draft", Map.of("kind", "note", "body", "  "));
            assertThat(drafts.of(daniela, ticket)).isEmpty();
            visitor.post(page + "/draft", Map.of("kind", "reply", "body", "Otra"));
            visitor.post(page + "/draft/discard", Map.of("kind", "reply"));
        }

        assertThat(drafts.of(daniela, ticket)).isEmpty();
    }

    @Test
    void a_draft_is_no_longer_than_a_message_and_the_oldest_make_room() {
        Ticket ticket = ask("Largo");
        refused(400, () -> drafts.save(daniela, ticket.ticketId(), Draft.Kind.REPLY, "a".repeat(Opening.TEXT_MAX + 1)));
        drafts.save(daniela, ticket.ticketId(), Draft.Kind.REPLY, "El primero");

        for (int i = 0; i < Drafts.MOST; i++) {
            clock.advance(Duration.ofSeconds(1));
            drafts.save(daniela, ask("Otro " + i).ticketId(), Draft.Kind.REPLY, "Uno más");
        }

        assertThat(drafts.of(daniela, ticket)).isEmpty();
    }

    private Ticket ask(String subject) {
        return SomeOpening.of(gabriela).about(subject).saying("Desde las 9.").in(tickets);
    }

    private static void refused(int status, ThrowingCallable attempt) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(attempt)
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }
}
