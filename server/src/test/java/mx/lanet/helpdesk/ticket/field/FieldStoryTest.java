package mx.lanet.helpdesk.ticket.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.category.Categories;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A field from its making to the ticket that is resolved with it. */
@ServerTest
@Tag("browser")
class FieldStoryTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TestPeople people;

    @Autowired
    private FieldChanges changes;

    @Autowired
    private Categories categories;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private TwoClients clients;
    private HouseFields house;
    private UUID cafe;
    private UUID printers;
    private String site;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        cafe = clients.cafe().clientId();
        house = new HouseFields(changes, tenancy, jdbc, clients.superadmin());
        printers = categories
                .of(clients.superadmin(), cafe)
                .meant("Impresoras")
                .orElseThrow()
                .id();
        site = "http://localhost:" + port;
    }

    @AfterEach
    void theHouseIsAsBefore() {
        house.sweep();
    }

    @Test
    void what_the_administrator_asks_for_is_asked_kept_found_and_needed_to_resolve() {
        String branch = "Sucursal de " + clients.cafe().name();
        TicketField cause = house.make(cafe, "Causa de la falla", FieldKind.TEXT, FieldNeed.RESOLVING, true, printers);
        house.make(cafe, "Desde cuándo", FieldKind.DATE, FieldNeed.NEVER, false, printers);
        house.make(cafe, "Páginas impresas", FieldKind.NUMBER, FieldNeed.NEVER, false, printers);
        house.make(cafe, "Detiene el trabajo de más personas", FieldKind.CHECKBOX, FieldNeed.NEVER, false, printers);
        try (Browser lucia = Browser.desktop(site);
                Browser gabriela = Browser.desktop(site);
                Browser daniela = Browser.desktop(site)) {
            lucia.signIn(clients.superadmin(), "/fields/new")
                    .checkAccessibility()
                    .longScreenshot("campo-nuevo");
            describe(lucia, branch);
            gabriela.expectComplaint("422").signIn(clients.cafe().requester(), "/portal/tickets/new");
            ask(gabriela, branch);
            daniela.signIn(clients.cafe().technician(), "/tickets?view=open");
            resolve(daniela, branch, cause);
        }
    }

    private void describe(Browser lucia, String branch) {
        Page page = lucia.page();
        page.locator("#f-label").fill(branch);
        page.locator("#f-labelEn").fill("Branch");
        page.locator("#f-help").fill("La de la puerta por la que entras.");
        page.locator("input[name=kind][value=choice]").check();
        page.locator("#f-newOptions").fill("Tacubaya | Tacubaya branch\nCoyoacán\nRoma Norte");
        page.locator("#f-need").selectOption("creating");
        page.locator("input[name=within][value=some]").check();
        page.locator("input[name=category][value='" + printers + "']").check();
        page.locator("input[name=scope][value=some]").check();
        page.locator("input[name=client][value='" + cafe + "']").check();
        lucia.dark()
                .checkAccessibility()
                .longScreenshot("campo-opciones-oscuro")
                .light();
        button(page, "Crear campo").click();
        assertThat(page.getByText("Campo creado: " + branch)).isVisible();
        TicketField made = house.adopt(branch);
        lucia.checkAccessibility().checkWidth().longScreenshot("campos");
        lucia.open("/fields/" + made.id()).checkAccessibility().longScreenshot("campo-cambiar");
    }

    private static void ask(Browser gabriela, String branch) {
        Page page = gabriela.page();
        page.getByLabel("En una frase, ¿qué pasa?").fill("No imprime nada");
        page.locator("label.picc", new Page.LocatorOptions().setHasText("Impresora"))
                .click();
        assertThat(page.getByLabel(branch)).isVisible();
        page.getByLabel("Páginas impresas").fill("muchas");
        gabriela.checkAccessibility().longScreenshot("portal-campos");
        button(page, "Enviar").click();
        assertThat(page.getByText("Escribe un número, por ejemplo 1284.5.")).isVisible();
        gabriela.checkAccessibility().longScreenshot("portal-campos-por-corregir");
        page.getByLabel(branch).selectOption(new SelectOption().setLabel("Roma Norte"));
        page.getByLabel("Páginas impresas").fill("12,500");
        page.getByLabel("Desde cuándo").fill("2026-11-03");
        button(page, "Enviar").click();
        assertThat(page.getByText("Recibimos tu mensaje")).isVisible();
        assertThat(page.locator("#charla")).containsText("3 de noviembre de 2026");
        gabriela.checkAccessibility().longScreenshot("portal-ticket-con-campos");
    }

    private static void resolve(Browser daniela, String branch, TicketField cause) {
        Page page = daniela.page();
        Locator filter = page.locator("details[data-menu]", new Page.LocatorOptions().setHasText(branch));
        daniela.open(filter.locator("a", new Locator.LocatorOptions().setHasText("Roma Norte"))
                .first()
                .getAttribute("href"));
        daniela.screenshot("lista-por-campo");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("No imprime nada"))
                .click();
        page.waitForURL("**/tickets/TKT-*");
        page.locator("#p-state").selectOption("resuelto");
        assertThat(page.locator("#aviso")).containsText("Causa de la falla");
        daniela.checkAccessibility().screenshot("ticket-con-campos");
        // What they say stands below one another, each beside its name.
        Assertions.assertThat(page.locator("#datos dd").all())
                .extracting(said -> said.boundingBox().x)
                .containsOnly(page.locator("#datos dd").first().boundingBox().x);
        page.locator("#c-" + cause.key()).fill("El fusor");
        page.locator("#c-" + cause.key()).press("Tab");
        assertThat(page.locator("#charla")).containsText("El fusor");
        page.locator("#p-state").selectOption("resuelto");
        assertThat(page.locator("#cabeza")).containsText("Resuelto");
        daniela.dark().checkAccessibility().screenshot("ticket-con-campos-oscuro");
    }

    @Test
    void the_console_asks_as_client_and_category_are_chosen_and_loses_nothing() {
        TicketField serial = house.make(cafe, "Número de serie", FieldKind.TEXT, FieldNeed.CREATING, false, printers);
        house.make(cafe, "Garantía", FieldKind.CHECKBOX, FieldNeed.NEVER, true);
        try (Browser lucia = Browser.desktop(site)) {
            lucia.expectComplaint("422").signIn(clients.superadmin(), "/tickets/new");
            Page page = lucia.page();
            page.locator("#f-subject").fill("No imprime");
            page.locator("#f-client").selectOption(cafe.toString());
            assertThat(page.getByLabel("Garantía")).isVisible();
            page.getByLabel("Garantía").check();
            page.locator("#f-category").selectOption(printers.toString());
            assertThat(page.getByLabel("Número de serie")).isVisible();
            assertThat(page.getByLabel("Garantía")).isChecked();
            lucia.checkAccessibility().longScreenshot("consola-campos");
            button(page, "Abrir ticket").click();
            assertThat(page.locator("a[href='#f-" + serial.name() + "']")).isVisible();
            page.getByLabel("Número de serie").fill("MX-1");
            button(page, "Abrir ticket").click();
            assertThat(page.locator("#datos")).containsText("Garantía");
        }
    }

    @Test
    void what_a_colleague_saves_while_one_types_is_not_overwritten() {
        TicketField cause = house.make(cafe, "Causa", FieldKind.TEXT, FieldNeed.NEVER, true);
        Ticket ticket = tickets.create(clients.cafe().requester(), opening(), null);
        try (Browser daniela = Browser.desktop(site)) {
            daniela.signIn(clients.cafe().technician(), "/tickets/" + ticket.code());
            Locator field = daniela.page().locator("#c-" + cause.key());
            field.fill("El fus");

            tickets.fillIn(clients.superadmin(), ticket.ticketId(), ticket.version(), cause.id(), "El rodillo");
            assertThat(daniela.page().locator("#charla")).containsText("El rodillo");
            assertThat(field).hasAttribute("value", "El rodillo");
            assertThat(field).hasValue("El fus");
            tickets.changePriority(
                    clients.superadmin(),
                    ticket.ticketId(),
                    tickets.get(clients.superadmin(), ticket.ticketId()).version(),
                    Priority.CRITICA);
            assertThat(daniela.page().locator("#charla")).containsText("Crítica");
            assertThat(daniela.page().locator("#lado select[name=priority]")).hasValue("critica");
            assertThat(field).hasValue("El fus");
            field.press("End");
            field.pressSequentially("or");
            field.press("Tab");

            assertThat(daniela.page().locator("#aviso"))
                    .containsText(clients.superadmin().name());
            assertThat(daniela.page().locator("#charla")).not().containsText("El fusor");
        }
    }

    @Test
    void among_many_fields_one_is_found_filtered_by_and_shown_as_a_column() {
        for (String name : List.of("Marca", "Modelo", "Piso", "Turno", "Proveedor", "Contrato")) {
            house.choice(cafe, name + " del equipo", false, "Uno", "Dos");
        }
        TicketField amount = house.make(cafe, "Monto de la reparación", FieldKind.NUMBER, FieldNeed.NEVER, false);
        TicketField since = house.make(cafe, "Vence la garantía", FieldKind.DATE, FieldNeed.NEVER, false);
        Ticket cheap = tickets.create(clients.cafe().requester(), opening(), null);
        Ticket dear = tickets.create(clients.cafe().requester(), opening(), null);
        fill(cheap, amount, "450");
        fill(dear, amount, "12800.50");
        fill(tickets.get(clients.superadmin(), dear.ticketId()), since, "2026-11-03");
        try (Browser daniela = Browser.desktop(site)) {
            daniela.signIn(clients.cafe().technician(), "/tickets");
            Page page = daniela.page();
            page.locator("#mas-campos summary").click();
            assertThat(page.locator("#busca-campo")).isFocused();
            page.keyboard().type("repara");
            page.waitForResponse(
                    r -> r.url().contains("/tickets"), () -> page.evaluate("() => htmx.trigger('#lista', 'live')"));
            page.waitForCondition(() ->
                    page.locator("#lista.htmx-settling, #lista.htmx-request").count() == 0);
            page.keyboard().type("cion");
            assertThat(page.locator("#busca-campo")).hasValue("reparacion");
            assertThat(page.locator("#mas-campos .menu-i:visible")).hasCount(1);
            daniela.checkAccessibility().screenshot("campo-buscado");
            page.keyboard().press("Enter");
            page.locator("[id='de-" + amount.name() + "']").fill("1,000");
            daniela.checkAccessibility().screenshot("campo-de-a");
            button(page, "Filtrar").click();

            assertThat(page.locator("#lista tbody tr")).hasCount(1);
            assertThat(page.locator(".tools div.chips")).containsText("desde 1000");
            daniela.open("/tickets?cols=number,subject,state," + amount.name() + "," + since.name());
            assertThat(page.locator("#lista")).containsText("12800.5");
            daniela.checkAccessibility().checkWidth().screenshot("campos-columnas");
            daniela.dark().screenshot("campos-columnas-oscuro").light();
            page.locator("#columnas summary").click();
            daniela.screenshot("campos-columnas-menu");
            daniela.open("/replies/macros/new");
            page.locator("#campos-macro summary").click();
            daniela.checkAccessibility().checkWidth().longScreenshot("macro-campos");
        }
        try (Browser phone = Browser.phone(site)) {
            phone.signIn(clients.cafe().technician(), "/tickets?cols=number,subject,state," + amount.name());
            phone.checkAccessibility().checkWidth().screenshot("campos-columnas-telefono");
        }
    }

    private void fill(Ticket ticket, TicketField field, String typed) {
        tickets.fillIn(clients.superadmin(), ticket.ticketId(), ticket.version(), field.id(), typed);
    }

    @Test
    void the_pages_fit_a_phone_and_speak_english() {
        house.make(
                cafe,
                "Un nombre de campo tan largo que ninguna etiqueta lo espera de nadie",
                FieldKind.TEXT,
                FieldNeed.RESOLVING,
                false);
        house.choice(cafe, "Sucursal", false, "Tacubaya", "Coyoacán");
        try (Browser lucia = Browser.phone(site)) {
            lucia.signIn(clients.superadmin(), "/fields")
                    .checkWidth()
                    .checkAccessibility()
                    .longScreenshot("campos-telefono");
            lucia.open("/fields/new").checkWidth().checkAccessibility();
            lucia.headers(Map.of("Accept-Language", "en"));
            lucia.open("/fields/new").checkWidth().dark().longScreenshot("fields-phone-dark");
        }
        try (Browser gabriela = Browser.phone(site)) {
            gabriela.signIn(clients.cafe().requester(), "/portal/tickets/new?category=" + printers)
                    .checkWidth()
                    .checkAccessibility()
                    .longScreenshot("portal-campos-telefono");
        }
    }

    private Opening opening() {
        Person gabriela = clients.cafe().requester();
        return new Opening(
                cafe,
                "No imprime",
                "",
                "Impresoras",
                null,
                Channel.PORTAL,
                gabriela.userId(),
                gabriela.name(),
                null,
                "",
                null,
                "{}");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
