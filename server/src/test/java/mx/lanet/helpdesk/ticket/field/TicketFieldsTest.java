package mx.lanet.helpdesk.ticket.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.field.FieldDraft.OptionDraft;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each test makes fields for its own client alone, and takes them out of use: the house has room for a hundred. */
@ServerTest
class TicketFieldsTest {
    private static final Locale SPANISH = Locale.of("es");

    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private TicketFields fields;

    @Autowired
    private FieldChanges changes;

    @Autowired
    private Categories categories;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private HouseFields house;
    private TwoClients clients;
    private Person lucia;
    private Person daniela;
    private Person gabriela;
    private UUID cafe;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        lucia = clients.superadmin();
        daniela = clients.cafe().technician();
        gabriela = clients.cafe().requester();
        cafe = clients.cafe().clientId();
        house = new HouseFields(changes, tenancy, jdbc, lucia);
    }

    @AfterEach
    void theHouseIsAsBefore() {
        house.sweep();
    }

    @Test
    void a_field_is_asked_of_its_clients_and_categories_alone_with_all_below_them() {
        UUID printers = category("Impresoras");
        TicketField serial = house.make(cafe, "Número de serie", FieldKind.TEXT, FieldNeed.CREATING, false, printers);

        assertThat(fields.asked(gabriela, cafe, printers))
                .extracting(TicketField::id)
                .containsExactly(serial.id());
        assertThat(fields.asked(gabriela, cafe, category("Red"))).isEmpty();
        assertThat(fields.asked(gabriela, cafe, null)).isEmpty();
        assertThat(fields.asked(clients.textil().requester(), clients.textil().clientId(), printers))
                .isEmpty();
        refused(404, () -> fields.of(clients.textil().technician(), cafe));
    }

    @Test
    void what_is_said_is_kept_typed_and_its_change_stands_in_history() {
        TicketField amount = house.make(cafe, "Monto", FieldKind.NUMBER, FieldNeed.NEVER, false);
        TicketField since = house.make(cafe, "Desde cuándo", FieldKind.DATE, FieldNeed.NEVER, false);
        Ticket ticket = ask(Map.of(amount.id(), new FieldValue.Amount(new BigDecimal("12.50"))));

        Ticket dated = done(tickets.fillIn(daniela, ticket.ticketId(), ticket.version(), since.id(), "2026-11-03"));
        Ticket emptied = done(tickets.fillIn(daniela, ticket.ticketId(), dated.version(), amount.id(), ""));
        Outcome late = tickets.fillIn(daniela, ticket.ticketId(), dated.version(), amount.id(), "3");

        assertThat(fields.values(gabriela, cafe, ticket.ticketId()))
                .isEqualTo(Map.of(since.id(), new FieldValue.Day(LocalDate.of(2026, 11, 3))));
        assertThat(history(daniela, ticket))
                .extracting(TicketEvent::about, TicketEvent::from, TicketEvent::to)
                .containsExactly(tuple("Desde cuándo", "", "2026-11-03"), tuple("Monto", "12.5", ""));
        assertThat(emptied.version()).isEqualTo(ticket.version() + 2);
        assertThat(late).isInstanceOf(Outcome.ChangedMeanwhile.class);
    }

    @Test
    void what_does_not_fit_is_refused_and_so_is_a_field_that_the_ticket_has_not() {
        TicketField amount = house.make(cafe, "Monto", FieldKind.NUMBER, FieldNeed.NEVER, false, category("Red"));
        TicketField foreign = house.make(clients.textil().clientId(), "Telar", FieldKind.TEXT, FieldNeed.NEVER, false);
        Ticket ticket = ask(Map.of(amount.id(), new FieldValue.Amount(BigDecimal.ONE)));
        int version = ticket.version();

        refused(404, () -> tickets.fillIn(daniela, ticket.ticketId(), version, amount.id(), "1"));
        refused(404, () -> tickets.fillIn(daniela, ticket.ticketId(), version, foreign.id(), "1"));
        Ticket moved = done(tickets.changeCategory(daniela, ticket.ticketId(), version, "Red"));
        refused(400, () -> tickets.fillIn(daniela, ticket.ticketId(), moved.version(), amount.id(), "doce"));
        refused(403, () -> tickets.fillIn(gabriela, ticket.ticketId(), moved.version(), amount.id(), "12"));
        assertThat(fields.values(daniela, cafe, ticket.ticketId())).isEmpty();
    }

    @Test
    void the_team_resolves_only_what_says_all_it_must_and_who_asked_may_always_close() {
        house.make(cafe, "Nota al pie", FieldKind.TEXT, FieldNeed.NEVER, false);
        TicketField serial = house.make(cafe, "Serie", FieldKind.TEXT, FieldNeed.CREATING, false);
        TicketField cause = house.make(cafe, "Causa", FieldKind.TEXT, FieldNeed.RESOLVING, true);
        Ticket ticket = ask(Map.of());
        Ticket own = ask(Map.of());

        Outcome tooEarly = tickets.changeState(daniela, ticket.ticketId(), ticket.version(), State.RESUELTO);
        Outcome byReply = tickets.replyAndLeave(daniela, ticket.ticketId(), ticket.version(), "Listo", State.RESUELTO);
        Ticket first = done(tickets.fillIn(daniela, ticket.ticketId(), ticket.version(), serial.id(), "MX-12"));
        Ticket both = done(tickets.fillIn(daniela, ticket.ticketId(), first.version(), cause.id(), "Fusible"));
        Outcome resolved = tickets.changeState(daniela, ticket.ticketId(), both.version(), State.RESUELTO);

        assertThat(missing(tooEarly)).containsExactly("Serie", "Causa");
        assertThat(missing(byReply)).containsExactly("Serie", "Causa");
        assertThat(tickets.read(daniela, ticket.ticketId()).comments()).isEmpty();
        assertThat(resolved).isInstanceOf(Outcome.Done.class);
        assertThat(tickets.close(gabriela, own.ticketId())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_teams_fields_do_not_exist_for_anybody_else() {
        TicketField cause = house.make(cafe, "Causa", FieldKind.TEXT, FieldNeed.NEVER, true);
        Ticket ticket = ask(Map.of());
        done(tickets.fillIn(daniela, ticket.ticketId(), ticket.version(), cause.id(), "Descuido notorio"));

        for (Person outsider : List.of(gabriela, clients.cafe().clientAdmin())) {
            assertThat(fields.of(outsider, cafe)).isEmpty();
            assertThat(fields.values(outsider, cafe, ticket.ticketId())).isEmpty();
            assertThat(history(outsider, ticket)).isEmpty();
            assertThat(found(outsider, TicketQuery.all().holding("descuido"))).isEmpty();
        }
        assertThat(found(daniela, TicketQuery.all().holding("descuido"))).containsExactly(ticket.ticketId());
        assertThat(ask(Map.of(cause.id(), new FieldValue.Text("mío"))))
                .satisfies(made -> assertThat(fields.values(daniela, cafe, made.ticketId()))
                        .isEmpty());
    }

    @Test
    void lists_are_narrowed_by_choices_and_ticks_and_words_find_what_fields_say() {
        TicketField branch = house.choice(cafe, "Sucursal", false, "Tacubaya", "Coyoacán");
        TicketField urgent = house.make(cafe, "Con prisa", FieldKind.CHECKBOX, FieldNeed.NEVER, false);
        UUID tacubaya = branch.options().getFirst().id();
        Ticket here = ask(Map.of(branch.id(), new FieldValue.Chosen(tacubaya), urgent.id(), new FieldValue.Ticked()));
        Ticket there = ask(Map.of(
                branch.id(), new FieldValue.Chosen(branch.options().getLast().id())));
        TicketQuery atTacubaya = TicketQuery.all().saying(branch.key(), tacubaya.toString());

        for (Person reader : List.of(daniela, clients.cafe().clientAdmin(), gabriela)) {
            assertThat(found(reader, atTacubaya)).containsExactly(here.ticketId());
            assertThat(found(reader, TicketQuery.all().saying(urgent.key(), "yes")))
                    .containsExactly(here.ticketId());
            assertThat(found(reader, TicketQuery.all().holding("coyoacan"))).containsExactly(there.ticketId());
        }
        assertThat(found(clients.textil().technician(), atTacubaya)).isEmpty();
        assertThat(found(daniela, TicketQuery.all().saying("nada", tacubaya.toString())))
                .hasSize(2);
        assertThat(found(daniela, TicketQuery.all().saying(branch.key(), "' OR true --")))
                .hasSize(2);
    }

    @Test
    void lists_are_narrowed_by_numbers_and_dates_from_one_to_another_and_by_what_is_not_ticked() {
        TicketField amount = house.make(cafe, "Monto", FieldKind.NUMBER, FieldNeed.NEVER, false);
        TicketField since = house.make(cafe, "Desde cuándo", FieldKind.DATE, FieldNeed.NEVER, false);
        TicketField urgent =
                house.make(cafe, "Con prisa", FieldKind.CHECKBOX, FieldNeed.NEVER, false, category("Impresoras"));
        Ticket small = ask(Map.of(amount.id(), new FieldValue.Amount(new BigDecimal("-2.5"))));
        Ticket large = ask(Map.of(
                amount.id(),
                new FieldValue.Amount(new BigDecimal("1284")),
                since.id(),
                new FieldValue.Day(LocalDate.of(2026, 11, 3)),
                urgent.id(),
                new FieldValue.Ticked()));
        Ticket silent = ask(Map.of());
        Ticket elsewhere = done(tickets.changeCategory(daniela, silent.ticketId(), silent.version(), "Red"));

        assertThat(found(daniela, saying(amount, "..0"))).containsExactly(small.ticketId());
        assertThat(found(gabriela, saying(amount, "1284..1284"))).containsExactly(large.ticketId());
        assertThat(found(daniela, saying(amount, "-3..2000")))
                .containsExactlyInAnyOrder(small.ticketId(), large.ticketId());
        assertThat(found(daniela, saying(since, "2026-11-03.."))).containsExactly(large.ticketId());
        assertThat(found(daniela, saying(since, "..2026-11-02"))).isEmpty();
        assertThat(found(daniela, saying(urgent, "no"))).containsExactly(small.ticketId());
        assertThat(found(daniela, saying(amount, "2026-11-03..")))
                .as("what no number is")
                .contains(elsewhere.ticketId());
    }

    private static TicketQuery saying(TicketField field, String wanted) {
        return TicketQuery.all().saying(field.key(), wanted);
    }

    @Test
    void a_page_of_tickets_says_what_stands_in_its_columns_and_nothing_of_the_teams_to_others() {
        TicketField amount = house.make(cafe, "Monto", FieldKind.NUMBER, FieldNeed.NEVER, false);
        TicketField cause = house.make(cafe, "Causa", FieldKind.TEXT, FieldNeed.NEVER, true);
        Ticket ticket = ask(Map.of(amount.id(), new FieldValue.Amount(new BigDecimal("12.5"))));
        done(tickets.fillIn(daniela, ticket.ticketId(), ticket.version(), cause.id(), "Descuido"));
        Person admin = clients.cafe().clientAdmin();
        List<TicketRow> rows = lists.list(daniela, TicketQuery.all()).items();

        assertThat(fields.values(daniela, rows, List.of(amount, cause)).get(ticket.ticketId()))
                .containsOnlyKeys(amount.id(), cause.id());
        assertThat(fields.values(admin, rows, List.of(amount, cause)).get(ticket.ticketId()))
                .containsOnlyKeys(amount.id());
        assertThat(fields.values(clients.textil().technician(), rows, List.of(amount, cause)))
                .isEmpty();
    }

    @Test
    void no_table_is_read_whole_for_a_filter_by_a_field() {
        TicketField branch = house.choice(cafe, "Sucursal", false, "Tacubaya");
        UUID tacubaya = branch.options().getFirst().id();
        ask(Map.of(branch.id(), new FieldValue.Chosen(tacubaya)));

        tenancy.run(new Scope.Everything(), () -> {
            String asked = "{\"fields\":{\"" + branch.key() + "\":\"" + tacubaya + "\"}}";
            long before = tablesReadWhole();
            long counted = jdbc.sql("SELECT count_tickets(NULL, CAST(:asked AS jsonb), NULL, 100)")
                    .param("asked", asked)
                    .query(Long.class)
                    .single();
            assertThat(counted).isEqualTo(1);
            jdbc.sql("SELECT found_ticket FROM find_tickets(NULL, CAST(:asked AS jsonb), 1, '-activity', 50, 0)")
                    .param("asked", asked)
                    .query(UUID.class)
                    .list();
            assertThat(tablesReadWhole()).isEqualTo(before);
        });
    }

    /** By this connection; what its transactions before this one read is in it until the database gathers it. */
    private long tablesReadWhole() {
        return jdbc.sql(
                        "SELECT sum(seq_scan) FROM pg_stat_xact_user_tables WHERE relname IN ('ticket', 'ticket_field_value')")
                .query(Long.class)
                .single();
    }

    @Test
    void a_filter_by_a_field_of_the_team_is_none_for_the_others() {
        TicketField blame = house.make(cafe, "Culpa nuestra", FieldKind.CHECKBOX, FieldNeed.NEVER, true);
        Ticket ours = ask(Map.of());
        Ticket theirs = ask(Map.of());
        done(tickets.fillIn(daniela, ours.ticketId(), ours.version(), blame.id(), "true"));
        TicketQuery blamed = TicketQuery.all().saying(blame.key(), "yes");

        assertThat(found(daniela, blamed)).containsExactly(ours.ticketId());
        assertThat(found(gabriela, blamed)).containsExactlyInAnyOrder(ours.ticketId(), theirs.ticketId());
    }

    @Test
    void what_is_retired_is_asked_no_more_and_what_was_said_stays() {
        TicketField branch = house.choice(cafe, "Sucursal", false, "Tacubaya", "Coyoacán");
        UUID tacubaya = branch.options().getFirst().id();
        Ticket ticket = ask(Map.of(branch.id(), new FieldValue.Chosen(tacubaya)));
        FieldDraft without = HouseFields.draft(
                branch,
                cafe,
                List.of(
                        new OptionDraft(tacubaya, "Tacubaya", "", false),
                        new OptionDraft(branch.options().getLast().id(), "Coyoacán Centro", "", true)));

        changes.change(lucia, branch.id(), branch.version(), without);
        refused(
                400,
                () -> tickets.fillIn(daniela, ticket.ticketId(), ticket.version(), branch.id(), tacubaya.toString()));
        changes.setActive(lucia, branch.id(), branch.version() + 1, false);

        assertThat(fields.asked(daniela, cafe, null)).isEmpty();
        TicketField now = changes.get(lucia, branch.id());
        assertThat(fields.values(daniela, cafe, ticket.ticketId()).values())
                .extracting(value -> now.told(value, SPANISH))
                .containsExactly("Tacubaya");
        assertThat(now.options()).extracting(FieldOption::spanish).containsExactly("Tacubaya", "Coyoacán Centro");
    }

    @Test
    void only_the_superadmin_decides_and_two_at_once_do_not_overwrite_each_other() {
        TicketField serial = house.make(cafe, "Serie", FieldKind.TEXT, FieldNeed.NEVER, false);
        FieldDraft draft = HouseFields.draft(serial, cafe, List.of());

        changes.change(lucia, serial.id(), serial.version(), draft);

        refused(409, () -> changes.change(lucia, serial.id(), serial.version(), draft));
        refused(403, () -> changes.change(daniela, serial.id(), serial.version() + 1, draft));
        refused(403, () -> changes.all(daniela));
        refused(400, () -> house.make(cafe, "Serie", FieldKind.TEXT, FieldNeed.NEVER, false));
        refused(400, () -> house.make(cafe, "", FieldKind.TEXT, FieldNeed.NEVER, false));
        refused(400, () -> house.choice(cafe, "Vacía", false));
        refused(400, () -> house.choice(cafe, "Doble", false, "Norte", "NORTE"));
    }

    private Ticket ask(Map<UUID, FieldValue> said) {
        return tickets.create(
                gabriela,
                SomeOpening.of(gabriela)
                        .saying("")
                        .category("Impresoras")
                        .urgency(null)
                        .opening(),
                said,
                null);
    }

    private UUID category(String name) {
        return categories.of(lucia, cafe).meant(name).orElseThrow().id();
    }

    private List<UUID> found(Person person, TicketQuery query) {
        return lists.list(person, query).items().stream()
                .map(TicketRow::ticketId)
                .toList();
    }

    private List<TicketEvent> history(Person person, Ticket ticket) {
        return tickets.read(person, ticket.ticketId()).events().stream()
                .filter(event -> event.kind() == Kind.FIELD)
                .toList();
    }

    private static List<String> missing(Outcome outcome) {
        return outcome instanceof Outcome.NotNow(var _, var _, List<TicketField> missing)
                ? missing.stream().map(field -> field.label(SPANISH)).toList()
                : new ArrayList<>();
    }

    private static Ticket done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).ticket();
    }

    private static void refused(int status, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }
}
