package mx.lanet.helpdesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.console.live.LiveLine;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.sla.Agreements;
import mx.lanet.helpdesk.ticket.sla.OfficeCalendar;
import mx.lanet.helpdesk.ticket.sla.Span;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ChatsTest {
    @Autowired
    private TestPeople people;

    @Autowired
    private Chats chats;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Agreements agreements;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;
    private UUID support;

    @BeforeEach
    void somebodyAsks() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
        support = chats.support(gabriela);
    }

    private Message say(Person person, UUID chat, String words) {
        return chats.say(person, chat, UUID.randomUUID(), words);
    }

    private List<String> said(Person person, UUID chat) {
        return chats.before(person, chats.get(person, chat), Long.MAX_VALUE).messages().stream()
                .map(Message::body)
                .toList();
    }

    @Test
    void what_is_sent_twice_is_said_once_and_an_id_of_somebody_else_says_nothing() {
        UUID id = UUID.randomUUID();
        chats.say(gabriela, support, id, "No imprime");
        chats.say(gabriela, support, id, "No imprime");

        assertThat(said(daniela, support)).containsExactly("No imprime");
        assertThatThrownBy(() -> chats.say(daniela, support, id, "Otra cosa")).isInstanceOf(Refusal.class);
        assertThat(chats.support(gabriela)).isEqualTo(support);
    }

    @Test
    void nobody_learns_of_a_conversation_or_a_person_that_is_none_of_theirs() {
        say(gabriela, support, "No imprime");
        UUID two = chats.with(daniela, clients.cafe().clientAdmin().userId());
        Person stranger = clients.textil().technician();

        for (UUID chat : List.of(support, two, UUID.randomUUID())) {
            assertNotFound(() -> chats.get(stranger, chat));
            assertNotFound(() -> say(clients.textil().requester(), chat, "?"));
        }
        assertNotFound(() -> chats.get(gabriela, two));
        assertNotFound(() -> chats.get(clients.superadmin(), two));
        assertNotFound(() -> chats.with(stranger, gabriela.userId()));
        assertNotFound(() -> chats.with(gabriela, daniela.userId()));
        assertNotFound(() -> chats.with(
                clients.cafe().clientAdmin(), clients.textil().requester().userId()));
        assertNotFound(() -> chats.group(daniela, "Turno", Set.of(gabriela.userId())));
        assertThat(chats.get(clients.superadmin(), support).askerName()).isEqualTo(gabriela.name());
    }

    private static void assertNotFound(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.problem().status())
                .isEqualTo(404));
    }

    @Test
    void what_waits_is_counted_until_it_is_read_or_answered() {
        say(gabriela, support, "No imprime");
        assertThat(chats.unread(daniela)).isEqualTo(1);
        assertThat(chats.unread(gabriela)).isZero();
        assertThat(chats.before(chats.get(gabriela, support))).isPresent();

        say(daniela, support, "Voy");
        assertThat(chats.unread(daniela)).isZero();
        assertThat(chats.unread(gabriela)).isEqualTo(1);
        assertThat(chats.before(chats.get(gabriela, support))).isEmpty();

        Chat chat = chats.get(gabriela, support);
        chats.seen(gabriela, chat, chat.last());
        assertThat(chats.unread(gabriela)).isZero();
    }

    @Test
    void what_was_said_may_be_changed_or_taken_back_for_five_minutes_by_its_author() {
        Message first = say(gabriela, support, "No inprime");
        Message second = say(gabriela, support, "ups");
        chats.edit(gabriela, support, first.messageId(), "No imprime");
        chats.remove(gabriela, support, second.messageId());
        assertThat(said(daniela, support)).containsExactly("No imprime", "");

        assertThatThrownBy(() -> chats.edit(daniela, support, first.messageId(), "x"))
                .isInstanceOf(Refusal.class);
        clock.advance(Message.OPEN.plus(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> chats.edit(gabriela, support, first.messageId(), "x"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> chats.remove(gabriela, support, first.messageId()))
                .isInstanceOf(Refusal.class);
        assertThat(said(daniela, support)).containsExactly("No imprime", "");
    }

    @Test
    void history_comes_in_pages_and_words_are_found() {
        for (int i = 0; i < Chats.PAGE + 1; i++) {
            say(gabriela, support, "número " + i);
        }
        Chat chat = chats.get(daniela, support);
        Chats.Some newest = chats.before(daniela, chat, Long.MAX_VALUE);

        assertThat(newest.more()).isTrue();
        assertThat(newest.messages())
                .hasSize(Chats.PAGE)
                .last()
                .extracting(Message::body)
                .isEqualTo("número 50");
        assertThat(chats.before(daniela, chat, newest.messages().getFirst().sequence())
                        .messages())
                .extracting(Message::body)
                .containsExactly("número 0");
        assertThat(chats.search(daniela, chat, "numero 17"))
                .extracting(Message::body)
                .containsExactly("número 17");
    }

    /** The café's support is at work all day long on these days. */
    private void attend(Collection<DayOfWeek> days) {
        List<List<Span>> week = Stream.of(DayOfWeek.values())
                .map(day -> days.contains(day) ? List.of(new Span(0, 1440)) : List.<Span>of())
                .toList();
        Person superadmin = clients.superadmin();
        agreements.save(
                superadmin,
                agreements
                        .of(superadmin, gabriela.clientId())
                        .with(new OfficeCalendar(null, week, false, false, List.of())));
    }

    private List<Ticket> ticketsMade() {
        return chats.before(gabriela, chats.get(gabriela, support), Long.MAX_VALUE).messages().stream()
                .filter(message -> !message.ticket().isEmpty())
                .map(message -> tickets.getByNumber(
                        gabriela, Long.parseLong(message.ticket().substring(4))))
                .toList();
    }

    private static void ask(Visitor asks, UUID id, String words) throws Exception {
        assertThat(asks.post("/chat/support", Map.of("id", id.toString(), "body", words))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void out_of_hours_what_is_asked_becomes_a_ticket_and_what_is_added_a_reply() throws Exception {
        attend(Set.of(
                clock.instant().plus(Duration.ofDays(2)).atZone(ZoneOffset.UTC).getDayOfWeek()));
        UUID id = UUID.randomUUID();
        try (var asks = Visitor.as(gabriela, port)) {
            ask(asks, id, "No imprime");
            ask(asks, id, "No imprime");
            ask(asks, UUID.randomUUID(), "Sale una hoja en blanco");
            assertThat(asks.get("/chat/" + support).body())
                    .contains("Ahora no hay nadie de soporte. Vuelve:")
                    .doesNotContain("en la fila de soporte");
        }
        assertThat(ticketsMade()).singleElement().satisfies(ticket -> {
            assertThat(ticket.description()).contains("No imprime").doesNotContain("hoja");
            assertThat(ticket.publicComments()).isEqualTo(1);
        });
        assertThat(chats.get(daniela, support).waitingSince()).isNull();

        clock.advance(Duration.ofDays(4));
        try (var asks = Visitor.as(gabriela, port)) {
            ask(asks, UUID.randomUUID(), "Otra vez");
            assertThat(ticketsMade())
                    .extracting(Ticket::description)
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("Otra vez")
                    .doesNotContain("imprime");
            attend(EnumSet.allOf(DayOfWeek.class));
            ask(asks, UUID.randomUUID(), "Buenos días");
            assertThat(asks.get("/chat/" + support).body()).contains("en la fila de soporte");
        }
        assertThat(ticketsMade()).hasSize(2);
    }

    @Test
    void a_ticket_takes_as_much_of_a_long_conversation_as_it_holds() throws Exception {
        String much = "x".repeat(Message.LONGEST - 10);
        for (int i = 0; i < 30; i++) {
            say(gabriela, support, "n" + i + "." + much);
        }
        try (var answers = Visitor.as(daniela, port)) {
            assertThat(answers.post("/chat/" + support + "/ticket", Map.of()).statusCode())
                    .isEqualTo(303);
        }
        assertThat(ticketsMade()).singleElement().satisfies(ticket -> assertThat(ticket.description())
                .startsWith("…")
                .contains("n29.")
                .doesNotContain("n0."));
    }

    @Test
    void pages_alone_do_it_all_and_the_open_ones_are_told() throws Exception {
        attend(EnumSet.allOf(DayOfWeek.class));
        try (var asks = Visitor.as(gabriela, port);
                var answers = Visitor.as(daniela, port);
                var line = LiveLine.open(answers, port).watch("support", "chats:" + gabriela.userId())) {
            // The line has taken note once it hears of a first word.
            Awaitility.await().until(() -> {
                asks.post(
                        "/chat/support",
                        Map.of("id", UUID.randomUUID().toString(), "body", "La <b>bordadora</b> no arranca"));
                return line.heard().contains("{\"topic\":\"support\"}");
            });
            assertThat(line.heard()).doesNotContain("{\"topic\":\"chats:" + gabriela.userId() + "\"}");

            String path = "/chat/" + support;
            assertThat(answers.get("/chat").body()).contains(path).contains(gabriela.name());
            assertThat(answers.get(path).body()).contains("La &lt;b&gt;bordadora&lt;/b&gt; no arranca");
            String say = UUID.randomUUID().toString();
            assertThat(answers.post(path + "/say", Map.of("id", say, "body", "Ya voy"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(asks.get(path).body())
                    .contains("Ya voy")
                    .contains("Leído")
                    .contains(daniela.name());
            assertThat(answers.post(path + "/ticket", Map.of()).statusCode()).isEqualTo(303);

            String page = asks.get(path).body();
            String code = page.substring(
                    page.indexOf("/portal/tickets/TKT-") + 16, page.indexOf("/portal/tickets/TKT-") + 26);
            assertThat(tickets.getByNumber(gabriela, Long.parseLong(code.substring(4)))
                            .description())
                    .contains("no arranca")
                    .contains("Ya voy")
                    .contains(daniela.name());
            assertThat(answers.post(path + "/ticket", Map.of()).statusCode()).isEqualTo(409);
        }
    }
}
