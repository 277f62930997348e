package mx.lanet.helpdesk.ticket.watch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@Tag("browser")
class WatchStoryTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    @Autowired
    private Watchers watchers;

    private TwoClients clients;
    private Person daniela;
    private Ticket toner;

    @BeforeEach
    void aTicketOfTheAdministrator() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        toner = ask(clients.cafe().clientAdmin());
    }

    @Test
    void a_colleague_is_called_by_keys_finds_the_ticket_and_a_stranger_is_refused_by_name() {
        Person lucia = clients.superadmin();
        Person marco = clients.textil().technician();
        try (Browser admin = desktop().expectComplaint("422");
                Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets?view=mentioned");
            assertThat(technician.page().locator("#lista")).containsText("Nadie te ha mencionado");
            admin.signIn(lucia, "/tickets/" + toner.code());
            admin.page().locator("h1").click();
            admin.page().keyboard().press("n");
            admin.page().locator("#f-body").click();
            admin.page().keyboard().type("¿Lo ves, @dani");
            assertThat(admin.page().locator("#menciones [aria-selected=true]")).containsText(daniela.name());
            admin.checkAccessibility().screenshot("mencionar");
            admin.page().keyboard().press("Enter");
            assertThat(admin.page().locator("#f-body")).containsText("¿Lo ves, @" + daniela.name());
            admin.page().keyboard().type("y @" + marco.login() + "?");
            admin.page().keyboard().press("Control+Enter");
            assertThat(admin.page().locator("#e-body")).containsText(marco.name() + " no atiende a este cliente");
            admin.checkAccessibility().screenshot("mencionar-ajeno");
            admin.page().locator("#f-body").fill("¿Lo ves, @" + daniela.login() + "?");
            admin.page().keyboard().press("Control+Enter");
            assertThat(admin.page().locator("#siguen")).containsText(daniela.name());
            assertThat(technician.page().locator("#lista tbody tr")).hasCount(1);
            technician.checkAccessibility().checkWidth().screenshot("me-mencionaron");
        }
    }

    @Test
    void one_watches_by_a_key_and_adds_somebody_of_the_client_who_then_reads_it_in_the_portal() {
        Person gabriela = clients.cafe().requester();
        try (Browser technician = desktop();
                Browser requester = Browser.phone(url())) {
            technician.signIn(daniela, "/tickets/" + toner.code());
            technician.page().locator("h1").click();
            technician.page().keyboard().press("w");
            assertThat(technician.page().locator("#siguen")).containsText("Dejar de seguir");
            technician.page().locator("#siguen").getByText("Cambiar").click();
            technician.page().getByLabel("Agregar a " + gabriela.name()).click();
            assertThat(technician.page().locator(".rows").first()).containsText(gabriela.name());
            technician.checkAccessibility().checkWidth().longScreenshot("quienes-siguen");
            technician.dark().open("/tickets/" + toner.code());
            technician.page().locator("#siguen").scrollIntoViewIfNeeded();
            technician.checkAccessibility().screenshot("siguen-oscuro");
            requester.signIn(gabriela, "/portal/tickets/" + toner.code());
            requester.checkAccessibility().checkWidth().screenshot("portal-seguido");
            assertThat(requester.page().locator("body")).containsText("Desde hoy");
        }
        try (Browser phone = Browser.phone(url())) {
            phone.signIn(daniela, "/tickets/" + toner.code() + "/watchers");
            phone.checkAccessibility().checkWidth().longScreenshot("quienes-siguen-telefono");
        }
    }

    @Test
    void what_somebody_follows_comes_and_goes_by_itself_in_the_portal_and_is_left_in_one_click() {
        Person gabriela = clients.cafe().requester();
        try (Browser requester = Browser.phone(url())) {
            requester.signIn(gabriela, "/portal/tickets");
            assertThat(requester.page().locator("#mis-todos a.pt")).hasCount(0);
            watchers.add(daniela, toner.ticketId(), gabriela.userId());
            requester.page().locator("#mis-todos a.pt").click();
            assertThat(requester.page().locator("#termina")).containsText("Dejar de seguir");
            watchers.add(daniela, toner.ticketId(), clients.cafe().clientAdmin().userId());
            assertThat(requester.page().locator("#charla")).not().containsText("También participan");
            requester.checkAccessibility().checkWidth().longScreenshot("portal-sigue");
            requester.dark().longScreenshot("portal-sigue-oscuro").light();
            // The page may look again in the very moment in which the ticket goes out of sight.
            requester.expectComplaint("404").page().getByText("Dejar de seguir").click();
            assertThat(requester.page().locator("main")).containsText("Dejaste de seguir " + toner.code());
            assertThat(requester.page().locator("#mis-todos a.pt")).hasCount(0);

            // Who is taken off while writing cannot send, but keeps the words.
            watchers.add(daniela, toner.ticketId(), gabriela.userId());
            requester.open("/portal/tickets/" + toner.code());
            requester.page().locator("#f-body").fill("Ya son dos impresoras");
            watchers.remove(daniela, toner.ticketId(), gabriela.userId());
            requester.page().locator("#redactor .btn-primary").click();
            assertThat(requester.page().locator("h1")).hasText("Aquí no hay nada");
            assertThat(requester.page().locator("textarea")).hasValue("Ya son dos impresoras");
            requester.checkAccessibility().checkWidth().screenshot("sin-acceso-con-lo-escrito");
        }
    }

    @Test
    void without_scripts_a_name_that_is_typed_calls_as_well() {
        try (Browser admin = Browser.withoutScripts(url())) {
            admin.signIn(clients.superadmin(), "/tickets/" + toner.code());
            admin.page().locator("#f-body").fill("Lo ve @" + daniela.login());
            admin.page().locator("#redactor .btn-primary").click();
            assertThat(admin.page().locator("#siguen")).containsText(daniela.name());
            admin.page().locator("#siguen button").click();
            assertThat(admin.page().locator(".rows").first())
                    .containsText(clients.superadmin().name());
        }
    }

    private Browser desktop() {
        return Browser.desktop(url());
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private Ticket ask(Person requester) {
        return SomeOpening.of(requester)
                .about("Las impresoras de recepción no tienen tóner")
                .category("Software")
                .in(tickets);
    }
}
