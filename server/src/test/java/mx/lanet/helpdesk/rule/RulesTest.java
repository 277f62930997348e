package mx.lanet.helpdesk.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.reply.Macros;
import mx.lanet.helpdesk.ticket.tag.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules of one client's tickets, from what wakes them to what they leave. */
@ServerTest
class RulesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Deeds NOTHING =
            new Deeds(null, null, null, null, null, false, List.of(), "", "", null, List.of(), null);

    @Autowired
    private Rules rules;

    @Autowired
    private Trial trial;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Macros macros;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private final List<Rule> made = new ArrayList<>();
    private TwoClients clients;
    private Person gabriela;
    private Person daniela;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
    }

    /** Others share the house. */
    @AfterEach
    void tidy() {
        made.forEach(rule -> rules.delete(clients.superadmin(), rule.ruleId()));
    }

    @Test
    void a_new_ticket_that_meets_it_is_changed_and_tells_so_and_others_stay_as_they_are() {
        Rule rule = rule(
                Trigger.CREATED,
                List.of(new Condition(Fact.WORDS, false, List.of("servidor"))),
                new Deeds(
                        null,
                        Priority.CRITICA,
                        null,
                        null,
                        daniela.userId(),
                        false,
                        List.of("Urgente"),
                        "",
                        "Revisar {{ticket.numero}} primero",
                        null,
                        List.of(),
                        null));
        Ticket met = ask("El SERVIDOR no responde");
        Ticket other = ask("No imprime");
        Ticket elsewhere = SomeOpening.of(clients.textil().requester())
                .about("Servidor lento")
                .in(tickets);

        Ticket after = until(met, ticket -> ticket.priority() == Priority.CRITICA);
        assertThat(after.assigneeId()).isEqualTo(daniela.userId());
        assertThat(after.state()).isEqualTo(State.ASIGNADO);
        assertThat(notes(met)).containsExactly("Revisar " + met.code() + " primero");
        assertThat(ran(met)).containsExactly(rule.name());
        runsAre(rule, 1);
        assertThat(now(other).priority()).isEqualTo(Priority.MEDIA);
        assertThat(now(elsewhere).priority()).isEqualTo(Priority.MEDIA);
        assertThat(ran(elsewhere)).isEmpty();
    }

    @Test
    void rules_run_in_their_order_each_on_what_the_one_before_left_and_wake_no_other() {
        Rule first = rule(Trigger.CREATED, List.of(), deeds(Priority.ALTA));
        Rule second = rule(
                Trigger.CREATED,
                List.of(new Condition(Fact.PRIORITY, false, List.of("alta"))),
                deeds(Priority.CRITICA));
        Rule circle = rule(
                Trigger.CHANGED, List.of(new Condition(Fact.CHANGE, false, List.of("priority"))), deeds(Priority.BAJA));
        Ticket asked = ask("Lento");
        until(asked, ticket -> ticket.priority() == Priority.CRITICA);
        assertThat(ran(asked)).containsExactly(first.name(), second.name());

        tickets.changePriority(daniela, asked.ticketId(), now(asked).version(), Priority.MEDIA);
        until(asked, ticket -> ticket.priority() == Priority.BAJA);
        assertThat(ran(asked)).containsExactly(first.name(), second.name(), circle.name());

        rules.move(clients.superadmin(), second.ruleId(), true);
        Ticket another = ask("Más lento");
        until(another, ticket -> ticket.priority() == Priority.ALTA);
        assertThat(ran(another)).containsExactly(first.name());
    }

    @Test
    void what_it_cannot_do_is_told_and_harms_neither_the_ticket_nor_the_next_rule() {
        Rule broken = rule(
                Trigger.REPLIED,
                List.of(new Condition(Fact.AUTHOR, false, List.of("client"))),
                new Deeds(
                        null,
                        Priority.CRITICA,
                        null,
                        null,
                        clients.textil().technician().userId(),
                        false,
                        List.of(),
                        "",
                        "No debe quedar",
                        null,
                        List.of(),
                        null));
        Rule next = rule(
                Trigger.REPLIED, List.of(new Condition(Fact.AUTHOR, false, List.of("client"))), deeds(Priority.ALTA));
        Ticket asked = ask("Sin red");
        tickets.reply(daniela, asked.ticketId(), "¿Desde cuándo?", Channel.PORTAL, null);
        tickets.reply(gabriela, asked.ticketId(), "Desde ayer", Channel.PORTAL, null);

        until(asked, ticket -> ticket.priority() == Priority.ALTA);
        assertThat(notes(asked)).isEmpty();
        assertThat(tickets.look(daniela, asked.ticketId()).events())
                .filteredOn(event -> event.kind() == TicketEvent.Kind.PRIORITY)
                .extracting(TicketEvent::to)
                .containsExactly("alta");
        assertThat(ran(asked)).containsExactly(next.name());
        assertThat(rules.runs(clients.superadmin(), broken.ruleId()))
                .extracting(RuleRun::failure)
                .containsExactly("rule_person_gone");
        assertThat(rules.list(clients.superadmin()))
                .filteredOn(line -> line.rule().ruleId().equals(broken.ruleId()))
                .extracting(Rules.Line::runs, Rules.Line::failed)
                .containsExactly(tuple(1L, 1L));
    }

    @Test
    void a_macro_is_run_with_its_words_and_nobody_takes_the_ticket() {
        var macro = macros.create(
                clients.superadmin(),
                new Macros.Wish(
                        "Cerrar " + UUID.randomUUID(),
                        true,
                        new Steps(
                                "Gracias, {{persona.primer_nombre}}",
                                "",
                                State.RESUELTO,
                                null,
                                null,
                                null,
                                true,
                                List.of(new Tag("Solo")))));
        rule(
                Trigger.CREATED,
                List.of(new Condition(Fact.WORDS, false, List.of("prueba de macro"))),
                new Deeds(null, null, null, null, null, false, List.of(), "", "", macro.macroId(), List.of(), null));
        Ticket asked = ask("Prueba de macro");
        Ticket after = until(asked, ticket -> ticket.state() == State.RESUELTO);
        assertThat(after.assigneeId()).isNull();
        String first = gabriela.name().split(" ", 2)[0];
        assertThat(tickets.look(gabriela, asked.ticketId()).comments())
                .extracting(comment -> comment.body(), comment -> comment.authorName())
                .containsExactly(tuple("Gracias, " + first, "Soporte"));
    }

    @Test
    void time_that_passes_without_anybody_is_told_once_and_again_after_somebody_came() {
        Ticket before = ask("Espera desde antes");
        clock.advance(Duration.ofHours(3));
        Rule rule = save(new Rules.Wish(
                "Recordar " + UUID.randomUUID(),
                true,
                Trigger.ELAPSED,
                Since.TOUCHED,
                120,
                ofCafe(List.of()),
                new Deeds(null, null, null, null, null, false, List.of(), "", "¿Sigue?", null, List.of(), null)));
        Ticket asked = ask("Espera");
        clock.advance(Duration.ofMinutes(116));
        lookNow();
        assertThat(notes(asked)).isEmpty();
        clock.advance(Duration.ofMinutes(3));
        await().atMost(PATIENCE).until(() -> notes(asked).size() == 1);
        // Its own note is no sign of life.
        clock.advance(Duration.ofHours(5));
        lookNow();
        assertThat(notes(asked)).hasSize(1);

        tickets.reply(daniela, asked.ticketId(), "Aquí sigo", Channel.PORTAL, null);
        clock.advance(Duration.ofHours(3));
        await().atMost(PATIENCE).until(() -> notes(asked).size() == 2);
        assertThat(notes(before)).as("was waiting before the rule was made").isEmpty();
        assertThat(rules.runs(clients.superadmin(), rule.ruleId()))
                .filteredOn(run -> run.ticketId().equals(asked.ticketId()))
                .hasSize(2);
    }

    @Test
    void runs_of_long_ago_go_as_new_ones_come() {
        Rule rule = rule(Trigger.CREATED, List.of(), deeds(Priority.ALTA));
        Ticket first = ask("Hace mucho");
        until(first, ticket -> ticket.priority() == Priority.ALTA);
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE rule_run SET at = at - interval '91 days' WHERE rule_id = :rule")
                .param("rule", rule.ruleId())
                .update());
        Ticket second = ask("Hoy");
        until(second, ticket -> ticket.priority() == Priority.ALTA);
        assertThat(rules.runs(clients.superadmin(), rule.ruleId()))
                .extracting(RuleRun::ticketId)
                .containsExactly(second.ticketId());
    }

    @Test
    void a_try_counts_what_it_would_have_met_and_changes_nothing() {
        Ticket met = ask("Contraseña olvidada");
        ask("No imprime");
        Rule imagined = new Rule(
                UUID.randomUUID(),
                1,
                "x",
                true,
                Trigger.CHANGED,
                Since.TOUCHED,
                Duration.ofMinutes(1),
                ofCafe(List.of(
                        new Condition(Fact.WORDS, false, List.of("contrasena")),
                        new Condition(Fact.CHANGE, false, List.of("state")))),
                deeds(Priority.CRITICA),
                1,
                clock.instant(),
                "");
        Trial.Result result = trial.of(clients.superadmin(), imagined);
        assertThat(result.met()).isEqualTo(1);
        assertThat(result.some()).extracting(Trial.Met::code).containsExactly(met.code());
        assertThat(result.looked()).isGreaterThanOrEqualTo(2);
        assertThat(now(met).version()).isEqualTo(met.version());
    }

    @Test
    void only_the_superadmin_decides_and_what_is_wrong_is_told() {
        Rules.Wish wish = wish(Trigger.CREATED, List.of(), deeds(Priority.ALTA));
        assertThatThrownBy(() -> rules.create(daniela, wish)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rules.list(clients.cafe().clientAdmin())).isInstanceOf(Refusal.class);
        Rule rule = save(wish);
        assertThatThrownBy(() -> rules.create(clients.superadmin(), wish))
                .as("the name is taken")
                .isInstanceOf(Refusal.class);
        rules.change(clients.superadmin(), rule.ruleId(), rule.version(), wish);
        assertThatThrownBy(() -> rules.change(clients.superadmin(), rule.ruleId(), rule.version(), wish))
                .as("somebody else was faster")
                .isInstanceOf(Refusal.class);
        assertThat(wish(Trigger.CREATED, List.of(), NOTHING).problems())
                .extracting(error -> error.code())
                .containsExactly("rule_does_nothing");
    }

    private Rule rule(Trigger trigger, List<Condition> conditions, Deeds deeds) {
        return save(wish(trigger, ofCafe(conditions), deeds));
    }

    private Rule save(Rules.Wish wish) {
        Rule rule = rules.create(clients.superadmin(), wish);
        made.add(rule);
        return rule;
    }

    private static Rules.Wish wish(Trigger trigger, List<Condition> conditions, Deeds deeds) {
        return new Rules.Wish("Regla " + UUID.randomUUID(), true, trigger, Since.TOUCHED, 1, conditions, deeds);
    }

    private List<Condition> ofCafe(List<Condition> conditions) {
        var cafe = new Condition(
                Fact.CLIENT, false, List.of(clients.cafe().clientId().toString()));
        return Stream.concat(Stream.of(cafe), conditions.stream()).toList();
    }

    private static Deeds deeds(Priority priority) {
        return new Deeds(null, priority, null, null, null, false, List.of(), "", "", null, List.of(), null);
    }

    private Ticket ask(String subject) {
        return SomeOpening.of(gabriela).about(subject).in(tickets);
    }

    private Ticket now(Ticket ticket) {
        return tickets.get(clients.superadmin(), ticket.ticketId());
    }

    private Ticket until(Ticket ticket, Predicate<Ticket> so) {
        await().atMost(PATIENCE).until(() -> so.test(now(ticket)));
        return now(ticket);
    }

    /** Two minutes later every rule that waits has looked: the last to look is one that was made just now. */
    private void lookNow() {
        Rule mark = save(new Rules.Wish(
                "Marca " + UUID.randomUUID(),
                true,
                Trigger.ELAPSED,
                Since.TOUCHED,
                1,
                ofCafe(List.of(new Condition(Fact.WORDS, false, List.of("marca")))),
                deeds(Priority.ALTA)));
        Ticket marked = ask("Marca");
        clock.advance(Duration.ofMinutes(2));
        until(marked, ticket -> ticket.priority() == Priority.ALTA);
        rules.delete(clients.superadmin(), mark.ruleId());
        made.remove(mark);
    }

    private void runsAre(Rule rule, int count) {
        assertThat(rules.runs(clients.superadmin(), rule.ruleId())).hasSize(count);
    }

    private List<String> notes(Ticket ticket) {
        return tickets.look(new Automation("prueba"), ticket.ticketId()).comments().stream()
                .filter(comment -> comment.internal())
                .map(comment -> comment.body())
                .toList();
    }

    private List<String> ran(Ticket ticket) {
        return tickets
                .look(daniela.mayReach(ticket.clientId()) ? daniela : clients.superadmin(), ticket.ticketId())
                .events()
                .stream()
                .filter(event -> event.kind() == TicketEvent.Kind.RULE_RAN)
                .map(TicketEvent::to)
                .toList();
    }
}
