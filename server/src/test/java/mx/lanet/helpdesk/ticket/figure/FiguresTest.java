package mx.lanet.helpdesk.ticket.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.TwoClients.Company;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.figure.BehindTable.Behind;
import mx.lanet.helpdesk.ticket.figure.ReportTable.Line;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Day;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Group;
import mx.lanet.helpdesk.ticket.time.TimeEntries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Against figures computed by hand. Mexico City is six hours behind UTC, all year. */
@ServerTest
class FiguresTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
    private static final Period FIRST_OF_MARCH = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 4), MEXICO);

    @Autowired
    private Figures figures;

    @Autowired
    private FigureTable table;

    @Autowired
    private Reports reports;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ids ids;

    @Autowired
    private Tickets asked;

    @Autowired
    private TimeEntries times;

    private TwoClients clients;
    private Company cafe;
    private SomeTickets tickets;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        cafe = clients.cafe();
        tickets = new SomeTickets(tenancy, jdbc, ids);
    }

    /** The last minute of February, the first of March, and two of the third. */
    private void fourTickets() {
        tickets.put(tickets.made(cafe, "2026-03-01T05:59:00Z").resolved("2026-03-02T06:00:00Z"));
        tickets.put(tickets.made(cafe, "2026-03-01T06:00:00Z")
                .about("Red", "email")
                .answeredAfter(Duration.ofMinutes(10))
                .resolved("2026-03-04T05:59:59Z")
                .rated(5, "2026-03-04T18:00:00Z"));
        tickets.put(tickets.made(cafe, "2026-03-03T18:00:00Z")
                .answeredAfter(Duration.ofMinutes(30))
                .in("en_progreso")
                .reopened(1));
        tickets.put(tickets.made(cafe, "2026-03-03T20:00:00Z")
                .of(cafe.technician())
                .resolved("2026-03-03T21:00:00Z")
                .rated(3, "2026-03-03T22:00:00Z"));
        tickets.put(tickets.made(clients.textil(), "2026-03-02T18:00:00Z"));
    }

    @Test
    void time_is_counted_by_who_worked_and_by_what_the_ticket_is_and_is_the_teams_own_matter() {
        Person daniela = cafe.technician();
        Ticket red = ask(cafe.requester(), "Red");
        Ticket mail = ask(cafe.requester(), "Correo");
        times.add(daniela, red.ticketId(), new TimeEntries.Work(90, times.today(daniela), ""));
        times.add(clients.superadmin(), red.ticketId(), new TimeEntries.Work(30, times.today(daniela), ""));
        times.add(daniela, mail.ticketId(), new TimeEntries.Work(15, times.today(daniela), ""));
        Period today = new Period(times.today(daniela), times.today(daniela), MEXICO);

        Figures.Worked byCategory = figures.worked(daniela, null, Narrowing.NONE, today, Dimension.CATEGORY);
        Figures.Worked byPerson = figures.worked(daniela, null, Narrowing.NONE, today, Dimension.TECHNICIAN);
        Narrowing hers = Narrowing.to(daniela.userId());

        assertThat(byCategory.minutes()).isEqualTo(135);
        assertThat(byCategory.groups()).extracting(WorkTable.Work::key).containsExactly("Red", "Correo");
        assertThat(byPerson.groups()).extracting(WorkTable.Work::minutes).containsExactly(105L, 30L);
        assertThat(figures.worked(daniela, null, hers, today, Dimension.CLIENT).minutes())
                .isEqualTo(105);
        Behind behind = new Behind(Figure.WORKED, today, null, 0);
        assertThat(figures.behind(clients.superadmin(), cafe.clientId(), hers, behind, new Slice.Request(1, 10))
                        .items())
                .extracting(CountedTicket::code)
                .containsExactly(mail.code(), red.code());
        assertThat(figures.worked(clients.textil().technician(), null, Narrowing.NONE, today, Dimension.CLIENT)
                        .minutes())
                .isZero();
        assertThat(figures.worked(cafe.clientAdmin(), null, Narrowing.NONE, today, Dimension.CATEGORY)
                        .groups())
                .isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        figures.behind(cafe.clientAdmin(), null, Narrowing.NONE, behind, new Slice.Request(1, 10)));
    }

    private Ticket ask(Person requester, String category) {
        return asked.create(
                requester,
                new Opening(
                        requester.clientId(),
                        "No imprime",
                        "",
                        category,
                        null,
                        Channel.PORTAL,
                        requester.userId(),
                        requester.name(),
                        null,
                        "",
                        null,
                        "{}"),
                null);
    }

    @Test
    void days_are_those_of_the_readers_time_zone_and_a_reopened_ticket_is_open() {
        fourTickets();

        ServiceFigures counted = service(cafe.technician(), null, Narrowing.NONE, Dimension.CATEGORY);

        assertThat(counted.days())
                .containsExactly(
                        new Day(LocalDate.of(2026, 3, 1), 1, 0, 2),
                        new Day(LocalDate.of(2026, 3, 2), 0, 1, 1),
                        new Day(LocalDate.of(2026, 3, 3), 2, 2, 1),
                        new Day(LocalDate.of(2026, 3, 4), 0, 0, 1));
        assertThat(counted.openNow()).isEqualTo(1);
        assertThat(counted.open()).containsEntry(Age.OLDER, 1L).containsEntry(Age.DAY, 0L);
        assertThat(counted.oldest()).isEqualTo(Instant.parse("2026-03-03T18:00:00Z"));
    }

    @Test
    void times_are_medians_and_ninetieth_percentiles_of_those_that_have_them() {
        fourTickets();

        ServiceFigures counted = service(cafe.technician(), null, Narrowing.NONE, Dimension.CATEGORY);

        assertThat(counted.firstResponse()).isEqualTo(new Spread(2, Duration.ofMinutes(20), Duration.ofMinutes(28)));
        assertThat(counted.resolution())
                .isEqualTo(new Spread(3, Duration.ofSeconds(86_460), Duration.ofSeconds(224_651)));
        assertThat(counted.satisfaction().scores()).containsExactly(0L, 0L, 1L, 0L, 1L);
        assertThat(counted.satisfaction().mean()).isCloseTo(4.0, within(0.001));
    }

    @Test
    void groups_hold_what_belongs_to_each() {
        fourTickets();

        List<Group> categories = service(cafe.technician(), null, Narrowing.NONE, Dimension.CATEGORY)
                .groups();
        List<Group> technicians = service(cafe.technician(), null, Narrowing.NONE, Dimension.TECHNICIAN)
                .groups();
        List<Group> channels = service(cafe.technician(), null, Narrowing.NONE, Dimension.CHANNEL)
                .groups();
        List<Group> companies = service(cafe.technician(), null, Narrowing.NONE, Dimension.CLIENT)
                .groups();

        assertThat(categories).extracting(Group::key).containsExactly("Otro", "Red");
        assertThat(categories).extracting(Group::created).containsExactly(2L, 1L);
        assertThat(categories).extracting(Group::resolved).containsExactly(2L, 1L);
        assertThat(categories).extracting(Group::open).containsExactly(1L, 0L);
        assertThat(categories).extracting(Group::rating).containsExactly(3.0, 5.0);
        assertThat(technicians)
                .extracting(Group::key)
                .containsExactly("none", cafe.technician().userId().toString());
        assertThat(technicians).extracting(Group::name).containsExactly("", "Daniela Ríos");
        assertThat(channels).extracting(Group::key).containsExactly("portal", "email");
        assertThat(companies)
                .extracting(Group::key)
                .containsExactly(cafe.clientId().toString());
    }

    @Test
    void a_report_puts_together_what_was_made_by_one_key_or_two_and_leaves_out_what_is_filtered_and_foreign() {
        fourTickets();
        Person daniela = cafe.technician();

        assertThat(report(daniela, Map.of(), GroupKey.CATEGORY, null))
                .extracting(Line::one, Line::number, Line::firstMedian, Line::resolutionMean, Line::rating)
                .containsExactly(
                        tuple("Otro", 2L, Duration.ofMinutes(30), Duration.ofHours(1), 3.0),
                        tuple("Red", 1L, Duration.ofMinutes(10), Duration.ofSeconds(259_199), 5.0));
        assertThat(report(daniela, Map.of(), GroupKey.WEEK, GroupKey.TECHNICIAN))
                .extracting(Line::one, Line::two, Line::number)
                .containsExactly(
                        tuple("2026-02-23", "none", 1L),
                        tuple("2026-03-02", daniela.userId().toString(), 1L),
                        tuple("2026-03-02", "none", 1L));
        assertThat(report(daniela, Map.of("category", "Otro"), GroupKey.STATE, null))
                .extracting(Line::one)
                .containsExactly("en_progreso", "resuelto");
        assertThat(report(clients.textil().technician(), Map.of(), GroupKey.CLIENT, GroupKey.MONTH))
                .extracting(Line::one, Line::two)
                .containsExactly(tuple(clients.textil().clientId().toString(), "2026-03-01"));
        FigureAddress any = new FigureAddress(Map.of(), FigureAddress.REPORT);
        Reports.Offered offered = reports.offered(daniela, any);
        assertThat(offered.categories()).contains("Otro").doesNotHaveDuplicates();
        assertThat(offered.team()).extracting(Colleague::id).contains(daniela.userId());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> report(cafe.clientAdmin(), Map.of(), GroupKey.CATEGORY, null));
        Map<String, String> foreign =
                Map.of("client", clients.textil().clientId().toString());
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> report(daniela, foreign, GroupKey.CATEGORY, null));
    }

    private List<Line> report(Person person, Map<String, String> narrowed, GroupKey one, @Nullable GroupKey two) {
        FigureAddress address = new FigureAddress(narrowed, FigureAddress.REPORT);
        ReportTable.Asked asked = new ReportTable.Asked(one, two, null, null, true);
        return reports.lines(person, address, FIRST_OF_MARCH, asked, 10);
    }

    @Test
    void behind_each_figure_stand_as_many_tickets_as_it_says() {
        fourTickets();
        Period firstDay = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1), MEXICO);

        assertThat(behind(Figure.CREATED, FIRST_OF_MARCH)).isEqualTo(3);
        assertThat(behind(Figure.ANSWERED, FIRST_OF_MARCH)).isEqualTo(2);
        assertThat(behind(Figure.RESOLVED, FIRST_OF_MARCH)).isEqualTo(3);
        assertThat(behind(Figure.RATED, FIRST_OF_MARCH)).isEqualTo(2);
        assertThat(behind(Figure.OPEN, FIRST_OF_MARCH)).isEqualTo(1);
        assertThat(behind(Figure.REOPENED, FIRST_OF_MARCH)).isEqualTo(1);
        assertThat(behind(Figure.CREATED, firstDay)).isEqualTo(1);
        assertThat(behind(Figure.RESOLVED, firstDay)).isZero();
        assertThat(behind(Figure.BACKLOG, firstDay)).isEqualTo(2);
    }

    @Test
    void what_is_narrowed_leaves_out_the_rest() {
        fourTickets();

        assertThat(created(new Narrowing("Red", null, false, null, null))).isEqualTo(1);
        assertThat(created(new Narrowing(null, null, false, Channel.PORTAL, null)))
                .isEqualTo(2);
        assertThat(created(new Narrowing(null, null, true, null, null))).isEqualTo(2);
        assertThat(created(Narrowing.to(cafe.technician().userId()))).isEqualTo(1);
        assertThat(created(new Narrowing("Red", null, false, Channel.PHONE, null)))
                .isZero();
    }

    @Test
    void without_a_ticket_there_are_zeros_and_no_times() {
        ServiceFigures counted = service(cafe.clientAdmin(), null, Narrowing.NONE, Dimension.CATEGORY);

        assertThat(counted.isEmpty()).isTrue();
        assertThat(counted.days()).hasSize(4).allMatch(day -> day.backlog() == 0);
        assertThat(counted.firstResponse()).isEqualTo(new Spread(0, null, null));
        assertThat(counted.resolution()).isEqualTo(new Spread(0, null, null));
        assertThat(counted.satisfaction().mean()).isNull();
        assertThat(counted.groups()).isEmpty();
        assertThat(figures.own(cafe.technician(), null)).isEqualTo(new OwnFigures(0, 0, 0, 0, 0, null));
    }

    @Test
    void a_technician_sees_who_waits_for_whom() {
        Person daniela = cafe.technician();
        String made = "2026-03-01T06:00:00Z";
        UUID answered = tickets.put(tickets.made(cafe, made).of(daniela).in("en_progreso"));
        UUID asked = tickets.put(tickets.made(cafe, made).of(daniela).in("en_progreso"));
        tickets.put(tickets.made(cafe, made).of(daniela).in("en_espera").reopened(2));
        tickets.put(tickets.made(cafe, "2026-02-01T06:00:00Z").of(daniela).in("asignado"));
        tickets.put(tickets.made(cafe, made).of(daniela).resolved("2026-03-02T06:00:00Z"));
        tickets.put(tickets.made(cafe, made));
        tickets.say(cafe, answered, false, false);
        tickets.say(cafe, answered, true, false);
        tickets.say(cafe, asked, true, false);
        tickets.say(cafe, asked, false, false);
        tickets.say(cafe, asked, true, true);

        OwnFigures own = figures.own(daniela, cafe.clientId());

        assertThat(own).isEqualTo(new OwnFigures(4, 1, 2, 2, 1, Instant.parse("2026-02-01T06:00:00Z")));
        assertThat(behind(Figure.WAITING_FOR_US, FIRST_OF_MARCH, Narrowing.to(daniela.userId())))
                .isEqualTo(2);
        assertThat(behind(Figure.WAITING_FOR_THEM, FIRST_OF_MARCH, Narrowing.to(daniela.userId())))
                .isEqualTo(2);
    }

    @Test
    void nobody_counts_what_is_out_of_reach() {
        fourTickets();
        Person textil = clients.textil().clientAdmin();

        assertThat(service(textil, null, Narrowing.NONE, Dimension.CATEGORY).created())
                .isEqualTo(1);
        assertThat(service(clients.superadmin(), clients.textil().clientId(), Narrowing.NONE, Dimension.CLIENT)
                        .created())
                .isEqualTo(1);
        assertThat(service(technicianOfNobody(), null, Narrowing.NONE, Dimension.CLIENT)
                        .isEmpty())
                .isTrue();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> service(textil, cafe.clientId(), Narrowing.NONE, Dimension.CATEGORY));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> service(cafe.requester(), null, Narrowing.NONE, Dimension.CATEGORY));
    }

    @Test
    void the_database_leaves_out_a_foreign_client_even_when_the_statement_does_not() {
        fourTickets();

        long open = tenancy.call(
                clients.textil().clientAdmin().scope(),
                () ->
                        table
                                .open(new Reach(true, new String[0]), Narrowing.NONE, Instant.now())
                                .byAge()
                                .values()
                                .stream()
                                .mapToLong(Long::longValue)
                                .sum());

        assertThat(open).isEqualTo(1);
    }

    private ServiceFigures service(Person person, @Nullable UUID client, Narrowing narrowing, Dimension by) {
        return figures.service(person, client, narrowing, FIRST_OF_MARCH, by);
    }

    private long created(Narrowing narrowing) {
        return service(cafe.technician(), null, narrowing, Dimension.CATEGORY).created();
    }

    private long behind(Figure figure, Period period) {
        return behind(figure, period, Narrowing.NONE);
    }

    private long behind(Figure figure, Period period, Narrowing narrowing) {
        return figures.behind(
                        cafe.technician(),
                        null,
                        narrowing,
                        new Behind(figure, period, null, 0),
                        new Slice.Request(1, 50))
                .total();
    }

    private Person technicianOfNobody() {
        return new Person(
                ids.next(), Person.HOUSE, Role.TECHNICIAN, "Nadie", "nadie", Set.of(), null, null, "auto", false);
    }
}
