package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.security.Crawl.PageForm;
import mx.lanet.helpdesk.security.Crawl.Visit;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.Furniture;
import mx.lanet.helpdesk.testing.HandlersRun;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Every text that an outsider can write, in every column that is found and every form that a page has, is a polyglot:
 * markup, a script, a template and a formula at once. Every page and file is read, and every page opened in a browser:
 * no dialog, no complaint of the CSP, no 500, no cell that is a formula.
 */
@ServerTest
@TestPropertySource(properties = "lanet.test.house=of canaries")
class PolyglotTest {
    /** From the longest to what fits anywhere. */
    private static final List<String> POLYGLOTS = List.of(
            "=1+1\"'></textarea></title></script><img src=x onerror=alert(1)><a href=javascript:alert(1)>${7*7}{{7*7}}{0}\u202e",
            "=1\"'><img src=x onerror=alert(1)>", "=1\"'><b id=x>");

    private static final List<String> RAW =
            List.of("<img src=x", "<b id=x", "<a href=javascript", "href=\"javascript:");

    /** Settings of the agent: numbers and words that only staff choose, from lists. */
    private static final Set<String> CHOSEN =
            Set.of("asset.settings", "asset.settings_changed", "asset.settings_origins");

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

    @Value("${lanet.test.database}")
    String database;

    @LocalServerPort
    int port;

    TwoClients two;
    Doorstep door;
    Crawl crawl;

    @BeforeEach
    void everyTextIsAPolyglot() throws SQLException {
        two = people.twoClients();
        Furniture.House home = furniture.put(two.cafe(), two.superadmin(), port);
        door = new Doorstep(port, handlers, two.cafe(), two.superadmin());
        door.agent(Caller.AGENT, home.machine().jwt());
        try (Columns columns = new Columns(database)) {
            Map<String, String> planted =
                    columns.plant(two.cafe().clientId(), "", column -> column.isSecret() ? List.of() : POLYGLOTS);
            columns.plantJson(two.cafe().clientId(), CHOSEN, POLYGLOTS.getFirst());
            assertThat(planted).containsKeys("ticket.subject", "asset.name", "software_title.name", "app_user.name");
        }
        crawl = new Crawl(
                door, Route.all(context), Estate.of(database, two.cafe().clientId()));
    }

    @AfterEach
    void everybodyLeaves() {
        door.close();
    }

    @Test
    void no_page_and_no_file_takes_a_text_for_something_else() {
        List<String> wrong = new ArrayList<>();
        for (Caller caller : List.of(Caller.AGENT, Caller.REQUESTER, Caller.CLIENT_ADMIN, Caller.SUPERADMIN)) {
            List<Visit> visits = new ArrayList<>(crawl.read(caller));
            for (PageForm form : crawl.forms(visits)) {
                if (!form.route().pattern().equals("/logout")) {
                    Map<String, String> fields = new LinkedHashMap<>(form.fields());
                    fields.replaceAll((name, value) -> value.isEmpty() ? POLYGLOTS.getFirst() : value);
                    visits.add(new Visit(
                            caller, form.route(), form.action(), door.knock(caller, "POST", form.action(), fields)));
                }
            }
            visits.forEach(visit -> judge(visit, wrong));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("browser")
    void no_page_runs_what_somebody_wrote() {
        Map<Caller, Person> readers = Map.of(
                Caller.SUPERADMIN, two.superadmin(),
                Caller.REQUESTER, two.cafe().requester());
        readers.forEach((caller, person) -> {
            Map<Route, String> pages = new LinkedHashMap<>();
            for (Visit visit : crawl.read(caller)) {
                if (visit.answer().status() == 200
                        && visit.answer().isPage()
                        && visit.answer().body().startsWith("<!doctype html>")
                        && !visit.route().isOpen()) {
                    pages.putIfAbsent(visit.route(), visit.path());
                }
            }
            assertThat(pages).as("pages of " + caller).hasSizeGreaterThan(3);
            try (Browser browser = Browser.desktop("http://localhost:" + port)) {
                browser.signIn(person, "/profile");
                pages.values().forEach(browser::open);
            }
        });
    }

    private static void judge(Visit visit, List<String> wrong) {
        Doorstep.Answer answer = visit.answer();
        if (answer.status() >= 500) {
            wrong.add(visit.toString());
        }
        if (answer.isPage()) {
            RAW.stream().filter(answer.body()::contains).forEach(raw -> wrong.add(visit + " has " + raw));
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/csv") && answer.body().matches("(?s)(.*[\n,;\t])?\"?[=+@-].*")) {
            wrong.add(visit + " has a formula");
        }
        if (type.contains("spreadsheetml") && answer.body().contains("<f>")) {
            wrong.add(visit + " has a formula");
        }
    }
}
