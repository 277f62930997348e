package mx.lanet.helpdesk.ticket.figure;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.TwoClients.Company;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.time.TimeEntries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Daniela looks at her own work, Hugo at his company's, and both want to know which tickets those are. */
@ServerTest
@Tag("browser")
class FigureStoryTest {
    @Autowired
    TestPeople people;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    Tickets tickets;

    @Autowired
    TimeEntries times;

    @LocalServerPort
    int port;

    TwoClients two;

    @BeforeEach
    void aMonthOfTickets() {
        two = people.twoClients();
        SomeTickets some = new SomeTickets(tenancy, jdbc, ids);
        Company cafe = two.cafe();
        String[] categories = {"Hardware", "Red", "Correo", "Impresoras"};
        String[] channels = {"portal", "email", "phone", "agente"};
        for (int i = 0; i < 60; i++) {
            SomeTickets.Draft draft = some.made(cafe, ago(Duration.ofHours(11L * i + 3)))
                    .about(categories[i % 4], channels[i * 7 % 4])
                    .answeredAfter(Duration.ofMinutes(5L + i * 3 % 50));
            draft = i % 5 == 0 ? draft : draft.of(cafe.technician()).in("en_progreso");
            draft = i % 3 == 0
                    ? draft
                    : draft.resolved(ago(Duration.ofHours(11L * i + 2).minus(Duration.ofHours(i % 9))));
            some.put(i % 3 == 1 ? draft.rated(2 + i % 4, ago(Duration.ofHours(11L * i + 1))) : draft);
        }
        some.put(some.made(two.textil(), ago(Duration.ofHours(30))));
    }

    private static String ago(Duration time) {
        return Instant.now().minus(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Test
    void a_technician_goes_from_a_figure_to_its_tickets() {
        try (Browser daniela = browser().signIn(two.cafe().technician(), "/figures/mine")) {
            Locator mine = daniela.page().getByText("Esperan mi respuesta");
            assertThat(mine.first()).isVisible();
            daniela.checkAccessibility().checkWidth().screenshot("figures-own");
            daniela.page()
                    .getByLabel(Pattern.compile("^Esperan mi respuesta: [0-9]+$"))
                    .click();

            assertThat(daniela.page().locator("h1")).hasText("Tickets que esperan respuesta del equipo");
            assertThat(daniela.page().locator("tbody tr").first()).isVisible();
            daniela.checkAccessibility().checkWidth().screenshot("figures-behind");
            daniela.dark().checkAccessibility().screenshot("figures-behind-dark");
        }
    }

    @Test
    void the_time_of_the_team_leads_to_the_tickets_on_which_it_was_spent() {
        for (String category : List.of("Red", "Correo")) {
            Ticket ticket =
                    SomeOpening.of(two.cafe().requester()).category(category).in(tickets);
            Person daniela = two.cafe().technician();
            times.add(
                    daniela,
                    ticket.ticketId(),
                    new TimeEntries.Work(category.length() * 25, times.today(daniela), "Cableado"));
        }
        try (Browser daniela = browser().signIn(two.cafe().technician(), "/figures?days=7&by=category")) {
            assertThat(daniela.page().locator("#tiempo")).containsText("Correo");
            assertThat(daniela.page().locator("#tiempo")).containsText("2 h 30 min");
            daniela.page().locator("#tiempo").scrollIntoViewIfNeeded();
            daniela.checkAccessibility().checkWidth().screenshot("figures-time");
            daniela.dark().checkAccessibility().screenshot("figures-time-dark");
            daniela.page().locator("#tiempo td a:visible").first().click();
            assertThat(daniela.page().locator("h1")).hasText("Tickets en los que se registró tiempo");
            assertThat(daniela.page().locator("tbody tr")).hasCount(1);
        }
    }

    @Test
    void a_bar_leads_to_the_tickets_of_its_day_and_the_table_has_the_same_link() {
        try (Browser daniela = browser().signIn(two.cafe().technician(), "/figures?days=7&by=category")) {
            assertThat(daniela.page().locator("canvas")).hasCount(5);
            daniela.checkAccessibility().checkWidth().longScreenshot("figures-service");
            daniela.dark().checkAccessibility().longScreenshot("figures-service-dark");
            daniela.light();
            daniela.page().locator("#flujo-grafica-tabla summary").click();
            Locator day = daniela.page().locator("#flujo-grafica-tabla tbody tr:nth-child(5) td:nth-child(2) a");
            String path = day.getAttribute("href");
            String number = day.innerText();

            daniela.page().locator("#flujo-grafica").click(new Locator.ClickOptions().setPosition(placeOfBar(daniela)));

            assertThat(daniela.page()).hasURL(url() + path);
            assertThat(daniela.page().locator("tbody tr")).hasCount(Integer.parseInt(number));
        }
    }

    /** The middle of the first bar of the fifth day. */
    private static Position placeOfBar(Browser browser) {
        Object place = browser.page()
                .evaluate("() => { const c = window.Chart.getChart('flujo-grafica');"
                        + " const b = c.getDatasetMeta(0).data[4]; return [b.x, (b.y + b.base) / 2].join(' '); }");
        String[] numbers = String.valueOf(place).split(" ");
        return new Position(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }

    @Test
    void a_clients_administrator_sees_the_own_company_and_no_technicians() {
        try (Browser hugo = Browser.phone(url()).signIn(two.cafe().clientAdmin(), "/figures?by=technician")) {
            assertThat(hugo.page().locator("#desglose h2")).hasText("Por categoría");
            assertThat(hugo.page().getByText("Mi trabajo")).hasCount(0);
            hugo.checkAccessibility().checkWidth().longScreenshot("figures-phone");
        }
    }

    private Browser browser() {
        return Browser.desktop(url());
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
