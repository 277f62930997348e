package mx.lanet.helpdesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.testing.FreshDatabase;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPostgres;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Everybody opens every page of a house with 100,000 tickets and 200,000 commands of 100 clients, and PostgreSQL tells how it found what the
 * pages show: no large table is looked through from end to end, and no more is read than a small multiple of what is shown.
 * Whatever page comes later is opened by itself.
 */
@Tag("slow")
@ServerTest
@ContextConfiguration(initializers = {FreshDatabase.class, Explained.class})
@Import(ListPlansTest.Listening.class)
@TestPropertySource(properties = "logging.level.org.flywaydb=error") // it logs each notice
class ListPlansTest {
    private static final int CLIENTS = 100;
    private static final int MACHINES = 10_000;
    private static final int TICKETS = 100_000;
    private static final int COMMANDS = 200_000;
    private static final int ALERTS = 50_000;
    /** On each machine. */
    private static final int PROGRAMS = 60;
    /** A table of fewer rows may be looked through. */
    private static final int LARGE = 1_500;
    /** A page, as lists show it. */
    private static final int PAGE = 50;
    /** So many rows may be looked at for each that is given: the open tickets, of which a list shows a page, and no more. */
    private static final int EACH = 100;

    private static final int COUNTED = 12_000;

    /** What reads more, how much that may be, and why that is right, or known and not mended yet. */
    private static final List<Known> KNOWN = List.of(
            new Known("counting stops at 10,000, and is told so", "\\bcounted\\b", ".*", COUNTED),
            new Known("found machines are counted, too", "WITH hit AS MATERIALIZED", "asset|asset_status", COUNTED),
            new Known(
                    "postings of the words' index are read for a whole bucket of clients before any ticket is",
                    "words_in_bucket",
                    "ticket_words",
                    TICKETS),
            new Known(
                    "readings have no index, so that each heartbeat's update stays within its page",
                    "AS reading FROM asset_status",
                    "asset|asset_status",
                    MACHINES),
            new Known(
                    "machines by their client's name: the names sort as people do, which no index does",
                    "c\\.place",
                    "asset",
                    COUNTED),
            new Known(
                    "people of a name are looked for one by one, also as those whose machine it is",
                    "unaccent|ILIKE",
                    "app_user",
                    COUNTED),
            new Known(
                    "the library's names sort as people do, and an owner has at most 1,000 scripts",
                    "FROM script\\b",
                    "script",
                    COUNTED),
            new Known(
                    "the form of a run reads a list of machines page by page to its last one",
                    "row_number\\(\\) OVER \\(\\) AS place",
                    "asset",
                    COUNTED),
            new Known(
                    "the form of a run tells what people at all of its machines will see, of 5,000 at most",
                    "AS said, count",
                    "asset",
                    COUNTED),
            new Known(
                    "machines with a program are found and counted, too",
                    "version_ids|found_asset",
                    "asset|machine_software|software_version",
                    COUNTED),
            new Known(
                    "changes of each of a technician's clients are read as far as they are counted",
                    "inventory_change c WHERE",
                    "inventory_change",
                    2 * COUNTED),
            new Known(
                    "records of one machine are looked for among all, by four of its ids",
                    "merged_into IS NULL",
                    "asset",
                    2 * COUNTED),
            new Known(
                    "programs of a technician's clients are added up, some hundred of each client",
                    "sum\\(t\\.machines\\)",
                    "software_title",
                    2 * COUNTED),
            new Known("free disk is a reading, which has no index", "r\\.disk >", "asset|asset_status", MACHINES),
            new Known(
                    "a walk through the newest 10,000 for words that many tickets hold", "ts_match_vq", ".*", COUNTED));

    /**
     * An exception from the bound.
     *
     * @param statement found in the statement
     * @param table the whole name
     * @param most rows
     */
    private record Known(String reason, String statement, String table, int most) {
        boolean allows(Plan plan, Plan.Scan scan) {
            return scan.read() <= most
                    && scan.table().matches(table)
                    && Pattern.compile(statement).matcher(plan.statement()).find();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        static PlanNotices planNotices() {
            return new PlanNotices();
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    PlanNotices notices;

    @Autowired
    TestPeople people;

    @Value("${lanet.test.database}")
    String database;

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init") // before each test
    Person superadmin;

    @BeforeEach
    void aLargeHouse() throws SQLException, IOException {
        superadmin = people.twoClients().superadmin();
        try (Connection connection = TestPostgres.connect(database);
                Statement sql = connection.createStatement()) {
            sql.execute("SET auto_explain.log_min_duration = -1");
            sql.execute("SET volume.clients = " + CLIENTS + "; SET volume.machines = " + MACHINES
                    + "; SET volume.tickets = " + TICKETS + "; SET volume.alerts = " + ALERTS
                    + "; SET volume.commands = " + COMMANDS
                    + "; SET volume.programs = " + PROGRAMS);
            sql.execute(resource("assets.sql"));
            sql.execute(resource("software.sql"));
            sql.execute(resource("commands.sql"));
            sql.execute(resource("tickets.sql"));
            sql.execute(resource("alerts.sql"));
            sql.execute(
                    """
                    INSERT INTO user_credential (client_id, user_id, password_hash, must_change, changed_at)
                    SELECT u.client_id, u.user_id, known.password_hash, false, now()
                    FROM app_user u, user_credential known JOIN login_name l ON l.user_id = known.user_id AND l.login = '%s'
                    WHERE u.login IN ('tecnico-1', 'persona-1-1', 'persona-1-2')
                    """
                            .formatted(superadmin.login()));
            sql.execute("VACUUM (ANALYZE)");
        }
    }

    @Test
    void what_a_page_reads_is_bounded_by_what_it_shows() throws SQLException {
        Map<String, Long> large = largeTables();
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<Role, Integer> opened = new TreeMap<>();

        for (Person person : List.of(
                superadmin,
                person("tecnico-1", Role.TECHNICIAN),
                person("persona-1-1", Role.CLIENT_ADMIN),
                person("persona-1-2", Role.REQUESTER))) {
            try (Visitor visitor = Visitor.as(person, port)) {
                new Walk(visitor, pages(), List.of("impresora", "termino400", "TKT-000042", "contraseña correo"))
                        .go((path, answer) -> {
                            opened.merge(person.role(), answer.statusCode() == 200 ? 1 : 0, Integer::sum);
                            for (Plan plan : notices.take()) {
                                look(plan, large)
                                        .forEach((what, how) ->
                                                wrong.putIfAbsent(what, person.role() + " " + path + ": " + how));
                            }
                        });
            }
        }

        assertThat(opened.values())
                .as("pages that opened, so that the walk can fail: %s", opened)
                .allMatch(pages -> pages > 5);
        assertThat(String.join("\n", wrong.values())).isEmpty();
    }

    /** What is wrong with it, by what stays the same from page to page. */
    private static Map<String, String> look(Plan plan, Map<String, Long> large) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Plan.Scan scan : plan.scans()) {
            long rows = large.getOrDefault(scan.table(), 0L);
            double bound = Math.max(PAGE, plan.rows()) * EACH;
            if (rows > 0
                    && (scan.isWhole() && scan.read() > LARGE || scan.read() > bound)
                    && KNOWN.stream().noneMatch(known -> known.allows(plan, scan))) {
                wrong.put(
                        scan.table()
                                + scan.how()
                                + scan.index()
                                + plan.statement().replaceAll("'[^']*'", "?"),
                        String.format(
                                "%s of %s %s reads %.0f rows of %d for %.0f: %s",
                                scan.how(),
                                scan.table(),
                                scan.index(),
                                scan.read(),
                                rows,
                                plan.rows(),
                                plan.statement()));
            }
        }
        return wrong;
    }

    private Map<String, Long> largeTables() throws SQLException {
        Map<String, Long> tables = new TreeMap<>();
        try (Connection connection = TestPostgres.connect(database);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(
                        "SELECT relname, reltuples::bigint FROM pg_class WHERE relkind IN ('r', 'p') AND reltuples >= "
                                + LARGE)) {
            while (row.next()) {
                tables.put(row.getString(1), row.getLong(2));
            }
        }
        assertThat(tables)
                .containsKeys(
                        "ticket",
                        "ticket_comment",
                        "ticket_words",
                        "asset",
                        "app_user",
                        "agent_command",
                        "script",
                        "script_run",
                        "script_run_machine");
        return tables;
    }

    /** All without an id in their address; the others are linked to. */
    private Stream<String> pages() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> !pattern.contains("{") && !pattern.startsWith("/api/"))
                .sorted();
    }

    private static Person person(String login, Role role) {
        return new Person(UUID.randomUUID(), Person.HOUSE, role, login, login, Set.of(), null, null, "auto", false);
    }

    private static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(ListPlansTest.class.getResourceAsStream("/volume/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
