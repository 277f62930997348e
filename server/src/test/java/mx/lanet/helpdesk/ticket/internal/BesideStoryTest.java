package mx.lanet.helpdesk.ticket.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.Furniture;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands beside a ticket of its person and its machine, and the technician's figures of the day. */
@ServerTest
@Tag("browser")
class BesideStoryTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private Furniture furniture;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;
    private Furniture.House house;
    private Ticket ticket;

    @BeforeEach
    void aMachineAndItsPerson() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
        house = furniture.put(clients.cafe(), clients.superadmin(), port);
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE app_user SET phone = '55 5010 2214 ext. 3', department = 'Contabilidad' WHERE user_id = :id")
                .param("id", gabriela.userId())
                .update());
        ticket = ask(gabriela, "El sistema de facturación se traba al timbrar");
        ask(gabriela, "Alta de una persona nueva en Almacén, con correo, carpeta compartida y acceso al edificio");
        ask(clients.cafe().clientAdmin(), "La misma computadora hace un ruido extraño");
        tickets.assign(daniela, ticket.ticketId(), ticket.version(), daniela.userId());
    }

    @Test
    void beside_a_ticket_stand_its_person_and_its_machine_and_a_part_stays_folded_away() {
        try (Browser technician = Browser.desktop("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets/" + ticket.code());
            Page page = technician.page();
            assertThat(page.locator("#lado-persona")).containsText("Alta de una persona nueva");
            assertThat(page.locator("#lado-persona a[href='tel:55501022143']")).isVisible();
            assertThat(page.locator("#lado-equipo")).containsText("ruido extraño");
            assertThat(page.locator("#lado-equipo")).containsText("122.0");
            technician.checkAccessibility().checkWidth().screenshot("lado");
            page.locator("#lado").evaluate("el => el.scrollTo(0, 400)");
            technician.screenshot("lado-abajo").dark().screenshot("lado-oscuro").light();

            page.locator("#lado-persona > summary").click();
            assertThat(page.locator("#lado-persona .av")).isHidden();
            tickets.note(clients.superadmin(), ticket.ticketId(), "Ya lo vi");
            assertThat(page.locator("#charla")).containsText("Ya lo vi");
            page.reload();
            assertThat(page.locator("#lado-persona .av")).isHidden();
            page.locator("#lado-persona > summary").click();

            page.locator("#lado-persona").getByText("en total").click();
            assertThat(page.locator("div.chips")).containsText("Solicita " + gabriela.name());
            assertThat(page.locator("tbody")).not().containsText("ruido extraño");
            technician.screenshot("lado-tickets-de-la-persona");
            page.waitForLoadState();
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator("#vecinos")).containsText("1 de ");
            page.keyboard().press("j");
            assertThat(page.locator("#vecinos")).containsText("2 de ");
        }
        try (Browser phone = Browser.phone("http://localhost:" + port)) {
            phone.signIn(daniela, "/tickets/" + ticket.code());
            phone.page().getByRole(AriaRole.LINK, named("Detalles")).click();
            phone.checkAccessibility().checkWidth().screenshot("lado-telefono");
        }
    }

    @Test
    void my_day_begins_with_what_i_have_on_hand_and_each_figure_leads_to_its_tickets() {
        try (Browser technician = Browser.desktop("http://localhost:" + port)) {
            technician.signIn(daniela, "/");
            Page page = technician.page();
            technician
                    .checkAccessibility()
                    .checkWidth()
                    .screenshot("dia")
                    .dark()
                    .screenshot("dia-oscuro")
                    .light();
            page.getByRole(AriaRole.LINK, named("Esperan mi respuesta")).click();
            assertThat(page.locator("main")).containsText("se traba al timbrar");
        }
        try (Browser phone = Browser.phone("http://localhost:" + port)) {
            phone.signIn(daniela, "/");
            phone.checkAccessibility().checkWidth().screenshot("dia-telefono");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private Ticket ask(Person person, String subject) {
        return SomeOpening.of(person)
                .about(subject)
                .on(house.machine().assetId(), "PC-" + clients.cafe().name())
                .at(clients.cafe().siteId())
                .reporting("{\"system_metrics\":{\"cpu_usage\":71,\"memory_usage\":74,\"disk_usage\":96}}")
                .in(tickets);
    }
}
