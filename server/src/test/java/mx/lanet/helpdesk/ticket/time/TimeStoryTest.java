package mx.lanet.helpdesk.ticket.time;

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
class TimeStoryTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TimeEntries entries;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person daniela;
    private Ticket toner;

    @BeforeEach
    void aTicket() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        toner = ask("Las impresoras de recepción no tienen tóner");
    }

    @Test
    void time_is_written_beside_the_answer_and_at_the_side_and_the_others_see_the_total() {
        try (Browser technician = Browser.desktop(url()).expectComplaint("422");
                Browser other = Browser.desktop(url())) {
            other.signIn(clients.superadmin(), "/tickets/" + toner.code());
            technician.signIn(daniela, "/tickets/" + toner.code());
            technician.page().locator("#f-body").fill("Ya va el cartucho.");
            technician.page().locator("#f-spent").fill("mucho");
            technician.page().keyboard().press("Control+Enter");
            assertThat(technician.page().locator("#e-spent")).containsText("1h 30");
            assertThat(technician.page().locator("#f-body")).hasText("Ya va el cartucho.");
            technician.checkAccessibility().screenshot("tiempo-al-responder");
            technician.page().locator("#f-spent").fill("1h 30");
            technician.page().keyboard().press("Control+Enter");
            assertThat(technician.page().locator("#tiempo")).containsText("1\u00a0h 30\u00a0min");
            assertThat(other.page().locator("#tiempo")).containsText("1\u00a0h 30\u00a0min");

            technician.page().locator("#tiempo-nuevo > summary").click();
            technician.page().locator("#f-minutes").fill("25h");
            technician.page().locator("#tiempo-nuevo button").click();
            assertThat(technician.page().locator("#e-minutes")).containsText("24 horas");
            entries.add(
                    clients.superadmin(),
                    toner.ticketId(),
                    new TimeEntries.Work(1, entries.today(clients.superadmin()), "Mientras alguien escribe"));
            assertThat(other.page().locator("#tiempo .sec-h")).containsText("1\u00a0h 31\u00a0min");
            assertThat(technician.page().locator("#e-minutes")).containsText("24 horas");
            technician.page().locator("#f-minutes").fill("0:15");
            technician
                    .page()
                    .locator("#f-note")
                    .fill("Llamada con el proveedor para confirmar la entrega del cartucho de repuesto");
            technician.checkAccessibility().checkWidth().screenshot("tiempo-al-lado");
            technician.page().locator("#tiempo-nuevo button").click();
            assertThat(technician.page().locator("#tiempo .sec-h")).containsText("1\u00a0h 46\u00a0min");
            technician.checkAccessibility().checkWidth().screenshot("tiempo-anotado");
            technician.dark().screenshot("tiempo-anotado-oscuro");
        }
    }

    @Test
    void all_of_it_stands_on_a_page_where_the_own_is_mended_and_removed_also_without_scripts() {
        for (int i = 1; i <= 7; i++) {
            entries.add(
                    daniela,
                    toner.ticketId(),
                    new TimeEntries.Work(i * 25, entries.today(daniela).minusDays(i), "Etapa " + i + " del cambio"));
        }
        try (Browser technician = Browser.withoutScripts(url())) {
            technician.signIn(daniela, "/tickets/" + toner.code());
            technician.page().locator("#tiempo").getByText("Ver los 7").click();
            assertThat(technician.page().locator("tbody tr")).hasCount(7);
            technician.page().locator("tbody tr").first().getByText("Cambiar").click();
            technician.expectComplaint("422");
            technician.page().locator("#f-minutes").fill("x");
            technician.page().locator("form.stack .btn-primary").click();
            assertThat(technician.page().locator("#e-minutes")).isVisible();
            technician.page().locator("#f-minutes").fill("5");
            technician.page().locator("form.stack .btn-primary").click();
            assertThat(technician.page().locator("tbody tr").first()).containsText("5\u00a0min");
            technician.page().locator("tbody tr").first().getByText("Cambiar").click();
            technician.page().getByText("Quitar este tiempo").click();
            assertThat(technician.page().locator("tbody tr")).hasCount(6);
        }
        try (Browser technician = Browser.desktop(url()).expectComplaint("422");
                Browser phone = Browser.phone(url())) {
            technician.signIn(daniela, "/tickets/" + toner.code() + "/time");
            technician.checkAccessibility().checkWidth().screenshot("tiempo-todo");
            technician.page().locator("tbody tr").first().getByText("Cambiar").click();
            technician.checkAccessibility().checkWidth().screenshot("tiempo-cambiar");
            phone.signIn(daniela, "/tickets/" + toner.code() + "/time");
            phone.page().locator("[data-open=mas]").click();
            phone.page().locator("#mas").getByText("English").click();
            phone.open("/tickets/" + toner.code() + "/time");
            phone.checkAccessibility().checkWidth().longScreenshot("tiempo-todo-telefono");
            phone.dark().open("/tickets/" + toner.code() + "#lado");
            phone.checkAccessibility().checkWidth().longScreenshot("tiempo-telefono-oscuro");
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private Ticket ask(String subject) {
        Person gabriela = clients.cafe().requester();
        return SomeOpening.of(gabriela).about(subject).category("Software").in(tickets);
    }
}
