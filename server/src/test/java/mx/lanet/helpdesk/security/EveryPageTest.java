package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.security.Crawl.Visit;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.Furniture;
import mx.lanet.helpdesk.testing.HandlersRun;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Every page there is, in both themes, in Spanish at a desk and in English on a phone: axe finds nothing, nothing sticks out
 * at the side, the console is silent. Pages that come later are found by themselves. With -Dlanet.pictures=all their pictures
 * lie in target/screenshots/pages, to be looked at.
 */
@ServerTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|TKT-\\d+");

    /** Not drawn by us; OpenApiTest opens it. */
    private static final String SWAGGER_UI = "/api/docs";

    private static final List<Caller> READERS =
            List.of(Caller.TECHNICIAN, Caller.REQUESTER, Caller.CLIENT_ADMIN, Caller.SUPERADMIN);

    /** Pages on which a superadmin is shown what a technician is not. */
    private static final Set<String> SHOWS_MORE =
            Set.of("-", "-queues", "-users", "-users-N", "-clients-N", "-profile", "-tickets-new");

    @Autowired
    ApplicationContext context;

    @Autowired
    HandlersRun handlers;

    @Autowired
    TestPeople people;

    @Autowired
    Furniture furniture;

    @Value("${lanet.test.database}")
    String database;

    @LocalServerPort
    int port;

    TwoClients two;

    /** Each page with the first of the readers that can open it. */
    final Map<Caller, Map<String, String>> pages = new EnumMap<>(Caller.class);

    /** Of all pages, since one run takes long. */
    final SoftAssertions findings = new SoftAssertions();

    @BeforeAll
    void oneClientHasEverythingAndOneHasNothing() throws SQLException {
        two = people.twoClients();
        furniture.put(two.cafe(), two.superadmin(), port);
        putWhatBelongsToTheHouse();
        Set<String> known = new HashSet<>();
        try (Doorstep door = new Doorstep(port, handlers, two.cafe(), two.superadmin())) {
            Crawl crawl = new Crawl(
                    door, Route.all(context), Estate.of(database, two.cafe().clientId()));
            for (Caller caller : READERS) {
                Map<String, String> found = pages.computeIfAbsent(caller, reader -> new LinkedHashMap<>());
                readable(crawl, caller).forEach(path -> {
                    if (known.add(name(path)) || (caller == Caller.SUPERADMIN && SHOWS_MORE.contains(name(path)))) {
                        found.put(name(path), path);
                    }
                });
            }
        }
    }

    private void putWhatBelongsToTheHouse() {
        try (Visitor lucia = Visitor.as(two.superadmin(), port)) {
            lucia.post("/queues/new", Map.of("name", "Infraestructura y telecomunicaciones", "clients", "all"));
        }
        try (Visitor daniela = Visitor.as(two.cafe().technician(), port)) {
            daniela.post("/replies/new", Map.of("name", "saludo", "body", "Hola, ya lo vemos."));
            daniela.post("/replies/macros/new", Map.of("name", "Falta papel", "reply", "Ya va.", "state", "en_espera"));
        }
    }

    /** So that nobody has to believe that these are all. */
    @Test
    void no_page_is_left_out() {
        Set<String> met = pages.values().stream()
                .flatMap(found -> found.keySet().stream())
                .collect(Collectors.toSet());

        assertThat(met)
                .contains("-users", "-users-new", "-users-N", "-users-import", "-audit", "-fields-N", "-tickets-N")
                .contains("-clients", "-clients-new", "-clients-N", "-clients-N-sites-new", "-technicians")
                .contains("-profile", "-password", "-settings-sessions", "-tickets-new")
                .contains("-tickets-N-split", "-tickets-N-queue", "-tickets-N-links", "-clients-N-sites-N-edit");
    }

    @ParameterizedTest
    @EnumSource(names = {"TECHNICIAN", "REQUESTER", "CLIENT_ADMIN", "SUPERADMIN"})
    void every_page_can_be_read_everywhere(Caller caller) {
        Map<String, String> pages = Objects.requireNonNull(this.pages.get(caller));
        Person reader = reader(caller, two.cafe());

        try (Browser desk = Browser.desktop(url()).signIn(reader, "/profile")) {
            pages.forEach((name, path) -> {
                desk.light().open(path);
                findings.check(desk::checkAccessibility);
                findings.check(desk::checkWidth);
                if (Browser.TAKES_PICTURES) {
                    desk.longScreenshot(picture(caller, name, "desk-light"));
                    desk.dark().longScreenshot(picture(caller, name, "desk-dark"));
                }
            });
        }
        try (Browser phone = Browser.phone(url()).signIn(reader, "/profile").inEnglish()) {
            pages.forEach((name, path) -> {
                phone.dark().open(path);
                findings.check(phone::checkAccessibleLook);
                findings.check(phone::checkWidth);
                if (Browser.TAKES_PICTURES) {
                    phone.longScreenshot(picture(caller, name, "phone-dark"));
                    phone.light().longScreenshot(picture(caller, name, "phone-light"));
                }
            });
        }

        findings.assertAll();
    }

    @Test
    void a_page_with_nothing_to_show_can_be_read_too() throws SQLException {
        for (Caller caller : List.of(Caller.TECHNICIAN, Caller.REQUESTER)) {
            try (Doorstep door = new Doorstep(port, handlers, two.textil(), two.superadmin());
                    Browser desk = Browser.desktop(url()).signIn(reader(caller, two.textil()), "/profile")) {
                for (Route route : Route.all(context)) {
                    if (route.method().equals("GET")
                            && !route.pattern().equals(SWAGGER_UI)
                            && !route.hasVariables()
                            && isPage(door.knock(caller, "GET", route.pattern(), Map.of()))) {
                        desk.open(route.pattern());
                        desk.checkAccessibility().checkWidth();
                        desk.screenshot("pages/" + caller + name(route.pattern()) + "-empty");
                    }
                }
            }
        }

        findings.assertAll();
    }

    private static Stream<String> readable(Crawl crawl, Caller caller) {
        return crawl.read(caller).stream()
                .filter(visit -> isPage(visit.answer()) && !visit.route().isOpen())
                .map(Visit::path);
    }

    private static boolean isPage(Doorstep.Answer answer) {
        return answer.status() == 200 && answer.isPage() && answer.body().startsWith("<!doctype html>");
    }

    private Person reader(Caller caller, TwoClients.Company home) {
        return switch (caller) {
            case TECHNICIAN -> home.technician();
            case REQUESTER -> home.requester();
            case CLIENT_ADMIN -> home.clientAdmin();
            default -> two.superadmin();
        };
    }

    /** Pages that differ in ids, filters or order only have one name. */
    private static String name(String path) {
        return ID.matcher(path.split("[?]", 2)[0]).replaceAll("N").replace('/', '-');
    }

    private static String picture(Caller caller, String name, String how) {
        return "pages/" + caller.name().toLowerCase(Locale.ROOT) + name + "-" + how;
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
