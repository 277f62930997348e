package mx.lanet.helpdesk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@Tag("browser")
class EnrolmentTokenPagesTest {
    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @LocalServerPort
    int port;

    private TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void a_technician_makes_a_token_that_is_shown_once_and_switches_it_off() {
        try (Browser browser = Browser.desktop("http://localhost:" + port).expectComplaint("422")) {
            browser.signIn(two.cafe().technician(), "/enrolment-tokens");
            look(browser, "tokens-none");
            browser.open("/enrolment-tokens/new");
            field(browser, "Nota").fill("Laptops nuevas de julio");
            field(browser, "Número de usos").fill("diez");
            field(browser, "Sitio").selectOption("");
            press(browser, "Crear el token");
            assertThat(field(browser, "Nota").inputValue()).isEqualTo("Laptops nuevas de julio");
            look(browser, "token-new-wrong");

            field(browser, "Número de usos").fill("10");
            field(browser, "Sitio").selectOption(two.cafe().siteId().toString());
            press(browser, "Crear el token");
            String token = browser.page().locator("#token-text").innerText();
            assertThat(browser.page().locator("#linux-text").innerText())
                    .isEqualTo("./lanet agent --register " + token + " --server http://localhost:" + port
                            + " && ./lanet agent run");
            assertThat(browser.page().locator("#windows-text").innerText())
                    .isEqualTo("bash ./lanet agent --register " + token + " --server http://localhost:" + port
                            + " && bash ./lanet agent run");
            look(browser, "token-made");

            new TestAgents(tokens, port).joinWith(token, "LAPTOP-07");
            browser.page().getByText("Ya lo copié").click();
            browser.page().getByText("LAPTOP-07").waitFor();
            assertThat(browser.page().content()).doesNotContain(token);
            look(browser, "token-used");

            browser.page().locator("[data-open=off]").click();
            browser.page().locator("dialog[open] .btn-danger").click();
            browser.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Encender"))
                    .waitFor();
            look(browser, "token-off");
            browser.open("/enrolment-tokens");
            look(browser, "tokens");
        }
    }

    @Test
    void a_client_admin_reads_the_own_tokens_and_makes_none() {
        tokens.create(
                new Automation("test"),
                two.cafe().clientId(),
                two.cafe().siteId(),
                new TokenSettings("del café", null, null, true));
        var foreign = tokens.create(
                new Automation("test"),
                two.textil().clientId(),
                two.textil().siteId(),
                new TokenSettings("de textil", null, null, true));
        try (Visitor admin = Visitor.as(two.cafe().clientAdmin(), port)) {
            String list = admin.get("/enrolment-tokens").body();

            assertThat(list).contains("del café").doesNotContain("de textil", "/enrolment-tokens/new");
            assertThat(admin.get("/enrolment-tokens/new").statusCode()).isEqualTo(403);
            assertThat(admin.get("/enrolment-tokens/" + foreign.tokenId()).statusCode())
                    .isEqualTo(404);
        }
        try (Visitor technician = Visitor.as(two.cafe().technician(), port)) {
            var answer = technician.post(
                    "/enrolment-tokens/new",
                    Map.of(
                            "client", two.textil().clientId().toString(),
                            "site", two.textil().siteId().toString()));
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void many_tokens_are_pages_like_any_other_list() {
        for (int i = 1; i <= 51; i++) {
            tokens.create(
                    new Automation("test"),
                    two.cafe().clientId(),
                    two.cafe().siteId(),
                    new TokenSettings("nota " + i + ".", null, null, true));
        }
        try (Browser browser = Browser.desktop("http://localhost:" + port)) {
            browser.signIn(two.cafe().clientAdmin(), "/enrolment-tokens");
            assertThat(browser.page().locator("tbody tr").count()).isEqualTo(50);
            assertThat(browser.page().locator("tbody tr").first().innerText()).contains("nota 51.");
            assertThat(browser.page().locator("#contenido .pager").innerText()).contains("1–50 de 51");
            browser.page().locator("#contenido .pager a[rel=next]").click();
            browser.page().waitForURL("**/enrolment-tokens?page=2");
            assertThat(browser.page().locator("tbody tr").count()).isEqualTo(1);
            assertThat(browser.page().locator("tbody tr").innerText()).contains("nota 1.");
            look(browser, "tokens-page-2");
        }
    }

    private static void look(Browser browser, String name) {
        browser.checkAccessibility().checkWidth().screenshot(name);
    }

    private static Locator field(Browser browser, String label) {
        return browser.page().getByRole(AriaRole.MAIN).getByLabel(label).first();
    }

    private static void press(Browser browser, String name) {
        browser.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
