package mx.lanet.helpdesk.ticket.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A category and a queue are made, a requester chooses, and the ticket arrives where it should. */
@ServerTest
@Tag("browser")
class PlaceStoryTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TestPeople people;

    private TwoClients clients;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
    }

    @Test
    void what_the_administrator_arranges_leads_the_ticket_to_its_team() {
        String site = "http://localhost:" + port;
        String cafe = clients.cafe().clientId().toString();
        try (Browser lucia = Browser.desktop(site);
                Browser gabriela = Browser.desktop(site);
                Browser daniela = Browser.desktop(site)) {
            lucia.signIn(clients.superadmin(), "/queues/new").checkAccessibility();
            Page page = lucia.page();
            page.locator("#f-name").fill("Cajas " + clients.cafe().name());
            page.locator("#f-automatic").check();
            page.locator("input[name=member][value='"
                            + clients.cafe().technician().userId() + "']")
                    .check();
            page.locator("input[name=scope][value=some]").check();
            page.locator("input[name=served][value='" + cafe + "']").check();
            lucia.dark().checkAccessibility().longScreenshot("cola-nueva-oscuro");
            button(page, "Crear cola").click();
            assertThat(page.locator("#trabajan")).isVisible();

            lucia.light().open("/categories/new?client=" + cafe);
            page.locator("#f-name").fill("Cajas");
            page.locator("#f-priority").selectOption("alta");
            page.locator("input[name=icon][value=phone]").check();
            lucia.checkAccessibility();
            button(page, "Crear categoría").click();
            assertThat(page.getByText("Categoría creada: Cajas.")).isVisible();
            lucia.checkAccessibility().checkWidth().longScreenshot("categorias-de-un-cliente");

            lucia.open("/sla/" + cafe);
            page.locator("[name='all.alta.first']").fill("2 h");
            page.locator("[name='all.alta.resolution']").fill("40 h");
            button(page, "Guardar plazos").click();
            assertThat(page.getByText("Los tickets abiertos se ajustan")).isVisible();
            lucia.dark().checkAccessibility().longScreenshot("plazos-oscuro").light();

            gabriela.signIn(clients.cafe().requester(), "/portal/tickets/new");
            gabriela.page()
                    .locator("label.picc", new Page.LocatorOptions().setHasText("Cajas"))
                    .click();
            gabriela.page().getByLabel("En una frase, ¿qué pasa?").fill("No lee el código");
            gabriela.checkAccessibility();
            button(gabriela.page(), "Enviar").click();
            assertThat(gabriela.page().getByText("Recibimos tu mensaje")).isVisible();

            daniela.signIn(clients.cafe().technician(), "/tickets?view=queues");
            daniela.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("No lee el código"))
                    .click();
            assertThat(daniela.page().locator("#cabeza")).containsText("Alta");
            assertThat(daniela.page().locator("#p-assignee"))
                    .hasValue(clients.cafe().technician().userId().toString());
            assertThat(daniela.page().locator("#lado-plazos")).containsText("de 2 h");
            daniela.page().waitForLoadState();
            daniela.page().keyboard().press("q");
            daniela.page().locator("#f-queue").selectOption(new SelectOption().setLabel("General"));
            daniela.page().locator("#f-note").fill("No es la caja: es la red.");
            daniela.checkAccessibility();
            button(daniela.page(), "Pasar el ticket").click();
            assertThat(daniela.page().locator("#lado")).containsText("General");
            assertThat(daniela.page().locator(".msg.note")).containsText("es la red");
        }
    }

    @Test
    void the_pages_fit_a_phone() {
        try (Browser lucia = Browser.phone("http://localhost:" + port)) {
            lucia.signIn(clients.superadmin(), "/categories").checkWidth().longScreenshot("categorias-telefono");
            lucia.open("/categories/new").checkWidth().checkAccessibility();
            lucia.open("/queues").checkWidth().checkAccessibility().longScreenshot("colas-telefono");
            lucia.open("/queues/new").checkWidth().checkAccessibility();
            lucia.open("/sla").checkWidth().checkAccessibility().longScreenshot("plazos-telefono");
            lucia.open("/figures/sla").checkWidth().checkAccessibility().longScreenshot("cumplimiento-telefono");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
