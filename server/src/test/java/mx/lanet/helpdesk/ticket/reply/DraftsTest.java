package mx.lanet.helpdesk.ticket.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import mx.lanet.helpdesk.ticket.text.Written;
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
    void what_was_sent_comes_back_as_no_draft_however_late_it_was_to_be_kept() {
        Ticket ticket = ask("Tarde");
        try (Visitor visitor = Visitor.as(daniela, port)) {
            String page = "/tickets/" + ticket.code();
            String first = sheetOf(visitor.get(page));
            visitor.post(page + "/say", Map.of("kind", "reply", "body", "Ya quedó.", "sheet", first));
            visitor.post(page + "/draft", Map.of("kind", "reply", "body", "Ya qued", "sheet", first));
            visitor.post(page + "/draft", Map.of("kind", "note", "body", "Cobrarlo", "sheet", first));
            assertThat(drafts.of(daniela, ticket)).extracting(Draft::kind).containsExactly(Draft.Kind.NOTE);

            String second = sheetOf(visitor.get(page));
            visitor.post(page + "/draft", Map.of("kind", "reply", "body", "Otra cosa", "sheet", second));
            visitor.post(page + "/draft", Map.of("kind", "reply", "body", "", "sheet", first));
            assertThat(drafts.of(daniela, ticket)).extracting(Draft::body).contains("Otra cosa");
            visitor.post(page + "/draft/discard", Map.of("kind", "reply", "sheet", second));
            visitor.post(page + "/draft", Map.of("kind", "reply", "body", "Otra cosa", "sheet", second));
            assertThat(drafts.of(daniela, ticket)).extracting(Draft::kind).containsExactly(Draft.Kind.NOTE);
        }
    }

    @Test
    void a_form_that_was_sent_is_kept_no_more_either() {
        try (Visitor visitor = Visitor.as(gabriela, port)) {
            String page = "/portal/tickets/new";
            Map<String, String> asked = new HashMap<>(Map.of("subject", "Una vez", "description", "Ya"));
            asked.put("category", said("category", visitor.get(page)));
            asked.put("sheet", sheetOf(visitor.get(page)));
            assertThat(visitor.post("/portal/tickets", asked).headers().firstValue("Location"))
                    .hasValueSatisfying(place -> assertThat(place).contains("TKT-"));
            visitor.post(page + "/draft", asked);
            assertThat(visitor.get(page).body()).doesNotContain("Una vez");

            asked.put("sheet", sheetOf(visitor.get(page)));
            visitor.post(page + "/draft", asked);
            assertThat(visitor.get(page).body()).contains("Una vez");
            visitor.post(page + "/draft/discard", asked);
            visitor.post(page + "/draft", asked);
            assertThat(visitor.get(page).body()).doesNotContain("Una vez");
        }
    }

    @Test
    void what_is_kept_at_the_very_moment_of_sending_goes_with_it() {
        Ticket ticket = ask("A la vez");
        Sheet sheet = Sheet.orNew("");

        CompletableFuture<Void> sending = tenancy.call(daniela.scope(), () -> {
            drafts.save(daniela, ticket.ticketId(), Draft.Kind.REPLY, Written.plain("Ya qued"), sheet);
            CompletableFuture<Void> begun =
                    CompletableFuture.runAsync(() -> drafts.forget(daniela, ticket, Draft.Kind.REPLY, sheet));
            await().until(() -> begun.isDone() || isWaitedFor(sheet));
            return begun;
        });
        sending.join();

        assertThat(drafts.of(daniela, ticket)).isEmpty();
    }

    private boolean isWaitedFor(Sheet sheet) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                          AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(:sheet, 98))
                        """)
                .param("sheet", sheet.word())
                .query(Boolean.class)
                .single();
    }

    private static String sheetOf(HttpResponse<String> page) {
        return said("sheet", page);
    }

    private static String said(String field, HttpResponse<String> page) {
        Matcher id = Pattern.compile("name=\"" + field + "\" value=\"([0-9a-f-]{36})\"")
                .matcher(page.body());
        assertThat(id.find()).as(field).isTrue();
        return id.group(1);
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
