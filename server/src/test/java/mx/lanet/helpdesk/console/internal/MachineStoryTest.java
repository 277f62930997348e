package mx.lanet.helpdesk.console.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertPolicies;
import mx.lanet.helpdesk.alert.AlertPolicy;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.monitoring.Presence;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestClock;
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

@ServerTest
@Tag("browser")
class MachineStoryTest {
    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private Tickets tickets;

    @Autowired
    private AlertPolicies policies;

    @Autowired
    private Presence presence;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private TwoClients.Company cafe;
    private Person daniela;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        cafe = clients.cafe();
        daniela = cafe.technician();
    }

    @Test
    void a_machine_goes_offline_and_comes_back_on_every_open_page() {
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined pc = agents.join(cafe, "PC-FACTURACION");
        heartbeat(agents, pc);
        Ticket ticket = ticketOf(pc.assetId());
        try (Browser list = desktop();
                Browser page = desktop();
                Browser day = desktop();
                Browser side = desktop()) {
            list.signIn(daniela, "/assets");
            page.signIn(daniela, "/assets/" + pc.assetId());
            day.signIn(daniela, "/");
            side.signIn(daniela, "/tickets/" + ticket.code());
            assertThat(list.page().locator("#lista tbody")).containsText("En línea");
            assertThat(page.page().locator("#cabeza")).containsText("En línea");
            assertThat(side.page().locator("#lado")).containsText("En línea");

            goOffline();

            assertThat(list.page().locator("#lista tbody")).containsText("Fuera de línea");
            assertThat(page.page().locator("#cabeza")).containsText("Fuera de línea");
            assertThat(day.page().locator("#ultimos")).containsText("quedó fuera de línea");
            assertThat(side.page().locator("#lado")).containsText("Fuera de línea");

            heartbeat(agents, pc);

            assertThat(list.page().locator("#lista tbody")).containsText("En línea");
            assertThat(page.page().locator("#cabeza")).containsText("En línea");
            assertThat(day.page().locator("#ultimos li").first()).containsText("se conectó");
            assertThat(side.page().locator("#lado")).containsText("En línea");
        }
    }

    @Test
    void a_reading_appears_on_the_open_page() {
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined pc = agents.join(cafe, "PC-CAJA-01");
        try (Browser page = desktop()) {
            page.signIn(daniela, "/assets/" + pc.assetId());
            assertThat(page.page().locator("#cabeza")).containsText("Por reportar");

            heartbeat(agents, pc);

            assertThat(page.page().locator("#panel .tile").first()).containsText("37");
            assertThat(page.page().locator("#cabeza")).containsText("En línea");
        }
    }

    @Test
    void an_alert_gets_its_ticket_is_taken_note_of_and_closes_on_the_open_page() {
        policies.save(clients.superadmin(), new AlertPolicy(cafe.clientId(), true, null, null, 0, List.of()), 0);
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined server = agents.join(cafe, "SRV-CAJA");
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/alerts");
            alert(agents, server, "\"severity\":\"critical\",\"message\":\"Se detuvo la caja\"");
            browser.page().getByText("Se detuvo la caja").click();
            assertThat(browser.page().locator("#alerta")).containsText("TKT-");
            browser.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enterado"))
                    .click();
            assertThat(browser.page().locator("main")).containsText("Quedó anotado que estás enterado.");
            browser.checkAccessibility().checkWidth();

            alert(agents, server, "\"recovered_at\":\"2026-01-15T10:00:00Z\"");

            assertThat(browser.page().locator("#alerta")).containsText("Recuperada");
            browser.page().locator("#alerta a[href^='/tickets/TKT-']").first().click();
            assertThat(browser.page().locator("#lado")).containsText("Resuelto");
        }
    }

    private static void alert(TestAgents agents, TestAgents.Joined machine, String said) {
        agents.post(
                machine,
                "/api/agents/heartbeat",
                """
                {"asset_id":"%s","status":{"cpu_usage":9},"alerts":[{"alert_id":"%s","type":"service_down","subject":"Caja",%s}]}"""
                        .formatted(machine.assetId(), UUID.randomUUID(), said));
    }

    @Test
    void the_list_is_filtered_searched_and_sorted_by_its_address() {
        SomeOffice.of(cafe, tenancy, jdbc);
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets");
            browser.checkAccessibility().checkWidth().screenshot("equipos");
            browser.dark().open("/assets");
            browser.checkAccessibility().screenshot("equipos-oscuro");
            browser.light().open("/assets?sort=-cpu");
            assertThat(browser.page().locator("tbody tr").first()).containsText("PC-ALMACEN-02");
            browser.page().getByTitle("Fuera de línea").click();
            assertThat(browser.page().locator("tbody tr")).hasCount(2);
            browser.open("/assets");
            browser.page().getByPlaceholder("Nombre, serie, IP, persona").fill("gabriela montes");
            browser.page().keyboard().press("Enter");
            assertThat(browser.page().locator("tbody tr")).hasCount(1);
            assertThat(browser.page().locator("tbody")).containsText("PC-OFICINA-01");
            browser.open("/assets?q=nada-de-esto");
            assertThat(browser.page().getByText("Ningún equipo coincide")).isVisible();
        }
        try (Browser phone = Browser.phone("http://localhost:" + port)) {
            phone.signIn(daniela, "/assets");
            phone.checkAccessibility().checkWidth().screenshot("equipos-telefono");
        }
    }

    @Test
    void a_machines_page_shows_all_its_tabs() {
        UUID pc = SomeOffice.of(cafe, tenancy, jdbc);
        SomeOffice.addHistory(pc, cafe, tenancy, jdbc);
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets/" + pc);
            browser.checkAccessibility().checkWidth().longScreenshot("equipo");
            for (String tab : new String[] {"inventory", "software", "changes", "tickets", "events", "commands"}) {
                browser.open("/assets/" + pc + "/" + tab);
                browser.checkAccessibility().checkWidth().longScreenshot("equipo-" + tab);
            }
            browser.dark().open("/assets/" + pc);
            browser.checkAccessibility().longScreenshot("equipo-oscuro");
            browser.light().page().locator(".seg").getByText("1\u202fh").click();
            browser.page().waitForURL("**/assets/" + pc + "?range=1h");
            assertThat(browser.page().locator("#grafica"))
                    .hasAttribute("aria-label", "CPU y memoria en la última hora");
            browser.page().locator("#grafica-tabla summary").click();
            assertThat(browser.page().locator("#grafica-tabla tbody tr")).hasCount(12);
            browser.open("/assets/" + pc + "?range=48h").screenshot("equipo-dos-dias");
            assertThat(browser.page().locator(".seg [aria-current]")).hasText("2\u202fd");
        }
        try (Browser phone = Browser.phone("http://localhost:" + port)) {
            phone.signIn(daniela, "/assets/" + pc);
            phone.checkAccessibility().checkWidth().longScreenshot("equipo-telefono");
        }
    }

    @Test
    void staff_rename_assign_and_retire_a_machine_and_a_clients_own_people_cannot() {
        UUID pc = SomeAsset.of(cafe).in(tenancy, jdbc);
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets/" + pc);
            choose(browser, "Cambiar nombre");
            browser.page().locator("#f-name").fill("PC-RECEPCIÓN-01");
            browser.page().getByRole(AriaRole.BUTTON, button("Guardar")).click();
            assertThat(browser.page().getByText("Ahora se llama PC-RECEPCIÓN-01."))
                    .isVisible();
            choose(browser, "Asignar persona");
            browser.page()
                    .locator("#f-person")
                    .selectOption(cafe.requester().userId().toString());
            browser.page().getByRole(AriaRole.BUTTON, button("Asignar")).click();
            assertThat(browser.page().locator("#cabeza")).containsText("Gabriela Montes");
            choose(browser, "Retirar");
            browser.checkAccessibility().screenshot("equipo-retirar");
            browser.page()
                    .locator("#retirar")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retirar"))
                    .click();
            assertThat(browser.page().locator("#cabeza")).containsText("Retirado");
        }
        try (Browser browser = desktop()) {
            browser.signIn(cafe.clientAdmin(), "/assets/" + pc);
            assertThat(browser.page().locator("[data-open=retirar]")).hasCount(0);
        }
    }

    @Test
    void a_ticket_made_from_a_machines_page_has_its_machine_and_person() {
        UUID pc = SomeAsset.of(cafe)
                .named("PC-CAJA-07")
                .ofPerson(cafe.requester().userId())
                .in(tenancy, jdbc);
        SomeAsset.of(clients.textil()).named("PC-AJENA").in(tenancy, jdbc);
        try (Browser browser = desktop()) {
            browser.signIn(clients.superadmin(), "/assets/" + pc);
            browser.page().locator("main a[data-key=c]").click();
            assertThat(browser.page().locator("#f-client"))
                    .hasValue(cafe.clientId().toString());
            assertThat(browser.page().locator("#f-requester")).hasValue("Gabriela Montes");
            assertThat(browser.page().locator("#f-machine")).hasValue("PC-CAJA-07");
            browser.checkAccessibility().screenshot("ticket-nuevo-de-equipo");
            browser.page().locator("#f-subject").fill("El lector de códigos no responde");

            browser.page()
                    .locator("#f-client")
                    .selectOption(clients.textil().clientId().toString());
            assertThat(browser.page().locator("#f-machine")).hasValue("");
            assertThat(browser.page().locator("#f-requester")).hasValue("");
            browser.page().goBack();
            browser.page().locator("main a[data-key=c]").click();
            browser.page().locator("#f-subject").fill("El lector de códigos no responde");
            browser.page().getByRole(AriaRole.BUTTON, button("Abrir ticket")).click();

            assertThat(browser.page().locator("#lado")).containsText("PC-CAJA-07");
            assertThat(browser.page().locator("#lado")).containsText("Gabriela Montes");
            browser.open("/assets/" + pc + "/tickets");
            assertThat(browser.page().locator("#panel")).containsText("El lector de códigos no responde");
        }
    }

    @Test
    void events_say_in_words_what_changed() {
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined pc = agents.join(cafe, "PC-VENTAS-02");
        inventory(agents, pc, "Intel Core i5", "{\"name\": \"7-Zip\", \"version\": \"24.0\"}");
        inventory(
                agents,
                pc,
                "Intel Core i7",
                "{\"name\": \"7-Zip\", \"version\": \"25.1\"}, {\"name\": \"Google Chrome\", \"version\": \"140\"}");
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets/" + pc.assetId() + "/events");
            assertThat(browser.page().locator("#panel")).containsText("envió su primer inventario");
            assertThat(browser.page().locator("#panel li").first())
                    .containsText(
                            "cambió su inventario: 1 programa instalado, 1 programa actualizado y 1 dato distinto");
            browser.open("/assets/" + pc.assetId() + "/changes");
            assertThat(browser.page().locator("#panel")).containsText("Procesador: Intel Core i5 → Intel Core i7");
        }
    }

    private void choose(Browser browser, String action) {
        browser.page().locator("summary[aria-label='Más acciones']").click();
        browser.page().getByRole(AriaRole.BUTTON, button(action)).click();
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private static void heartbeat(TestAgents agents, TestAgents.Joined pc) {
        beat(agents, pc);
    }

    private static int beat(TestAgents agents, TestAgents.Joined pc) {
        return agents.post(
                pc,
                "/api/agents/heartbeat",
                """
                {"asset_id": "%s", "status": {"cpu_usage": 37, "memory_usage": 61, "disk_usage": 44}}"""
                        .formatted(pc.assetId()));
    }

    private static void inventory(TestAgents agents, TestAgents.Joined pc, String processor, String programs) {
        int status = agents.post(
                pc,
                "/api/agents/inventory",
                """
                {"asset_id": "%s", "collected_at": "%s", "hardware": {"cpu": "%s"},
                 "software": {"installed_software": [%s]}}"""
                        .formatted(pc.assetId(), Instant.now(), processor, programs));
        org.assertj.core.api.Assertions.assertThat(status).isEqualTo(200);
    }

    /** Three heartbeats are missed. */
    private void goOffline() {
        clock.advance(Duration.ofMinutes(4));
        presence.declareOffline();
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
