package mx.lanet.helpdesk.ticket.link;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@Tag("browser")
class LinkStoryTest {
    private static final String LONG =
            "El sistema de facturación de la sucursal Insurgentes se traba al timbrar y después ya no deja abrir ni cerrar sesión";

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person gabriela;
    private Person hugo;
    private Person daniela;
    private Asking asking;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        hugo = clients.cafe().clientAdmin();
        daniela = clients.cafe().technician();
        asking = new Asking(tickets);
    }

    @Test
    void by_keys_a_ticket_is_related_given_a_child_and_ended_with_it() {
        Ticket ticket = asking.ask(gabriela, "Mudanza al piso 2");
        Ticket other = asking.ask(hugo, LONG);
        try (Browser technician = Browser.desktop(url())) {
            technician.signIn(daniela, "/tickets/" + ticket.code());
            Page page = technician.page();
            technician.checkAccessibility().screenshot("vinculos-nada");

            page.keyboard().press("l");
            page.waitForURL(Pattern.compile(".*/links"));
            page.locator("#f-q").pressSequentially("facturación");
            assertThat(page.locator("#candidatos")).containsText(other.code());
            technician.checkAccessibility().checkWidth().screenshot("vinculos-buscar");
            page.getByRole(AriaRole.BUTTON, named("Relacionar con " + other.code()))
                    .click();
            assertThat(page.locator("#relacionados")).containsText(LONG);

            page.locator("h1").first().click();
            page.keyboard().press("h");
            page.waitForURL(Pattern.compile(".*/tickets/new.*"));
            assertThat(page.locator("#f-subject")).hasValue("Mudanza al piso 2");
            page.locator("#f-subject").fill("Cablear el piso 2");
            technician.checkAccessibility().screenshot("vinculos-hijo-nuevo");
            page.getByRole(AriaRole.BUTTON, named("Abrir ticket")).click();
            assertThat(page.locator("#relacionados")).containsText("Mudanza al piso 2");

            technician.open("/tickets/" + ticket.code());
            assertThat(page.locator("#relacionados")).containsText("0 de 1 resueltos");
            page.locator("#p-state").selectOption("resuelto");
            assertThat(page.locator("#aviso")).containsText("un hijo sigue abierto");
            technician.checkAccessibility().screenshot("vinculos-hijo-abierto");
            page.getByRole(AriaRole.BUTTON, named("Resolver también el hijo")).click();
            assertThat(page.locator("#relacionados")).containsText("1 de 1 resueltos");
            assertThat(page.locator("#charla")).containsText("Resuelto");
            technician.dark().screenshot("vinculos-lado-oscuro");
            page.locator("#relacionados")
                    .getByRole(AriaRole.BUTTON, in("Quitar la relación con " + other.code()))
                    .click();
            assertThat(page.locator("#relacionados")).not().containsText(LONG);
        }
    }

    @Test
    void what_two_people_asked_becomes_one_ticket_which_both_see() {
        Ticket hers = asking.ask(gabriela, "No abre CONTPAQi", "Dice «sin conexión».");
        Ticket whole = asking.ask(hugo, "El servidor no responde", "Nadie del piso 2 puede entrar.");
        tickets.reply(daniela, hers.ticketId(), "¿En qué piso estás?", Channel.PORTAL, null);
        tickets.note(daniela, hers.ticketId(), "Parece el switch del piso 2");
        try (Browser technician = Browser.desktop(url());
                Browser requester = Browser.phone(url());
                Browser manager = Browser.desktop(url())) {
            requester.signIn(gabriela, "/portal/tickets/" + hers.code());
            manager.signIn(hugo, "/tickets/" + whole.code());
            technician.signIn(daniela, "/tickets/" + hers.code());
            Page page = technician.page();
            page.keyboard().press("u");
            page.waitForURL(Pattern.compile(".*how=merge"));
            page.locator("#f-q").fill(whole.code());
            page.getByRole(AriaRole.LINK, named("Unir a " + whole.code() + "…")).click();
            assertThat(page.locator("dialog#unir")).containsText("No se puede deshacer");
            technician.checkAccessibility().screenshot("vinculos-unir");
            technician.dark().screenshot("vinculos-unir-oscuro").light();
            page.getByRole(AriaRole.BUTTON, named("Unir " + hers.code() + " a " + whole.code()))
                    .click();

            assertThat(page.locator("#cabeza h1")).hasText("El servidor no responde");
            assertThat(page.locator("#charla")).containsText("Parece el switch del piso 2");
            assertThat(page.locator("#relacionados")).containsText("Unidos aquí");
            technician.checkAccessibility().screenshot("vinculos-unido");
            // An open page follows by itself, and shows nothing that was meant for the team.
            assertThat(manager.page().locator("#charla")).containsText("sin conexión");
            assertThat(manager.page().locator("#charla")).not().containsText("switch");
            assertThat(requester.page().locator("#charla")).containsText("Seguimos con esto en " + whole.code());

            requester.open("/portal/tickets/" + hers.code());
            requester.page().waitForURL("**/portal/tickets/" + whole.code());
            assertThat(requester.page().locator("main")).containsText("seguimos aquí");
            assertThat(requester.page().locator("main")).not().containsText("Ya quedó, cerrar");
            requester.checkWidth().checkAccessibility().longScreenshot("vinculos-portal-telefono");
            requester.page().locator("#f-body").fill("Ya entró. Gracias.");
            requester.page().getByRole(AriaRole.BUTTON, named("Enviar")).click();
            assertThat(page.locator("#charla")).containsText("Ya entró");

            technician.open("/tickets/" + hers.code() + "?original=true");
            assertThat(page.locator("#cabeza")).containsText("La conversación sigue allá");
            technician.checkAccessibility().screenshot("vinculos-original");
        }
    }

    @Test
    void without_scripts_a_ticket_is_merged_by_number_after_a_page_that_says_what_happens() {
        Ticket one = asking.ask(gabriela, "No imprime");
        Ticket two = asking.ask(gabriela, "La impresora no jala");
        try (Browser plain = Browser.withoutScripts(url())) {
            plain.signIn(daniela, "/tickets/" + one.code() + "/links?how=merge");
            Page page = plain.page();
            page.locator("#f-q").fill(two.code().replace("TKT-", ""));
            page.getByRole(AriaRole.BUTTON, named("Buscar")).last().click();
            page.getByRole(AriaRole.LINK, named("Unir a " + two.code() + "…")).click();
            assertThat(page.locator("main")).containsText("No se puede deshacer");
            plain.screenshot("vinculos-unir-pagina");
            page.getByRole(AriaRole.BUTTON, named("Unir " + one.code() + " a " + two.code()))
                    .click();
            assertThat(page.locator("#cabeza h1")).hasText("La impresora no jala");
        }
    }

    @Test
    void what_is_another_thing_is_split_off() {
        Ticket ticket = asking.ask(gabriela, "No imprime");
        tickets.reply(daniela, ticket.ticketId(), "¿Cuál de las dos?", Channel.PORTAL, null);
        tickets.reply(
                gabriela, ticket.ticketId(), "La del pasillo. Y además el escáner no jala.", Channel.PORTAL, null);
        tickets.note(daniela, ticket.ticketId(), "El escáner está en garantía");
        try (Browser technician = Browser.desktop(url());
                Browser phone = Browser.phone(url())) {
            phone.signIn(daniela, "/tickets/" + ticket.code() + "/split");
            phone.checkWidth().checkAccessibility().longScreenshot("vinculos-separar-telefono");
            phone.open("/tickets/" + ticket.code() + "/links").checkWidth().screenshot("vinculos-buscar-telefono");
            technician.expectComplaint("422").signIn(daniela, "/tickets/" + ticket.code());
            Page page = technician.page();
            page.keyboard().press("d");
            page.waitForURL(Pattern.compile(".*/split"));
            page.getByRole(AriaRole.BUTTON, named("Separar")).click();
            assertThat(page.locator("main")).containsText("Elige al menos un mensaje");
            technician.checkAccessibility().screenshot("vinculos-separar-falta");
            page.getByLabel("además el escáner").check();
            page.getByLabel("en garantía").check();
            page.locator("#f-subject").fill("El escáner del pasillo no jala");
            technician.dark().screenshot("vinculos-separar-oscuro").light();
            page.getByRole(AriaRole.BUTTON, named("Separar")).click();
            assertThat(page.locator("#cabeza h1")).hasText("El escáner del pasillo no jala");
            assertThat(page.locator("#charla")).containsText("además el escáner");
            assertThat(page.locator("#charla")).containsText("lo separó de " + ticket.code());
            technician.open("/tickets/" + ticket.code());
            assertThat(page.locator("#charla")).not().containsText("además el escáner");
            technician.checkAccessibility().screenshot("vinculos-separado");
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
