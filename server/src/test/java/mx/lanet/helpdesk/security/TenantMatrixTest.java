package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.testing.HandlersRun;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestKeys;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.category.CategoryChanges;
import mx.lanet.helpdesk.ticket.category.CategoryDraft;
import mx.lanet.helpdesk.ticket.category.CategoryIcon;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Every id of another client, in every path and every field of every route: the answer is that to an id which does not
 * exist, and nothing of the other client changes. Once with PostgreSQL's wall, once with the application's alone.
 */
@ServerTest
class TenantMatrixTest {
    private static final Set<Caller> STRANGERS = EnumSet.of(
            Caller.REQUESTER,
            Caller.CLIENT_ADMIN,
            Caller.TECHNICIAN,
            Caller.REQUESTERS_PROGRAM,
            Caller.CLIENT_ADMINS_PROGRAM,
            Caller.TECHNICIANS_PROGRAM,
            Caller.AGENT,
            Caller.API_KEY);
    /** Signing out would end the walk. */
    private static final Set<String> LEFT_OUT =
            Set.of("POST /logout", "POST /login", "POST /password", "POST /api/auth/logout");

    /** The house's people are colleagues, whichever clients each of them serves: a technician writes to any of them. */
    private static final Set<String> AMONG_COLLEAGUES = Set.of("POST /chat/with", "POST /chat/groups");

    private static final int UUID_LENGTH = 36;

    private static final Pattern UUIDS = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}");
    /** From the first letter of a word: one too short is not tried again from each of its letters. */
    private static final Pattern TOKENS = Pattern.compile("(?<![A-Za-z0-9_=-])[A-Za-z0-9_=-]{40,}");

    private static final Pattern REFERENCES = Pattern.compile("ERR-[0-9A-F-]+|Referencia: [0-9a-f]{8}");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    /** An answer, and what of it is compared. */
    private record Told(Doorstep.Answer answer, String plain) {}

    @Autowired
    ApplicationContext context;

    @Autowired
    HandlersRun handlers;

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    ApiKeys keys;

    @Autowired
    CategoryChanges categories;

    @Value("${lanet.test.database}")
    String database;

    @LocalServerPort
    int port;

    Doorstep door;
    Neighbour neighbour;
    Set<String> secrets = Set.of();

    @BeforeEach
    void aNeighbourWithOneOfEverything() throws SQLException {
        TwoClients two = people.twoClients();
        TestAgents agents = new TestAgents(tokens, port);
        door = new Doorstep(port, handlers, two.cafe(), two.superadmin());
        door.agent(Caller.AGENT, agents.join(two.cafe(), "PC-OFICINA-01").jwt());
        door.agent(Caller.API_KEY, TestKeys.make(keys, two.superadmin(), two.cafe()));
        TestKeys.make(keys, two.superadmin(), two.textil());
        neighbour = new Neighbour(database, two.textil().clientId(), Set.of());
        furnish(agents, two.textil());
        categories.create(
                two.superadmin(),
                two.textil().clientId(),
                new CategoryDraft(
                        new Texts("Bordadoras", "", ""), new Texts("", "", ""), CategoryIcon.OTHER, null, null, null));
        neighbour.keepStill();
    }

    private static void furnish(TestAgents agents, TwoClients.Company company) {
        var machine = agents.join(company, "TELAR-07");
        String asset = "\"asset_id\":\"" + machine.assetId() + "\"";
        assertThat(
                        agents.post(
                                machine,
                                "/api/agents/heartbeat",
                                "{" + asset
                                        + """
                ,"status":{"cpu_usage":97,"memory_usage":40,"disk_usage":20},
                "alerts":[{"type":"cpu","severity":"warning","message":"CPU al 97 %","threshold":90,"current_value":97}],
                "logs":[{"timestamp":"2026-11-20T10:00:00Z","level":"ERROR","message":"Sin red"}]}
                """))
                .isEqualTo(200);
        assertThat(agents.post(
                        machine,
                        "/api/tickets/create-from-agent",
                        """
                {"description":"La bordadora no arranca","priority":"alta"}"""))
                .isEqualTo(201);
    }

    @AfterEach
    void everybodyLeaves() throws SQLException {
        neighbour.close();
        door.close();
    }

    @Test
    void a_foreign_id_is_answered_as_one_that_does_not_exist() throws SQLException {
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_foreign_id_is_answered_so_even_without_the_databases_wall() throws SQLException {
        Neighbour.rowLevelSecurity(database, false);
        try {
            assertThat(differences()).isEmpty();
        } finally {
            Neighbour.rowLevelSecurity(database, true);
        }
    }

    private List<String> differences() throws SQLException {
        List<String> differences = new ArrayList<>();
        List<String> before = neighbour.fingerprint();
        Set<String> ids = neighbour.ids();
        Set<String> colleagues = neighbour.peopleOfTheHouse();
        secrets = ids.stream().filter(id -> id.length() == UUID_LENGTH).collect(Collectors.toSet());
        assertThat(ids).as("ids to try").hasSizeGreaterThan(8);
        for (Route route : Route.all(context)) {
            for (Caller caller : STRANGERS) {
                if (route.allows(caller) && !route.isOpen() && !LEFT_OUT.contains(route.toString())) {
                    Map<String, Told> unknown = new HashMap<>();
                    for (String id : isDeafToIds(route) ? oneOfEachForm(ids) : ids) {
                        if (caller == Caller.TECHNICIAN
                                && AMONG_COLLEAGUES.contains(route.toString())
                                && colleagues.contains(id)) {
                            continue;
                        }
                        String difference = difference(route, caller, id, unknown);
                        if (!difference.isEmpty()) {
                            differences.add(caller + " " + route + " with " + id + ": " + difference);
                        }
                    }
                }
            }
        }
        if (!neighbour.fingerprint().equals(before)) {
            differences.add("rows of the other client have changed: " + changed(before));
        }
        return differences;
    }

    /** Its answer cannot depend on which id is sent, only on there being one. */
    private static boolean isDeafToIds(Route route) {
        return !route.hasVariables() && !Fields.takeIds(route.handler());
    }

    private static Collection<String> oneOfEachForm(Set<String> ids) {
        return ids.stream()
                .collect(Collectors.toMap(TenantMatrixTest::form, id -> id, (one, _) -> one))
                .values();
    }

    private List<String> changed(List<String> before) throws SQLException {
        List<String> after = new ArrayList<>(neighbour.fingerprint());
        after.removeAll(before);
        return after;
    }

    /**
     * Where the two answers part; empty when they are alike. An act that succeeds may not succeed twice, so when they part
     * an unknown id knocks once more.
     *
     * @param before what unknown ids of each form were answered first
     */
    private String difference(Route route, Caller caller, String foreign, Map<String, Told> before) {
        var toUnknown = before.computeIfAbsent(form(foreign), _ -> toUnknown(route, caller, foreign));
        var toForeign = knock(route, caller, foreign);
        String first = parting(toForeign, toUnknown);
        return first.isEmpty() ? "" : parting(toForeign, toUnknown(route, caller, foreign));
    }

    private Told toUnknown(Route route, Caller caller, String foreign) {
        Doorstep.Answer answer = knock(route, caller, unknownLike(foreign));
        return new Told(answer, plain(answer.body()));
    }

    private String parting(Doorstep.Answer toForeign, Told toUnknown) {
        if (toForeign.status() != toUnknown.answer().status()) {
            return toForeign.status() + " instead of " + toUnknown.answer().status();
        }
        Optional<String> shown =
                secrets.stream().filter(toUnknown.answer().body()::contains).findFirst();
        if (shown.isPresent()) {
            return "shows " + shown.get() + " unasked";
        }
        String one = plain(toForeign.body());
        String other = toUnknown.plain();
        int place = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return place < 0 ? "" : around(one, place) + " instead of " + around(other, place);
    }

    private static String around(String text, int place) {
        return "«" + text.substring(Math.max(0, place - 40), Math.min(text.length(), place + 40)) + "»";
    }

    /** Ids, tickets' numbers as people say them, and plain numbers. */
    private static String form(String id) {
        return id.length() == UUID_LENGTH ? "id" : id.startsWith("TKT-") ? "ticket" : "number";
    }

    private static String unknownLike(String id) {
        return switch (form(id)) {
            case "id" -> UUID.randomUUID().toString();
            case "ticket" -> "TKT-999999";
            default -> "99999999";
        };
    }

    private Doorstep.Answer knock(Route route, Caller caller, String id) {
        Map<String, String> fields = Fields.of(route.handler(), id);
        String path = route.path(id);
        String query = route.method().equals("GET") ? "?" + Doorstep.form(fields) : "";
        return door.knock(caller, route.method(), path + query, fields);
    }

    /** Without what differs by nature: ids, masked tokens, references, ages and numbers that were counted. */
    private static String plain(String body) {
        String ids = UUIDS.matcher(body).replaceAll("UUID");
        String tokens = TOKENS.matcher(ids).replaceAll("TOKEN");
        return NUMBERS.matcher(REFERENCES.matcher(tokens).replaceAll("REF")).replaceAll("N");
    }
}
