package mx.lanet.helpdesk.console.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a technician meets in the morning, and how everything is found from there. */
@ServerTest
@Tag("browser")
class DayStoryTest {
    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Tickets tickets;

    @LocalServerPort
    private int port;

    private TwoClients.Company cafe;
    private Person daniela;

    @BeforeEach
    void aClient() {
        cafe = people.twoClients().cafe();
        daniela = cafe.technician();
    }

    @Test
    void the_day_says_what_is_late_and_the_palette_finds_everything() {
        UUID pc = SomeOffice.of(cafe, tenancy, jdbc);
        SomeOffice.addHistory(pc, cafe, tenancy, jdbc);
        ticketOf(pc);
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/");
            browser.checkAccessibility().checkWidth().longScreenshot("dia");
            browser.page().keyboard().press("Control+k");
            browser.page().locator("#paleta input").fill("factura");
            assertThat(browser.page().locator("#pal-l")).containsText("TKT-");
            browser.page().locator("#paleta input").fill("oficina-01");
            assertThat(browser.page().locator("#pal-l")).containsText("PC-OFICINA-01");
            browser.screenshot("paleta");
            browser.page().keyboard().press("ArrowDown");
            browser.page().keyboard().press("Enter");
            assertThat(browser.page().locator("#cabeza")).containsText("PC-OFICINA-01");
            browser.open("/search?q=gabriela");
            assertThat(browser.page().locator("main")).containsText("Gabriela Montes");
            browser.checkAccessibility().screenshot("buscar");
            browser.dark().open("/");
            browser.checkAccessibility().longScreenshot("dia-oscuro");
        }
        try (Browser phone = Browser.phone("http://localhost:" + port)) {
            phone.signIn(daniela, "/");
            phone.checkAccessibility().checkWidth().longScreenshot("dia-telefono");
        }
    }

    @Test
    void a_fresh_installation_says_what_comes_next() {
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/");
            assertThat(browser.page().getByText("Conecta el primer equipo")).isVisible();
            browser.checkAccessibility().screenshot("dia-vacio");
            browser.open("/assets");
            assertThat(browser.page().getByText("Aún no hay equipos")).isVisible();
            browser.checkAccessibility().screenshot("equipos-vacio");
        }
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private Ticket ticketOf(UUID asset) {
        return SomeOpening.of(cafe.requester())
                .about("El sistema de facturación se traba al timbrar")
                .saying("Desde la mañana.")
                .urgency(Priority.CRITICA)
                .on(asset, "PC-OFICINA-01")
                .at(cafe.siteId())
                .by(daniela, tickets);
    }
}
