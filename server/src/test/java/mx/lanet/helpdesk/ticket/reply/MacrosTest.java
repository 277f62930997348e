package mx.lanet.helpdesk.ticket.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.field.FieldChanges;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldNeed;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.HouseFields;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.queue.Queues;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Canned replies and macros: whose they are, and what they do. */
@ServerTest
class MacrosTest {
    private static final Steps DONE = new Steps(
            "Listo, {{persona.primer_nombre}}: {{ticket.numero}} quedó.",
            "Lo hizo {{tecnico.nombre}}",
            State.RESUELTO,
            Priority.BAJA,
            null,
            null,
            true);

    private static final UUID RED = UUID.fromString("00000000-0000-7000-8000-000000000203");

    @Autowired
    private Macros macros;

    @Autowired
    private CannedReplies replies;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @Autowired
    private FieldChanges fieldChanges;

    @Autowired
    private TicketFields fields;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;
    private Person marco;
    private Person lucia;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
        marco = clients.textil().technician();
        lucia = clients.superadmin();
    }

    @Test
    void ones_own_texts_are_nobody_elses_and_the_shared_ones_are_the_superadmins_to_write() {
        String name = "Saludo " + daniela.login();
        CannedReply own = replies.create(daniela, new CannedReplies.Wish(name, "Hola", false));
        CannedReply shared = replies.create(lucia, new CannedReplies.Wish(name, "Buen día", true));

        assertThat(replies.named(daniela, "saludo " + daniela.login(), 8)).containsExactly(own, shared);
        assertThat(replies.named(marco, "SALUDO " + daniela.login(), 8)).containsExactly(shared);
        refused(404, () -> replies.get(marco, own.replyId()));
        refused(404, () -> replies.change(lucia, own.replyId(), 1, new CannedReplies.Wish("Otro", "Hola", false)));
        refused(403, () -> replies.delete(daniela, shared.replyId()));
        refused(403, () -> replies.create(daniela, new CannedReplies.Wish("De todos", "Hola", true)));
        refused(403, () -> replies.named(clients.cafe().clientAdmin(), "", 8));
        refused(
                400,
                () -> replies.create(daniela, new CannedReplies.Wish(name.toUpperCase(Locale.ROOT), "Hola", false)));
        refused(409, () -> {
            replies.change(daniela, own.replyId(), 1, new CannedReplies.Wish(name, "Hola, ¿qué tal?", false));
            replies.change(daniela, own.replyId(), 1, new CannedReplies.Wish(name, "Hey", false));
        });
    }

    @Test
    void a_macro_fills_in_fields_or_does_nothing_and_names_the_one_that_the_ticket_has_not() {
        UUID cafe = clients.cafe().clientId();
        HouseFields house = new HouseFields(fieldChanges, tenancy, jdbc, lucia);
        try (Visitor visitor = Visitor.as(daniela, port)) {
            TicketField cause = house.make(cafe, "Causa", FieldKind.TEXT, FieldNeed.NEVER, true);
            TicketField page = house.make(cafe, "Páginas", FieldKind.NUMBER, FieldNeed.NEVER, false, RED);
            var answer = visitor.post(
                    "/replies/macros/new",
                    Map.of("name", "Fusible", "state", "en_espera", cause.name(), "Fusible", page.name(), "doce"));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Escribe un número");
            Macro named = macros.create(
                    daniela,
                    new Macros.Wish(
                            "Fusible",
                            false,
                            new Steps(
                                    "",
                                    "",
                                    State.EN_ESPERA,
                                    null,
                                    null,
                                    null,
                                    false,
                                    List.of(),
                                    Map.of(cause.id(), "Fusible"))));
            Macro paged = macros.create(
                    daniela,
                    new Macros.Wish(
                            "Páginas",
                            false,
                            new Steps(
                                    "",
                                    "",
                                    State.RESUELTO,
                                    null,
                                    null,
                                    null,
                                    false,
                                    List.of(),
                                    Map.of(page.id(), "12"))));
            Ticket ticket = ask("Se atora");

            assertThat(macros.get(daniela, named.macroId()).steps().fields()).containsEntry(cause.id(), "Fusible");
            Outcome done = macros.run(daniela, named.macroId(), ticket.ticketId(), ticket.version());
            assertThat(done).isInstanceOf(Outcome.Done.class);
            Ticket after = tickets.get(daniela, ticket.ticketId());
            assertThat(fields.values(daniela, cafe, ticket.ticketId()))
                    .containsEntry(cause.id(), new FieldValue.Text("Fusible"));
            Outcome not = macros.run(daniela, paged.macroId(), ticket.ticketId(), after.version());
            assertThat(not).isInstanceOfSatisfying(Outcome.NotNow.class, held -> {
                assertThat(held.code()).isEqualTo("ticket_field_not_here");
                assertThat(held.missing()).extracting(TicketField::id).containsExactly(page.id());
            });
            assertThat(tickets.get(daniela, ticket.ticketId()).state()).isEqualTo(State.EN_ESPERA);
            assertThat(visitor.get("/replies/macros/" + named.macroId()).body()).contains("Fusible");
        } finally {
            house.sweep();
        }
    }

    @Test
    void a_placeholder_that_does_not_exist_is_refused_with_its_name() {
        try (Visitor visitor = Visitor.as(daniela, port)) {
            var answer = visitor.post("/replies/new", Map.of("name", "Mal", "body", "Hola, {{persona.apodo}}"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("No existe {{persona.apodo}}", "Hola, {{persona.apodo}}");
        }
    }

    @Test
    void a_macro_does_all_its_steps_with_their_texts_filled_in() {
        Macro macro = macros.create(daniela, new Macros.Wish("Terminar", false, DONE));
        Ticket asked = ask("No imprime");

        Outcome outcome = macros.run(daniela, macro.macroId(), asked.ticketId(), asked.version());

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        Ticket after = tickets.get(daniela, asked.ticketId());
        assertThat(after.state()).isEqualTo(State.RESUELTO);
        assertThat(after.priority()).isEqualTo(Priority.BAJA);
        assertThat(after.assigneeId()).isEqualTo(daniela.userId());
        assertThat(tickets.read(daniela, asked.ticketId()).comments())
                .extracting(Comment::body)
                .containsExactly("Lo hizo Daniela Ríos", "Listo, Gabriela: " + asked.code() + " quedó.");
        assertThat(tickets.undo(daniela, asked.ticketId())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void what_holds_one_step_back_holds_back_all_of_them() {
        Macro macro = macros.create(daniela, new Macros.Wish("Terminar", false, DONE));
        Macro waiting = macros.create(
                daniela,
                new Macros.Wish("Esperar", false, new Steps("", "Nota", State.EN_ESPERA, null, null, null, false)));
        Ticket asked = ask("Sin red");
        tickets.changePriority(lucia, asked.ticketId(), 1, Priority.ALTA);
        Ticket resolved = ask("Ya quedó");
        tickets.changeState(lucia, resolved.ticketId(), 1, State.RESUELTO);

        Outcome stale = macros.run(daniela, macro.macroId(), asked.ticketId(), 1);
        Outcome impossible = macros.run(daniela, waiting.macroId(), resolved.ticketId(), 2);

        assertThat(stale).isInstanceOf(Outcome.ChangedMeanwhile.class);
        assertThat(impossible).isInstanceOf(Outcome.NotNow.class);
        for (Ticket ticket : List.of(asked, resolved)) {
            assertThat(tickets.read(daniela, ticket.ticketId()).comments()).isEmpty();
            assertThat(tickets.get(daniela, ticket.ticketId()).version()).isEqualTo(2);
        }
    }

    @Test
    void a_macro_is_run_only_by_the_team_on_tickets_of_its_clients_and_says_something() {
        Macro own = macros.create(daniela, new Macros.Wish("Mía", false, DONE));
        Macro shared = macros.create(lucia, new Macros.Wish("De todos " + lucia.login(), true, DONE));
        Ticket asked = ask("Lento");

        refused(404, () -> macros.run(marco, own.macroId(), asked.ticketId(), 1));
        refused(404, () -> macros.run(marco, shared.macroId(), asked.ticketId(), 1));
        refused(404, () -> macros.run(daniela, UUID.randomUUID(), asked.ticketId(), 1));
        refused(403, () -> macros.run(gabriela, shared.macroId(), asked.ticketId(), 1));
        refused(
                400,
                () -> macros.create(
                        daniela, new Macros.Wish("Nada", false, new Steps("", "", null, null, null, null, false))));
        assertThat(macros.list(marco, "De todos " + lucia.login(), new Slice.Request(1, 50))
                        .items())
                .containsExactly(shared);
        assertThat(tickets.get(daniela, asked.ticketId())).isEqualTo(asked);
    }

    @Test
    void a_macro_moves_the_ticket_to_a_category_and_a_queue_that_its_client_has() {
        Ticket asked = ask("Sin internet");
        Steps moving = new Steps("", "", null, null, RED, Queues.GENERAL, false);
        Steps lost = new Steps("", "Nota", null, null, RED, UUID.randomUUID(), false);
        Macro good = macros.create(daniela, new Macros.Wish("A redes", false, moving));
        Macro bad = macros.create(daniela, new Macros.Wish("A ninguna parte", false, lost));

        Outcome nowhere = macros.run(daniela, bad.macroId(), asked.ticketId(), 1);
        Ticket untouched = tickets.get(daniela, asked.ticketId());
        Outcome there = macros.run(daniela, good.macroId(), asked.ticketId(), 1);

        assertThat(nowhere).isInstanceOf(Outcome.NotNow.class);
        assertThat(untouched).isEqualTo(asked);
        assertThat(there).isInstanceOf(Outcome.Done.class);
        assertThat(tickets.get(daniela, asked.ticketId()).category()).isEqualTo("Red");
        try (Visitor visitor = Visitor.as(daniela, port)) {
            assertThat(visitor.get("/replies/macros/" + good.macroId()).body())
                    .contains("value=\"" + RED + "\" selected");
            assertThat(visitor.get("/tickets/" + asked.code() + "/macros").body())
                    .contains("Categoría: Red", "Pasa a la cola General", "(ya no existe aquí)");
        }
    }

    @Test
    void both_are_used_without_a_script_too() {
        CannedReply hello = replies.create(
                daniela, new CannedReplies.Wish("Hola " + daniela.login(), "Hola, {{persona.nombre}}.", false));
        Macro macro = macros.create(daniela, new Macros.Wish("Terminar", false, DONE));
        Ticket asked = ask("Sin <b>script</b>");
        String page = "/tickets/" + asked.code();
        try (Visitor visitor = Visitor.as(daniela, port)) {
            visitor.post(page + "/draft", Map.of("kind", "reply", "body", "Lo de antes."));
            assertThat(visitor.get(page + "/replies").body()).contains("Hola, Gabriela Montes.");
            visitor.post(page + "/replies/" + hello.replyId(), Map.of());
            assertThat(visitor.get(page).body()).contains("Lo de antes.\n\nHola, Gabriela Montes.");

            assertThat(visitor.get(page + "/macros").body()).contains("Responde: “Listo, Gabriela");
            var held = visitor.post(page + "/macros/" + macro.macroId(), Map.of("version", "7"));
            assertThat(held.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).startsWith(page));
            assertThat(tickets.get(daniela, asked.ticketId()).state()).isEqualTo(State.NUEVO);
            visitor.post(page + "/macros/" + macro.macroId(), Map.of("version", "1"));
            assertThat(visitor.get(page).body()).contains("quedó resuelto", page + "/undo");
            visitor.post(page + "/undo", Map.of());
        }

        assertThat(tickets.get(daniela, asked.ticketId()).state()).isEqualTo(State.EN_PROGRESO);
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
