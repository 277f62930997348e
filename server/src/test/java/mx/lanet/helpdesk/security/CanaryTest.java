package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.console.live.LiveLine;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.security.Crawl.PageForm;
import mx.lanet.helpdesk.security.Crawl.Visit;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.testing.Furniture;
import mx.lanet.helpdesk.testing.HandlersRun;
import mx.lanet.helpdesk.testing.LogLines;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * What must not be seen carries canaries, in every table by itself: hashes, keys and tokens, the words of another client,
 * and what colleagues write among themselves. Everybody reads every page and sends every form, and no answer, no frame of
 * the live channel, no line of the log and no audit record has a canary in it.
 */
@ServerTest
@TestPropertySource(properties = "lanet.test.house=of canaries")
class CanaryTest {
    private static final String TYPED = "Clave-canaria-31415926";
    /** Whoever may end another's session or retire a machine comes after them. */
    private static final List<Caller> EVERYBODY = List.of(
            Caller.NOBODY,
            Caller.AGENT_IN_QUARANTINE,
            Caller.AGENT,
            Caller.API_KEY,
            Caller.REQUESTERS_PROGRAM,
            Caller.SUPERADMINS_PROGRAM,
            Caller.REQUESTER,
            Caller.CLIENT_ADMIN,
            Caller.TECHNICIAN,
            Caller.SUPERADMIN);

    private static final List<Caller> OF_ONE_CLIENT = List.of(
            Caller.AGENT,
            Caller.API_KEY,
            Caller.REQUESTERS_PROGRAM,
            Caller.CLIENT_ADMINS_PROGRAM,
            Caller.TECHNICIANS_PROGRAM,
            Caller.REQUESTER,
            Caller.CLIENT_ADMIN,
            Caller.TECHNICIAN);
    private static final List<Caller> WITHOUT_INTERNAL_NOTES = List.of(
            Caller.AGENT,
            Caller.REQUESTERS_PROGRAM,
            Caller.CLIENT_ADMINS_PROGRAM,
            Caller.REQUESTER,
            Caller.CLIENT_ADMIN);
    /** Open only to who is half way: after the password, and while a telephone is set up. SecondFactorTest goes there. */
    private static final Set<String> HALF_WAY =
            Set.of("/login/code", "/profile/second-factor/scan", "/received-mail/boxes/agreed", "/knowledge/beside");
    /** Signing out would end the walk. */
    private static final Set<String> LEFT_OUT = Set.of("POST /logout", "POST /api/auth/logout");

    @Autowired
    ApplicationContext context;

    @Autowired
    HandlersRun handlers;

    @Autowired
    TestPeople people;

    @Autowired
    Furniture furniture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Tickets tickets;

    @Autowired
    DataFolder data;

    @Value("${lanet.test.database}")
    String database;

    @LocalServerPort
    int port;

    TwoClients two;
    Furniture.House home;
    Doorstep door;
    List<Route> routes;
    Columns columns;

    @BeforeEach
    void everybodyHasOneOfEverything() throws SQLException {
        two = people.twoClients();
        home = furniture.put(two.cafe(), two.superadmin(), port);
        furniture.put(two.textil(), two.superadmin(), port);
        door = new Doorstep(port, handlers, two.cafe(), two.superadmin());
        door.agent(Caller.AGENT, home.machine().jwt());
        door.agent(Caller.AGENT_IN_QUARANTINE, home.quarantined().jwt());
        door.agent(Caller.API_KEY, home.key());
        routes = Route.all(context);
        columns = new Columns(database);
    }

    @AfterEach
    void everybodyLeaves() throws SQLException {
        columns.close();
        door.close();
    }

    @Test
    void nobody_sees_a_secret_anywhere() throws SQLException, IOException {
        Map<String, String> secrets = new LinkedHashMap<>(columns.secrets());
        secrets.putAll(keysInFiles());
        secrets.put(home.token(), "the enrolment token");
        secrets.put(home.key(), "the API key");
        secrets.put(home.quarantined().jwt(), "another agent's JWT");
        assertThat(secrets.values())
                .as("where secrets were found")
                .contains(
                        "user_credential.password_hash",
                        "enrolment_token.token_hash",
                        "api_key.key_hash",
                        "spring_session.session_id",
                        "second_factor.sealed_secret",
                        "recovery_code.code_hash");
        List<String> seen = new ArrayList<>();
        Set<Route> unread = new LinkedHashSet<>(routes);
        unread.removeIf(route -> !route.method().equals("GET")
                || route.hasVariables()
                || route.pattern().equals("/error")
                || HALF_WAY.contains(route.pattern()));

        try (LogLines log = LogLines.listenClosely();
                LiveLine line = LiveLine.open(door.visitor(Caller.SUPERADMIN), port)) {
            line.watch("assets", "tickets", "asset:" + home.machine().assetId());
            Estate estate = Estate.of(database, two.cafe().clientId());
            for (Caller caller : EVERYBODY) {
                List<Visit> visits = everything(caller, "prueba", estate);
                visits.stream()
                        .filter(visit -> visit.answer().status() == 200)
                        .forEach(visit -> unread.remove(visit.route()));
                seen.addAll(withCanary(visits, secrets));
            }
            secrets.put(TYPED, "a password that was typed");
            secrets.put(home.machine().jwt(), "a JWT that was sent");
            log.lines().forEach(entry -> note(entry.text(), "log: " + entry.text(), secrets, seen));
            line.heard().forEach(frame -> note(frame, "frame: " + frame, secrets, seen));
        }
        for (String record : columns.strings("SELECT t::text FROM audit_record t")) {
            note(record.replaceAll("\\\\\\\\x[0-9a-f]{64}", ""), "audit: " + record, secrets, seen);
        }

        assertThat(seen).isEmpty();
        assertThat(unread)
                .as("pages of their own that the walk opens to nobody")
                .isEmpty();
        for (String secret :
                List.of(TYPED, home.token(), home.key(), home.machine().jwt(), TestPeople.PASSWORD)) {
            assertThat(columns.tablesWith(secret)).as(secret).isEmpty();
        }
    }

    @Test
    void nobody_sees_a_word_of_another_client() throws SQLException {
        Map<String, String> canaries = plant(two.textil().clientId(), "");
        assertThat(canaries.values()).contains("ticket.subject", "asset.name", "site.address", "ticket_comment.body");
        Estate own = Estate.of(database, two.cafe().clientId());
        Estate foreign = Estate.of(database, two.textil().clientId());
        List<String> seen = new ArrayList<>();

        for (Caller caller : OF_ONE_CLIENT) {
            seen.addAll(withCanary(everything(caller, "canario", own), canaries));
            seen.addAll(withCanary(everything(caller, "canario", foreign), canaries));
        }

        assertThat(seen).isEmpty();
    }

    @Test
    void who_is_not_of_the_house_sees_no_internal_word() throws SQLException {
        Map<String, String> canaries = plant(two.cafe().clientId(), "internal");
        assertThat(canaries.values()).contains("ticket_comment.body", "ticket_attachment.file_name");
        Estate own = Estate.of(database, two.cafe().clientId());
        List<String> seen = new ArrayList<>();

        List<String> ofTechnician = withCanary(new Crawl(door, routes, own).read(Caller.TECHNICIAN), canaries);
        for (Caller caller : WITHOUT_INTERNAL_NOTES) {
            seen.addAll(withCanary(everything(caller, "canario", own), canaries));
        }

        assertThat(ofTechnician)
                .as("whoever may see them does, so the walk can fail")
                .isNotEmpty();
        assertThat(seen).isEmpty();
    }

    /** Reads all that can be read, asks each list for a word, and sends each form and what else a handler takes. */
    private List<Visit> everything(Caller caller, String word, Estate estate) {
        List<Route> within = routes.stream()
                .filter(route -> caller == Caller.NOBODY || caller.isProgram() == route.isOfPeoplesApi())
                .filter(route -> !caller.isProgram() || !route.isOpen())
                .toList();
        Crawl crawl = new Crawl(door, within, estate);
        List<Visit> visits = new ArrayList<>(crawl.read(caller));
        List<PageForm> forms = crawl.forms(visits);
        for (Route route : within) {
            if (!LEFT_OUT.contains(route.toString())) {
                Map<String, String> fields = Fields.of(route.handler(), estate::id, word);
                fields.replaceAll((name, value) -> name.contains("password") ? TYPED : value);
                fields.putIfAbsent("q", word);
                String path = crawl.paths(route).getFirst();
                String asked = route.method().equals("GET") ? path + "?" + Doorstep.form(fields) : path;
                visits.add(new Visit(caller, route, asked, door.knock(caller, route.method(), asked, fields)));
            }
        }
        for (PageForm form : forms) {
            if (!LEFT_OUT.contains(form.route().toString())) {
                Map<String, String> fields = new LinkedHashMap<>(form.fields());
                fields.replaceAll((name, value) -> name.contains("password") ? TYPED : value.isEmpty() ? word : value);
                visits.add(new Visit(
                        caller, form.route(), form.action(), door.knock(caller, "POST", form.action(), fields)));
            }
        }
        return visits;
    }

    private Map<String, String> plant(UUID client, String rows) throws SQLException {
        Map<String, String> canaries = new LinkedHashMap<>();
        columns.plant(client, rows, column -> {
                    String canary =
                            "canario-" + Integer.toString(column.toString().hashCode() & 0xFFFFFF, 36) + "x";
                    return column.isSecret() ? List.of() : List.of(canary);
                })
                .forEach((column, canary) -> canaries.put(canary, column));
        return canaries;
    }

    private static List<String> withCanary(List<Visit> visits, Map<String, String> canaries) {
        List<String> seen = new ArrayList<>();
        for (Visit visit : visits) {
            if (visit.answer().status() >= 500) {
                seen.add("nothing, for it failed: " + visit);
            }
            Map<String, List<String>> headers =
                    new LinkedHashMap<>(visit.answer().headers().map());
            headers.remove("set-cookie");
            note(headers + visit.answer().body(), visit.toString(), canaries, seen);
        }
        return seen;
    }

    private static void note(String text, String where, Map<String, String> canaries, List<String> seen) {
        canaries.forEach((canary, of) -> {
            if (text.contains(canary)) {
                seen.add(of + " in " + where);
            }
        });
    }

    /** The long words of the files that only the server may read: signing keys, passwords of the database. */
    private Map<String, String> keysInFiles() throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        try (var files = Files.walk(data.secret("x").getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String word : Files.readString(file).split("\\s+", -1)) {
                    if (word.length() >= 16) {
                        keys.put(word, file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(keys).as("keys in files").isNotEmpty();
        return keys;
    }
}
