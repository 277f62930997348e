package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.text.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class TicketsTest {
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
    void a_ticket_lives_from_the_question_to_the_rating() {
        Ticket asked = ask(gabriela, "No imprime");

        Ticket given = done(tickets.assign(daniela, asked.ticketId(), 1, daniela.userId()));
        Ticket answered = done(tickets.reply(daniela, asked.ticketId(), "Ya lo reviso.", Channel.PORTAL, null));
        Ticket waiting = done(tickets.replyAndLeave(
                daniela, asked.ticketId(), answered.version(), "¿Qué modelo es?", State.EN_ESPERA));
        Ticket working = done(tickets.reply(gabriela, asked.ticketId(), "Una HP.", Channel.PORTAL, null));
        Ticket resolved = done(tickets.changeState(daniela, asked.ticketId(), working.version(), State.RESUELTO));
        Ticket rated = done(tickets.rate(gabriela, asked.ticketId(), 5, "Muy rápido"));

        assertThat(asked.code()).matches("TKT-\\d{6,}");
        assertThat(List.of(asked, given, answered, waiting, working, resolved))
                .extracting(Ticket::state)
                .containsExactly(
                        State.NUEVO,
                        State.ASIGNADO,
                        State.EN_PROGRESO,
                        State.EN_ESPERA,
                        State.EN_PROGRESO,
                        State.RESUELTO);
        assertThat(answered.firstResponseAt()).isNotNull();
        assertThat(waiting.firstResponseAt()).isEqualTo(answered.firstResponseAt());
        assertThat(rated.rating()).extracting(Ticket.Rating::score).isEqualTo(5);
        assertThat(rated.publicComments()).isEqualTo(3);
        assertThat(tickets.get(gabriela, asked.ticketId())).isEqualTo(rated);
    }

    @Test
    void an_answer_after_the_end_reopens_and_is_counted() {
        Ticket asked = ask(gabriela, "Sin red");
        tickets.close(gabriela, asked.ticketId());

        Ticket reopened = done(tickets.reply(gabriela, asked.ticketId(), "Otra vez.", Channel.PORTAL, null));
        tickets.close(daniela, asked.ticketId());
        Ticket again = done(tickets.reopen(gabriela, asked.ticketId()));

        assertThat(reopened.state()).isEqualTo(State.EN_PROGRESO);
        assertThat(reopened.reopenedCount()).isEqualTo(1);
        assertThat(reopened.resolvedAt()).isNull();
        assertThat(again.reopenedCount()).isEqualTo(2);
        assertThat(tickets.read(daniela, asked.ticketId()).events())
                .extracting(TicketEvent::kind)
                .contains(TicketEvent.Kind.REOPENED);
    }

    @Test
    void the_second_writer_is_told_what_changed_and_nothing_is_overwritten() {
        Ticket seen = ask(gabriela, "Lento");
        tickets.changePriority(daniela, seen.ticketId(), seen.version(), Priority.CRITICA);

        Outcome second = tickets.changePriority(clients.superadmin(), seen.ticketId(), seen.version(), Priority.BAJA);

        assertThat(second).isInstanceOfSatisfying(Outcome.ChangedMeanwhile.class, told -> assertThat(told.changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.actorName()).isEqualTo(daniela.name());
                    assertThat(change.from()).isEqualTo("media");
                    assertThat(change.to()).isEqualTo("critica");
                }));
        assertThat(tickets.get(daniela, seen.ticketId()).priority()).isEqualTo(Priority.CRITICA);
    }

    @Test
    void of_many_writers_at_once_one_wins() throws Exception {
        Ticket seen = ask(gabriela, "Lento");
        List<Callable<Outcome>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            State to = i % 2 == 0 ? State.EN_PROGRESO : State.EN_ESPERA;
            writers.add(() -> tickets.changeState(daniela, seen.ticketId(), seen.version(), to));
        }

        List<Outcome> outcomes = atOnce(writers);

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.ChangedMeanwhile.class::isInstance)
                .hasSize(7);
        assertThat(tickets.get(daniela, seen.ticketId()).version()).isEqualTo(2);
    }

    @Test
    void who_answers_is_told_what_others_said_and_did_meanwhile_and_never_of_the_own_acts() {
        Ticket seen = ask(gabriela, "Sin correo");
        Person lucia = clients.superadmin();
        tickets.changePriority(daniela, seen.ticketId(), seen.version(), Priority.ALTA);
        tickets.reply(daniela, seen.ticketId(), "Ya lo reviso.", Channel.PORTAL, null);

        Outcome held = tickets.answer(
                lucia, seen.ticketId(), seen.version(), seen.ticketId(), Written.plain("Reinicia."), null);
        Tickets.Conversation now = tickets.read(lucia, seen.ticketId());
        Outcome sent = tickets.answer(
                lucia,
                seen.ticketId(),
                now.ticket().version(),
                now.comments().getLast().commentId(),
                Written.plain("Reinicia."),
                null);
        Outcome ownActs = tickets.answer(
                lucia,
                seen.ticketId(),
                now.ticket().version(),
                now.comments().getLast().commentId(),
                Written.plain("Y avísame."),
                null);

        assertThat(held).isInstanceOfSatisfying(Outcome.ChangedMeanwhile.class, told -> {
            assertThat(told.said()).extracting(Comment::body).containsExactly("Ya lo reviso.");
            assertThat(told.changes()).extracting(TicketEvent::kind).contains(TicketEvent.Kind.PRIORITY);
        });
        assertThat(sent).isInstanceOf(Outcome.Done.class);
        assertThat(ownActs).isInstanceOf(Outcome.Done.class);
        assertThat(tickets.read(gabriela, seen.ticketId()).comments())
                .extracting(Comment::body)
                .containsExactly("Ya lo reviso.", "Reinicia.", "Y avísame.");
    }

    @Test
    void an_end_is_taken_back_as_if_it_had_not_been() {
        Ticket asked = ask(gabriela, "Me equivoqué");
        Ticket given = done(tickets.assign(daniela, asked.ticketId(), 1, daniela.userId()));
        Ticket resolved = done(tickets.changeState(daniela, asked.ticketId(), given.version(), State.RESUELTO));
        clock.advance(Duration.ofMinutes(5));
        done(tickets.close(daniela, asked.ticketId()));

        Ticket again = done(tickets.undo(daniela, asked.ticketId()));
        Ticket closed = done(tickets.close(gabriela, asked.ticketId()));
        Ticket reopenedByNobody = done(tickets.undo(gabriela, asked.ticketId()));

        assertThat(again.state()).isEqualTo(State.RESUELTO);
        assertThat(again.resolvedAt()).isEqualTo(resolved.resolvedAt());
        assertThat(again.closedAt()).isNull();
        assertThat(closed.closedAt()).isNotNull();
        assertThat(reopenedByNobody.reopenedCount()).isZero();
        assertThat(tickets.read(daniela, asked.ticketId()).events().getLast().kind())
                .isEqualTo(TicketEvent.Kind.UNDONE);
    }

    @Test
    void an_end_is_taken_back_only_by_who_did_it_soon_and_before_anything_else() {
        Ticket late = ask(gabriela, "Tarde");
        Ticket answered = ask(gabriela, "Con respuesta");
        Ticket others = ask(gabriela, "De otra");
        Ticket open = ask(gabriela, "Abierto");
        for (Ticket ticket : List.of(late, answered, others)) {
            done(tickets.changeState(daniela, ticket.ticketId(), 1, State.RESUELTO));
        }
        tickets.note(clients.superadmin(), answered.ticketId(), "Bien hecho.");

        assertThat(List.of(
                        tickets.undo(daniela, answered.ticketId()),
                        tickets.undo(clients.superadmin(), others.ticketId()),
                        tickets.undo(daniela, open.ticketId())))
                .allMatch(Outcome.NotNow.class::isInstance);
        assertThat(tickets.mayUndo(daniela, tickets.get(daniela, late.ticketId()), Duration.ofSeconds(10)))
                .isTrue();
        clock.advance(Tickets.UNDONE_WITHIN.plusSeconds(1));
        assertThat(tickets.undo(daniela, late.ticketId())).isInstanceOf(Outcome.NotNow.class);
        refused(404, () -> tickets.undo(clients.textil().technician(), late.ticketId()));
    }

    @Test
    void a_request_repeated_by_twenty_threads_makes_one_ticket() throws Exception {
        List<Callable<Ticket>> senders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            senders.add(() -> tickets.create(gabriela, opening(gabriela, "Una vez"), "la misma clave"));
        }

        Set<UUID> made = new HashSet<>();
        atOnce(senders).forEach(ticket -> made.add(ticket.ticketId()));

        assertThat(made).hasSize(1);
    }

    @Test
    void a_comment_repeated_with_its_key_is_said_once() {
        Ticket asked = ask(gabriela, "No prende");

        tickets.reply(gabriela, asked.ticketId(), "Ya lo intenté.", Channel.PORTAL, "k1");
        tickets.reply(gabriela, asked.ticketId(), "Ya lo intenté.", Channel.PORTAL, "k1");

        assertThat(tickets.read(gabriela, asked.ticketId()).comments()).hasSize(1);
        assertThat(tickets.get(gabriela, asked.ticketId()).publicComments()).isEqualTo(1);
    }

    @Test
    void what_one_may_not_see_does_not_exist() {
        Ticket asked = ask(gabriela, "Confidencial");
        TwoClients.Company textil = clients.textil();

        for (Person stranger : List.of(textil.technician(), textil.clientAdmin(), textil.requester())) {
            refused(404, () -> tickets.get(stranger, asked.ticketId()));
            refused(404, () -> tickets.getByNumber(stranger, asked.number()));
            refused(404, () -> tickets.read(stranger, asked.ticketId()));
            refused(404, () -> tickets.reply(stranger, asked.ticketId(), "Hola", Channel.PORTAL, null));
            refused(404, () -> tickets.close(stranger, asked.ticketId()));
            refused(404, () -> tickets.rate(stranger, asked.ticketId(), 5, ""));
            refused(404, () -> tickets.changeState(stranger, asked.ticketId(), 1, State.CERRADO));
            refused(404, () -> tickets.assign(stranger, asked.ticketId(), 1, null));
        }
        assertThat(tickets.get(gabriela, asked.ticketId())).isEqualTo(asked);
    }

    @Test
    void a_ticket_goes_only_to_who_serves_its_client() {
        Ticket asked = ask(gabriela, "¿Quién?");
        Person marco = clients.textil().technician();

        refused(400, () -> tickets.assign(daniela, asked.ticketId(), 1, marco.userId()));
        refused(400, () -> tickets.assign(daniela, asked.ticketId(), 1, gabriela.userId()));
        refused(403, () -> tickets.assign(clients.cafe().clientAdmin(), asked.ticketId(), 1, daniela.userId()));
    }

    @Test
    void internal_notes_stay_with_the_team_even_when_a_query_forgets_to_ask() {
        Ticket asked = ask(gabriela, "Sin espacio");
        tickets.note(daniela, asked.ticketId(), "El contador pide no borrar D.");
        tickets.reply(daniela, asked.ticketId(), "Ya quedó.", Channel.PORTAL, null);

        List<String> forgotten = tenancy.call(
                gabriela.scope(), () -> jdbc.sql("SELECT body FROM ticket_comment WHERE ticket_id = :ticket")
                        .param("ticket", asked.ticketId())
                        .query(String.class)
                        .list());
        List<String> ofTheOtherClient =
                tenancy.call(clients.textil().technician().scope(), () -> jdbc.sql("SELECT body FROM ticket_comment")
                        .query(String.class)
                        .list());

        assertThat(forgotten).containsExactly("Ya quedó.");
        assertThat(ofTheOtherClient).isEmpty();
        for (Person outside : List.of(gabriela, clients.cafe().clientAdmin())) {
            assertThat(tickets.read(outside, asked.ticketId()).comments())
                    .extracting(Comment::body)
                    .containsExactly("Ya quedó.");
        }
        assertThat(tickets.read(daniela, asked.ticketId()).comments()).hasSize(2);
        refused(403, () -> tickets.note(gabriela, asked.ticketId(), "¿Puedo?"));
    }

    @Test
    void a_resolved_ticket_closes_after_a_quiet_week() {
        Actor clockwork = new Automation(TicketEvent.QUIET_CLOSER);
        Ticket quiet = ask(gabriela, "Resuelto y callado");
        Ticket lively = ask(gabriela, "Resuelto y comentado");
        tickets.changeState(daniela, quiet.ticketId(), 1, State.RESUELTO);
        tickets.changeState(daniela, lively.ticketId(), 1, State.RESUELTO);

        clock.advance(Duration.ofDays(6));
        tickets.reply(daniela, lively.ticketId(), "¿Todo bien?", Channel.PORTAL, null);
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        tickets.closeQuiet(clockwork, 1000);

        assertThat(tickets.get(gabriela, quiet.ticketId()).state()).isEqualTo(State.CERRADO);
        assertThat(tickets.get(gabriela, lively.ticketId()).state()).isEqualTo(State.RESUELTO);
        assertThat(tickets.read(gabriela, quiet.ticketId()).events().getLast().closedByItself())
                .isTrue();
    }

    @Test
    void each_act_is_on_record() {
        Ticket asked = ask(gabriela, "Para la bitácora");
        tickets.changePriority(daniela, asked.ticketId(), 1, Priority.ALTA);

        List<String> actions = tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                        "SELECT action FROM audit_record WHERE subject_id = :ticket ORDER BY position")
                .param("ticket", asked.ticketId().toString())
                .query(String.class)
                .list());

        assertThat(actions).containsExactly("ticket.created", "ticket.priority_changed");
    }

    private Ticket ask(Person requester, String subject) {
        return tickets.create(requester, opening(requester, subject), null);
    }

    private static Opening opening(Person requester, String subject) {
        return SomeOpening.of(requester).about(subject).saying("Desde las 9.").opening();
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
