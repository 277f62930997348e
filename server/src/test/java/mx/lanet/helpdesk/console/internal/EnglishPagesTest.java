package mx.lanet.helpdesk.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever chooses English reads no Spanish: no word that only the Spanish texts have stands on any page. */
@ServerTest
@Tag("browser")
class EnglishPagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** What stands on the pages and can be read: texts, and the attributes that are read out or shown. */
    private static final String READABLE =
            """
            (part) => {
              const words = [document.title];
              const wordsOfPeople = "select[name='zone'], details[data-menu='List'] .menu-i";
              const walk = document.createTreeWalker(document.querySelector(part), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const node = walk.currentNode;
                if (node.nodeType === Node.TEXT_NODE) {
                  if (!node.parentElement.closest(wordsOfPeople)) { words.push(node.data); }
                  continue;
                }
                if (node.matches("script, template")) { words.push(node.textContent); }
                for (const name of ["aria-label", "title", "placeholder", "alt", "data-chart"]) {
                  if (node.hasAttribute(name)) { words.push(node.getAttribute(name)); }
                }
              }
              return words.join("\\n");
            }
            """;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Tickets tickets;

    @Autowired
    private EnrolmentTokens tokens;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private TwoClients.Company cafe;
    private UUID asset;
    private Ticket ticket;
    private UUID token;

    @BeforeEach
    void anOffice() {
        clients = people.twoClients();
        cafe = clients.cafe();
        asset = SomeAsset.of(cafe)
                .named("PC-01")
                .ofPerson(cafe.requester().userId())
                .condition("warning")
                .in(tenancy, jdbc);
        SomeAsset.of(cafe).named("PC-02").offline().in(tenancy, jdbc);
        ticket = tickets.create(cafe.requester(), opening(), null);
        tickets.reply(cafe.technician(), ticket.ticketId(), "Is there paper?", Channel.PORTAL, null);
        tickets.note(cafe.technician(), ticket.ticketId(), "Toner ordered");
        Ticket solved = tickets.create(cafe.requester(), opening(), null);
        tickets.replyAndLeave(cafe.technician(), solved.ticketId(), 1, "Done", State.RESUELTO);
        token = tokens.create(
                        new Automation("test"), cafe.clientId(), cafe.siteId(), new TokenSettings("", null, 5, true))
                .tokenId();
    }

    @Test
    void the_consoles_pages_are_english_after_the_switch() throws IOException {
        String machine = "/assets/" + asset;
        readInEnglish(
                cafe.technician(),
                "body",
                List.of(
                        "/",
                        "/tickets",
                        "/tickets?view=resolved&priority=alta&q=nothing",
                        "/tickets/new",
                        "/tickets/" + ticket.code(),
                        "/assets",
                        "/assets?state=offline",
                        machine,
                        machine + "/inventory",
                        machine + "/software",
                        machine + "/changes",
                        machine + "/tickets",
                        machine + "/events",
                        machine + "/commands",
                        "/clients",
                        "/clients/" + cafe.clientId(),
                        "/enrolment-tokens",
                        "/enrolment-tokens/new",
                        "/enrolment-tokens/" + token,
                        "/enrolment-tokens/" + token + "/edit",
                        "/users",
                        "/search?q=PC",
                        "/profile",
                        "/password"));
        readInEnglish(cafe.clientAdmin(), "body", List.of("/", "/audit", "/users", "/users/new", "/tickets"));
    }

    /** The other parts of the superadmin's pages name clients that other tests have made. */
    @Test
    void the_settings_are_english_after_the_switch() throws IOException {
        readInEnglish(
                clients.superadmin(),
                "main",
                List.of(
                        "/settings/sessions",
                        "/settings/mail",
                        "/settings/mail/queue",
                        "/settings/mail/texts?client=" + cafe.clientId(),
                        "/profile/mail",
                        "/clients/new",
                        "/clients/" + cafe.clientId(),
                        "/clients/" + cafe.clientId() + "/edit",
                        "/clients/" + cafe.clientId() + "/sites/new",
                        "/users/" + cafe.requester().userId(),
                        "/users/" + cafe.technician().userId()));
    }

    @Test
    void the_portals_pages_are_english_after_the_switch() throws IOException {
        readInEnglish(
                cafe.requester(),
                "body",
                List.of(
                        "/portal",
                        "/portal/tickets",
                        "/portal/tickets/new?category=printer",
                        "/portal/tickets/" + ticket.code(),
                        "/portal/asset",
                        "/profile"));
    }

    private void readInEnglish(Person person, String part, List<String> paths) throws IOException {
        Set<String> spanish = onlySpanishWords();
        try (Browser browser = Browser.desktop("http://localhost:" + port)) {
            browser.signIn(person, paths.getFirst()).inEnglish();
            for (String path : paths) {
                Response response = browser.page().navigate(path);
                assertThat(response.status()).as(path).isEqualTo(200);
                String text = String.valueOf(browser.page().evaluate(READABLE, part));
                Set<String> left = words(text);
                assertThat(left).as(path).hasSizeGreaterThan(10);
                left.retainAll(spanish);
                assertThat(left).as("Spanish words on %s", path).isEmpty();
            }
            browser.open(paths.getFirst()).screenshot("english-" + person.role().word());
        }
    }

    /** Words of the Spanish texts that the English ones lack, without names, and without what is data in either language. */
    private Set<String> onlySpanishWords() throws IOException {
        Set<String> words = new TreeSet<>(words(texts("_es.properties")));
        words.removeAll(words(texts("_en.properties")));
        words.removeAll(words("Hardware Software Red Impresoras Correo Accesos Otro General"));
        // Each language is called as its own people call it.
        words.remove("english");
        for (TwoClients.Company company : List.of(cafe, clients.textil())) {
            for (Person person : List.of(company.technician(), company.clientAdmin(), company.requester())) {
                words.removeAll(words(person.name() + " " + person.login()));
            }
            words.removeAll(words(company.name() + " Oficina Principal CDMX Planta Ñuñoa"));
        }
        words.removeAll(
                words(clients.superadmin().name() + " " + clients.superadmin().login()));
        namesOfOtherTests().forEach(name -> words.removeAll(words(name)));
        assertThat(words).contains("equipos", "aún", "contraseña", "guardar");
        return words;
    }

    /** What the team shares stands on its pages, whoever has made it. */
    private List<String> namesOfOtherTests() {
        return tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                        """
                                SELECT name FROM client UNION SELECT name FROM ticket_queue
                                UNION SELECT name FROM ticket_category WHERE name_en = ''
                                UNION SELECT name FROM ticket_view UNION SELECT name FROM canned_reply
                                UNION SELECT name FROM ticket_macro
                                """)
                .query(String.class)
                .list());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}]+"))
                .filter(word -> word.length() > 1)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String texts(String ending) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                Properties messages = new Properties();
                try (Reader in = Files.newBufferedReader(file)) {
                    messages.load(in);
                }
                messages.values().forEach(text -> all.append(text).append('\n'));
            }
        }
        return all.toString();
    }

    private Opening opening() {
        return SomeOpening.of(cafe.requester())
                .about("The printer does not print")
                .saying("Since nine.")
                .category("Hardware")
                .urgency(Priority.ALTA)
                .on(asset, "PC-01")
                .at(cafe.siteId())
                .opening();
    }
}
