package mx.lanet.helpdesk.ticket.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
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
class ViewStoryTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;
    private Ticket toner;
    private Ticket disk;

    @BeforeEach
    void someTickets() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
        toner = ask("Las impresoras de recepción no tienen tóner", Priority.ALTA);
        disk = ask("Reemplazo de disco en SRV-CDMX-01", Priority.CRITICA);
        ask("VPN lenta desde la sucursal Querétaro", Priority.BAJA);
        tickets.assign(daniela, disk.ticketId(), 1, daniela.userId());
        tickets.reply(
                daniela, toner.ticketId(), "Se imprimió una página; pedimos otro cartucho.", Channel.PORTAL, null);
    }

    @Test
    void a_search_says_where_the_words_stand_and_is_saved_for_the_team() {
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets?view=all&q=cartuchos");
            assertThat(technician.page().locator("tbody tr")).hasCount(1);
            assertThat(technician.page().locator("tbody mark")).hasText("cartucho");
            technician.checkAccessibility().checkWidth().screenshot("tickets-buscar");

            technician.page().locator("#guardar > summary").click();
            technician.page().locator("#vista-nueva").fill("Cartuchos");
            technician.page().locator("#vista-nueva-comun").check();
            technician.checkAccessibility().screenshot("tickets-guardar-vista");
            technician
                    .page()
                    .getByRole(AriaRole.BUTTON, named("Guardar como nueva"))
                    .click();
            assertThat(technician.page().locator("h1")).hasText("Cartuchos");
            assertThat(technician.page().locator("#vistas a[aria-current=page]"))
                    .containsText("Cartuchos");

            technician.page().locator("#columnas > summary").click();
            technician
                    .page()
                    .locator("#columnas")
                    .getByRole(AriaRole.LINK, within("Categoría"))
                    .click();
            assertThat(technician.page().locator("thead")).containsText("Categoría");
            technician.page().locator("#guardar > summary").click();
            technician
                    .page()
                    .getByRole(AriaRole.BUTTON, named("Guardar cambios"))
                    .click();
            technician
                    .open("/tickets")
                    .page()
                    .locator("#vistas")
                    .getByText("Cartuchos")
                    .click();
            assertThat(technician.page().locator("thead")).containsText("Categoría");
            technician.screenshot("tickets-vista");
        }
        try (Browser superadmin = desktop()) {
            superadmin.signIn(clients.superadmin(), "/tickets");
            superadmin.page().locator("#vistas").getByText("Cartuchos").first().click();
            assertThat(superadmin.page().locator("tbody")).containsText("tóner");
        }
    }

    @Test
    void a_card_is_moved_by_keyboard_and_by_mouse_or_refused_and_the_other_sees_it() {
        try (Browser technician = desktop();
                Browser other = desktop()) {
            other.signIn(clients.superadmin(), "/tickets?mode=board");
            technician.signIn(daniela, "/tickets?mode=board");
            technician.checkAccessibility().checkWidth().screenshot("tablero");

            technician.page().locator("#t-" + disk.number()).focus();
            technician.page().keyboard().press(" ");
            technician.page().keyboard().press("ArrowRight");
            technician.page().keyboard().press("ArrowRight");
            technician.screenshot("tablero-tomada");
            technician.page().keyboard().press("Enter");
            assertThat(card(technician, "en_espera", disk)).isVisible();
            assertThat(technician.page().locator("#t-" + disk.number())).isFocused();
            assertThat(card(other, "en_espera", disk)).isVisible();

            technician
                    .page()
                    .locator("#k-" + toner.number())
                    .dragTo(technician.page().locator("[data-lane=resuelto]"));
            assertThat(card(technician, "resuelto", toner)).isVisible();

            technician.open("/tickets?mode=board");
            technician.page().locator("#t-" + disk.number()).focus();
            technician.page().keyboard().press(" ");
            // What somebody else does while the card is lifted does not take it out of the hand.
            technician
                    .page()
                    .waitForResponse(
                            answer -> answer.url().contains("mode=board")
                                    && answer.request().headers().containsKey("hx-request"),
                            () -> ask("Teclado nuevo", Priority.BAJA));
            technician
                    .page()
                    .evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))");
            for (int lane = 0; lane < 3; lane++) {
                technician.page().keyboard().press("ArrowLeft");
            }
            technician.page().keyboard().press("Enter");
            assertThat(technician.page().getByRole(AriaRole.ALERT)).containsText(disk.code());
            assertThat(card(technician, "en_espera", disk)).isVisible();
            assertThat(technician.page().locator("#tablero")).containsText("Teclado nuevo");
            // What was said stays when the board renews itself, because of somebody else.
            Ticket news = SomeOpening.of(gabriela).in(tickets);
            assertThat(technician.page().locator("#k-" + news.number())).isVisible();
            assertThat(technician.page().getByRole(AriaRole.ALERT)).containsText(disk.code());
            technician.dark().screenshot("tablero-oscuro").light();
        }
    }

    @Test
    void a_card_has_a_menu_and_opens_its_ticket() {
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets").open("/tickets?mode=board");
            technician.page().locator("#m-" + disk.number() + " > summary").click();
            technician
                    .page()
                    .locator("#m-" + disk.number() + " button[value=en_espera]")
                    .click();
            assertThat(card(technician, "en_espera", disk)).isVisible();

            technician.page().locator("#t-" + disk.number()).click();
            assertThat(technician.page()).hasURL("http://localhost:" + port + "/tickets/" + disk.code());
        }
    }

    @Test
    void the_board_fits_a_phone() {
        try (Browser phone = Browser.phone("http://localhost:" + port)) {
            phone.signIn(daniela, "/tickets?mode=board").checkAccessibility().checkWidth();
            phone.screenshot("tablero-telefono");
            phone.open("/tickets?view=all&q=impresora").checkWidth().screenshot("tickets-buscar-telefono");
        }
    }

    private static Locator card(Browser browser, String lane, Ticket ticket) {
        return browser.page().locator("[data-lane=" + lane + "] #k-" + ticket.number());
    }

    private Ticket ask(String subject, Priority priority) {
        return SomeOpening.of(gabriela)
                .about(subject)
                .saying("Desde las 9.")
                .urgency(priority)
                .in(tickets);
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
