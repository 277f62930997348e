package mx.lanet.helpdesk.console.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.monitoring.Presence;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
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
    void the_list_is_filtered_searched_and_sorted_by_its_address() {
        office();
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
        UUID pc = office();
        withHistory(pc);
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

    @Test
    void a_machine_in_quarantine_waits_for_a_person() {
        TestAgents.Joined copy = new TestAgents(tokens, port).quarantined(cafe);
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets?state=quarantine");
            browser.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PC-COPIA"))
                    .click();
            assertThat(browser.page().locator("#cabeza")).containsText("En cuarentena");
            browser.checkAccessibility().screenshot("equipo-cuarentena");
            browser.page().getByRole(AriaRole.BUTTON, button("Es otro equipo")).click();
            browser.page().locator("#aprobar .btn-primary").click();
            assertThat(browser.page().getByText("PC-COPIA es ahora un equipo propio."))
                    .isVisible();
            choose(browser, "Recolectar inventario ahora");
            assertThat(browser.page().locator("#panel")).containsText("espera al agente");
            browser.open("/assets/" + copy.assetId() + "/events");
            assertThat(browser.page().locator("#panel")).containsText("fue aprobado");
        }
    }

    @Test
    void a_machine_in_quarantine_turns_out_to_be_the_one_it_claims_to_be() {
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined copy = agents.quarantined(cafe);
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets/" + copy.assetId());
            browser.page()
                    .getByRole(AriaRole.BUTTON, button("Es el mismo equipo"))
                    .click();
            browser.page().locator("#unir .btn-primary").click();
            assertThat(browser.page().getByText("PC-COPIA se unió al equipo que decía ser."))
                    .isVisible();
            browser.open("/assets/" + copy.assetId());
            assertThat(browser.page().locator("#cabeza")).containsText("Retirado");
            browser.open("/assets?q=PC-ORIGINAL");
            assertThat(browser.page().locator("tbody tr")).hasCount(1);
            browser.open("/assets?state=quarantine");
            assertThat(browser.page().locator("main")).not().containsText("PC-COPIA");
        }
        org.assertj.core.api.Assertions.assertThat(beat(agents, copy)).isEqualTo(401);
    }

    @Test
    void a_machine_in_quarantine_is_sent_away() {
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined copy = agents.quarantined(cafe);
        org.assertj.core.api.Assertions.assertThat(beat(agents, copy)).isEqualTo(200);
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets/" + copy.assetId());
            browser.page().getByRole(AriaRole.BUTTON, button("Rechazar")).click();
            browser.page().locator("#rechazar .btn-danger").click();
            assertThat(browser.page().getByText("PC-COPIA fue rechazado.")).isVisible();
            browser.open("/assets/" + copy.assetId() + "/events");
            assertThat(browser.page().locator("#cabeza")).containsText("Retirado");
            assertThat(browser.page().locator("#panel")).containsText("fue rechazado");
        }
        org.assertj.core.api.Assertions.assertThat(beat(agents, copy)).isEqualTo(401);
    }

    @Test
    void the_day_says_what_is_late_and_the_palette_finds_everything() {
        UUID pc = office();
        withHistory(pc);
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
        return tickets.create(
                daniela,
                new Opening(
                        cafe.clientId(),
                        "El sistema de facturación se traba al timbrar",
                        "Desde la mañana.",
                        Category.OTHER,
                        Priority.CRITICA,
                        Channel.PORTAL,
                        cafe.requester().userId(),
                        cafe.requester().name(),
                        asset,
                        "PC-OFICINA-01",
                        cafe.siteId(),
                        "{}"),
                null);
    }

    /** The machines of an office, as in the mock-up; the id of the first. */
    private UUID office() {
        UUID first = SomeAsset.of(cafe)
                .named("PC-OFICINA-01")
                .ofPerson(cafe.requester().userId())
                .condition("warning")
                .in(tenancy, jdbc);
        SomeAsset.of(cafe)
                .named("SRV-CDMX-01")
                .os("Windows Server 2022")
                .offline()
                .in(tenancy, jdbc);
        SomeAsset.of(cafe)
                .named("PC-ALMACEN-02")
                .os("Windows 10 Pro")
                .cpu(88)
                .condition("warning")
                .in(tenancy, jdbc);
        SomeAsset.of(cafe).named("LAP-GERENCIA-01").os("macOS 15.1").cpu(12).in(tenancy, jdbc);
        SomeAsset.of(cafe)
                .named("SRV-RESPALDO-01")
                .os("Debian GNU/Linux 13")
                .cpu(97)
                .offline()
                .in(tenancy, jdbc);
        SomeAsset.of(cafe)
                .named("COMPUTADORA-DE-LA-SUBDIRECCIÓN-DE-ATENCIÓN-CIUDADANA-Y-GESTIÓN-DOCUMENTAL-03")
                .cpu(8)
                .condition("critical")
                .in(tenancy, jdbc);
        SomeAsset.of(cafe).named("PC-NUEVA-01").never().in(tenancy, jdbc);
        for (int i = 1; i <= 6; i++) {
            SomeAsset.of(cafe).named("PC-CAJA-0" + i).cpu(i * 9).in(tenancy, jdbc);
        }
        return first;
    }

    /** A day of readings with a gap, an alert, an inventory, software and changes. */
    private void withHistory(UUID asset) {
        Instant now = Instant.now();
        tenancy.run(new Scope.Ingest(), () -> {
            for (int back = 0; back < 2; back++) {
                jdbc.sql("SELECT ensure_metric_day(:day)")
                        .param("day", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(back))
                        .query(row -> {});
            }
            for (int i = 1; i < 288; i++) {
                if (i > 150 || i < 140) {
                    point(asset, now.minus(Duration.ofMinutes(5L * i)), i);
                }
            }
            jdbc.sql(
                            """
                    INSERT INTO alert (client_id, asset_id, alert_id, kind, severity, message, threshold, current_value, opened_at)
                    VALUES (:client, :asset, :id, 'disk_full', 'critical', 'Disco C: al 94 %, quedan 12 GB', 90, 94, :at)
                    """)
                    .param("client", cafe.clientId())
                    .param("asset", asset)
                    .param("id", UUID.randomUUID())
                    .param("at", Timestamp.from(now.minusSeconds(4000)))
                    .update();
            jdbc.sql(
                            "INSERT INTO asset_event (client_id, asset_id, event_id, at, kind) VALUES (:client, :asset, :id, :at, 'offline')")
                    .param("client", cafe.clientId())
                    .param("asset", asset)
                    .param("id", UUID.randomUUID())
                    .param("at", Timestamp.from(now.minusSeconds(9000)))
                    .update();
        });
        tenancy.run(new Scope.Everything(), () -> {
            jdbc.sql(
                            """
                    INSERT INTO inventory (client_id, asset_id, collected_at, received_at, content)
                    VALUES (:client, :asset, :at, :at, CAST(:content AS jsonb))
                    """)
                    .param("client", cafe.clientId())
                    .param("asset", asset)
                    .param("at", Timestamp.from(now.minusSeconds(1800)))
                    .param(
                            "content",
                            """
                            {"hardware": {"manufacturer": "HP", "model": "HP ProDesk 400 G7", "cpu": "Intel Core i5-10500",
                              "cpu_cores": 6, "cpu_threads": 12, "ram_bytes": 17179869184, "architecture": "amd64",
                              "disks": [{"name": "Disco 0", "model": "Samsung SSD 980", "size_bytes": 512110190592}],
                              "volumes": [{"mount": "C:", "type": "NTFS", "total_bytes": 255999999999},
                                          {"mount": "D: Respaldos de Contabilidad", "type": "NTFS", "total_bytes": 255999999999}]},
                             "software": {"services": [{"name": "Spooler", "status": "running"}]},
                             "network": [{"name": "eth0", "mac_address": "02:00:00:00:00:01", "ip_addresses": ["192.168.10.41"]}],
                             "domain": {"hostname": "PC-OFICINA-01", "dns_servers": ["192.168.10.1"], "gateway": "192.168.10.1"}}
                            """)
                    .update();
            for (String program : new String[] {"7-Zip", "Google Chrome", "CONTPAQi Contabilidad", "Microsoft 365"}) {
                jdbc.sql(
                                """
                        INSERT INTO asset_software (client_id, asset_id, name, version, publisher, installed_on, size_bytes)
                        VALUES (:client, :asset, :name, '25.1.0', 'Fabricante S.A. de C.V.', '2026-03-04', 123456789)
                        """)
                        .param("client", cafe.clientId())
                        .param("asset", asset)
                        .param("name", program)
                        .update();
                jdbc.sql(
                                """
                        INSERT INTO inventory_change (client_id, asset_id, change_id, at, kind, subject, before, after)
                        VALUES (:client, :asset, :id, :at, 'upgraded', :name, '24.0', '25.1.0')
                        """)
                        .param("client", cafe.clientId())
                        .param("asset", asset)
                        .param("id", UUID.randomUUID())
                        .param("at", Timestamp.from(now.minusSeconds(7200)))
                        .param("name", program)
                        .update();
            }
        });
    }

    private void point(UUID asset, Instant at, int i) {
        jdbc.sql(
                        """
                INSERT INTO metric_point (client_id, asset_id, at, cpu, memory, disk, temperature)
                VALUES (:client, :asset, :at, :cpu, :memory, 84, 58)
                """)
                .param("client", cafe.clientId())
                .param("asset", asset)
                .param("at", Timestamp.from(at))
                .param("cpu", 35 + 25 * Math.sin(i / 9.0) + i % 7)
                .param("memory", 62 + 8 * Math.cos(i / 20.0))
                .update();
    }
}
