package mx.lanet.helpdesk.ticket.tag;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@org.junit.jupiter.api.Tag("browser")
class TagStoryTest {
    private static final Tag LONG = new Tag("Renovación de licencias y contratos 2027");

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person daniela;
    private Ticket toner;

    @BeforeEach
    void someTickets() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        toner = ask("Las impresoras de recepción no tienen tóner");
        Ticket disk = ask("Reemplazo de disco en SRV-CDMX-01");
        tickets.changeTags(daniela, disk.ticketId(), List.of(new Tag("Proveedor"), new Tag("SAT"), LONG), List.of());
    }

    @Test
    void tags_are_put_on_and_taken_off_at_the_side_and_seen_by_who_looks_at_the_ticket() {
        try (Browser technician = desktop();
                Browser other = desktop()) {
            other.signIn(clients.superadmin(), "/tickets/" + toner.code());
            technician.signIn(daniela, "/tickets/" + toner.code());
            assertThat(technician.page().locator("#etiquetas-usadas option")).hasCount(3);
            Locator box = technician.page().locator("#f-tag");
            box.fill("proveedor, Urge");
            box.press("Enter");

            assertThat(tags(technician)).hasText(new String[] {"Proveedor", "Urge"});
            assertThat(box).hasValue("");
            assertThat(box).isFocused();
            assertThat(tags(other)).hasText(new String[] {"Proveedor", "Urge"});
            assertThat(other.page().locator("#charla")).containsText("puso la etiqueta Proveedor, Urge");
            technician.checkAccessibility().checkWidth().screenshot("etiquetas");

            technician
                    .page()
                    .getByLabel("Quitar la etiqueta Urge", new com.microsoft.playwright.Page.GetByLabelOptions())
                    .click();
            assertThat(tags(technician)).hasText(new String[] {"Proveedor"});
            box.fill("x".repeat(41));
            box.press("Enter");
            assertThat(technician.page().locator("#e-tag")).containsText("40 caracteres");
            assertThat(box).hasValue("x".repeat(41));
            technician.checkAccessibility().screenshot("etiquetas-larga");
        }
    }

    @Test
    void a_tag_leads_to_its_tickets_in_the_list_and_on_the_board() {
        tickets.changeTags(
                daniela, toner.ticketId(), List.of(new Tag("Proveedor"), new Tag("Tóner"), new Tag("Urge")), List.of());
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets/" + toner.code());
            tags(technician).last().click();
            assertThat(technician.page().locator("tbody tr")).hasCount(1);
            technician.open(
                    "/tickets?view=all&tag=PROVEEDOR&cols=priority,number,subject,requester,state,tags,assignee,activity");
            assertThat(technician.page().locator("tbody tr")).hasCount(2);
            assertThat(technician.page().locator("div.chips.full")).containsText("Proveedor");
            technician.checkAccessibility().checkWidth().screenshot("etiquetas-lista");
            technician.dark().screenshot("etiquetas-lista-oscuro");
            technician.light().open("/tickets?mode=board");
            technician.checkAccessibility().checkWidth().screenshot("etiquetas-tablero");
        }
        try (Browser phone = Browser.phone("http://localhost:" + port)) {
            phone.signIn(daniela, "/tickets/" + toner.code());
            phone.page().locator("[data-open=mas]").click();
            phone.page().locator("#mas").getByText("English").click();
            phone.page().locator(".phone-only a[href='#lado']").click();
            assertThat(phone.page().locator("#f-tag")).isVisible();
            phone.checkAccessibility().checkWidth().screenshot("etiquetas-telefono");
            phone.open("/tickets?view=all&cols=priority,number,subject,requester,state,tags,assignee,activity");
            phone.checkAccessibility().checkWidth().screenshot("etiquetas-lista-telefono");
        }
    }

    @Test
    void without_scripts_tags_are_put_and_taken_off_as_well() {
        try (Browser technician = Browser.withoutScripts("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets/" + toner.code());
            technician.page().locator("#f-tag").fill("Proveedor");
            technician.page().locator("#f-tag").press("Enter");
            assertThat(tags(technician)).hasText(new String[] {"Proveedor"});
            technician.page().locator(".tag-x button").click();
            assertThat(tags(technician)).hasCount(0);
        }
    }

    private static Locator tags(Browser browser) {
        return browser.page().locator("#etiquetas .tag a");
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private Ticket ask(String subject) {
        Person gabriela = clients.cafe().requester();
        return SomeOpening.of(gabriela).about(subject).category("Software").in(tickets);
    }
}
