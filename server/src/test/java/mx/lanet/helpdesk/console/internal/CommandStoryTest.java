package mx.lanet.helpdesk.console.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.CommandPriority;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a technician has a machine do from its page, and what comes back while the page is open. */
@ServerTest
@Tag("browser")
class CommandStoryTest {
    @Autowired
    private TestPeople people;

    @Autowired
    private Technicians technicians;

    @Autowired
    private Commands commands;

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private TwoClients.Company cafe;
    private Person daniela;
    private Person lucia;
    private TestAgents agents;
    private TestAgents.Joined pc;

    @BeforeEach
    void a_machine_of_a_technician() {
        TwoClients clients = people.twoClients();
        cafe = clients.cafe();
        daniela = cafe.technician();
        lucia = clients.superadmin().proven(clock.instant());
        technicians.setRemoteExecution(lucia, daniela.userId(), cafe.clientId(), true);
        agents = new TestAgents(tokens, port);
        pc = agents.join(cafe, "PC-FACTURACION");
        heartbeat();
    }

    @Test
    void processes_are_asked_for_and_appear_by_themselves() {
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets/" + pc.assetId() + "/processes");
            browser.checkAccessibility().screenshot("procesos-sin-preguntar");
            button(browser, "Preguntar al equipo").click();
            assertThat(browser.page().locator("#panel")).containsText("Se lo preguntamos al equipo");

            answer(newest("list_processes"), processes());

            assertThat(browser.page().locator("#panel tbody tr")).hasCount(50);
            browser.checkAccessibility().checkWidth().screenshot("procesos");
            browser.dark().open("/assets/" + pc.assetId() + "/processes?q=bordadora");
            assertThat(browser.page().locator("#panel tbody tr")).hasCount(1);
            browser.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Terminar bordadora, número 7"))
                    .click();
            assertThat(browser.page().locator("#terminar")).containsText("¿Terminar bordadora (7)?");
            browser.checkAccessibility().screenshot("proceso-terminar-oscuro");
        }
    }

    @Test
    void services_and_the_log_stand_on_their_tabs() {
        answer(ask(CommandKind.LIST_SERVICES), services());
        answer(
                ask(CommandKind.COLLECT_EVENTS),
                "{'at':'%s','left_out':0,'events':[{'at':'%s','level':'ERROR','source':'Disk 7','message':'Bloque defectuoso'},{'at':'%s','level':'WARN','source':'DNS Client 1014','message':'Tiempo de espera agotado'}]}"
                        .formatted(clock.instant(), clock.instant(), clock.instant()));
        try (Browser browser = desktop();
                Browser phone = Browser.phone("http://localhost:" + port)) {
            browser.signIn(daniela, "/assets/" + pc.assetId() + "/services");
            browser.checkAccessibility().checkWidth().screenshot("servicios");
            browser.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Detener Spooler"))
                    .click();
            assertThat(browser.page().locator("#servicio")).containsText("¿Detener Spooler?");
            browser.screenshot("servicio-detener");
            browser.open("/assets/" + pc.assetId() + "/log");
            assertThat(browser.page().locator("#panel")).containsText("Bloque defectuoso");
            browser.checkAccessibility().checkWidth().screenshot("registro");
            phone.signIn(daniela, "/assets/" + pc.assetId() + "/services");
            phone.checkAccessibility().checkWidth().screenshot("servicios-telefono");
        }
    }

    @Test
    void output_grows_on_the_open_page_and_can_be_searched() {
        UUID script = commands.order(
                lucia,
                new CommandOrder(
                        cafe.clientId(),
                        pc.assetId(),
                        CommandKind.SCRIPT,
                        "for i in 1 2 3; do echo \"Revisando año $i\"; done",
                        "shell",
                        List.of(),
                        Duration.ofMinutes(1),
                        CommandPriority.NORMAL,
                        null,
                        "Revisión mensual",
                        null));
        try (Browser browser = desktop();
                Browser phone = Browser.phone("http://localhost:" + port)) {
            browser.signIn(daniela, "/assets/" + pc.assetId() + "/commands/" + script);
            assertThat(browser.page().locator("#comando")).containsText("Aún no empieza");
            heartbeat();
            agents.post(
                    pc,
                    "/api/agents/commands/" + script + "/progress",
                    "{\"started_at\":\"%s\",\"stdout\":\"Revisando año 1\\n\"}".formatted(clock.instant()));
            assertThat(browser.page().locator("#comando .term").first()).containsText("Revisando año 1");
            browser.screenshot("comando-en-curso");

            answer(script, "Revisando año 1\\nRevisando año 2\\nRevisando año 3\\n¿ñ á é í ó ú?");

            assertThat(browser.page().locator("#comando")).containsText("hecho");
            browser.checkAccessibility().checkWidth().screenshot("comando");
            browser.dark().open("/assets/" + pc.assetId() + "/commands/" + script + "?q=a%C3%B1o+2");
            assertThat(browser.page().locator("#comando")).containsText("1 de 4 líneas");
            assertThat(browser.page().locator("mark")).hasText("año 2");
            browser.checkAccessibility().screenshot("comando-buscado-oscuro");
            phone.signIn(daniela, "/assets/" + pc.assetId() + "/commands/" + script);
            phone.checkAccessibility().checkWidth().screenshot("comando-telefono");
            phone.open("/assets/" + pc.assetId() + "/commands");
            assertThat(phone.page().locator(".tabs [aria-current]"))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));
        }
    }

    @Test
    void a_machine_is_restarted_with_a_warning_and_a_reason() {
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/assets/" + pc.assetId());
            browser.page().getByLabel("Más acciones").click();
            browser.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reiniciar el equipo"))
                    .click();
            browser.page().locator("#rm-reason").fill("Quedó colgada");
            browser.checkAccessibility().screenshot("reiniciar-equipo");
        }
    }

    private static com.microsoft.playwright.Locator button(Browser browser, String name) {
        return browser.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private UUID ask(CommandKind kind) {
        return commands.order(daniela, CommandOrder.of(cafe.clientId(), pc.assetId(), kind));
    }

    private UUID newest(String kind) {
        return tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                        "SELECT command_id FROM agent_command WHERE asset_id = :asset AND kind = :kind")
                .param("asset", pc.assetId())
                .param("kind", kind)
                .query(UUID.class)
                .single());
    }

    private void heartbeat() {
        agents.post(
                pc,
                "/api/agents/heartbeat",
                "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":37}}".formatted(pc.assetId()));
    }

    private void answer(UUID command, String said) {
        org.assertj.core.api.Assertions.assertThat(agents.post(
                        pc,
                        "/api/agents/commands/" + command + "/result",
                        "{\"status\":\"succeeded\",\"exit_code\":0,\"stdout\":\"%s\"}"
                                .formatted(said.replace("'", "\\\""))))
                .isEqualTo(200);
    }

    private String processes() {
        StringBuilder list = new StringBuilder("{'at':'" + clock.instant() + "','left_out':3,'processes':[");
        for (int i = 1; i <= 120; i++) {
            list.append(i > 1 ? "," : "")
                    .append(
                            "{'pid':%d,'started_at':'%s','name':'%s','user':'CAFE\\\\\\\\gabriela','cpu_usage':%d.5,'memory_bytes':%d}"
                                    .formatted(
                                            i,
                                            clock.instant().minusSeconds(i * 60L),
                                            i == 7 ? "bordadora" : "proceso-con-un-nombre-bastante-largo-" + i,
                                            i % 90,
                                            1_000_000_000L / i));
        }
        return list.append("]}").toString();
    }

    private String services() {
        return ("{'at':'%s','left_out':0,'services':[{'name':'Spooler','status':'running','startup':'automatic','description':"
                        + "'Cola de impresión'},{'name':'wuauserv','status':'stopped','startup':'manual','description':'Windows Update'},"
                        + "{'name':'MSSQL$CONTPAQ','status':'paused','startup':'disabled','description':null}]}")
                .formatted(clock.instant());
    }
}
