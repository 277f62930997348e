package mx.lanet.helpdesk.console.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.Person;
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

/** A machine that says it is one that is known: a person decides what it is. */
@ServerTest
@Tag("browser")
class QuarantineStoryTest {
    @Autowired
    private TestPeople people;

    @Autowired
    private EnrolmentTokens tokens;

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

    private static int beat(TestAgents agents, TestAgents.Joined pc) {
        return agents.post(
                pc,
                "/api/agents/heartbeat",
                """
                {"asset_id": "%s", "status": {"cpu_usage": 37, "memory_usage": 61, "disk_usage": 44}}"""
                        .formatted(pc.assetId()));
    }
}
