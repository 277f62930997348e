package mx.lanet.helpdesk.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPhone;
import mx.lanet.helpdesk.testing.TestPhones;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two-step verification as people meet it. */
@ServerTest
@Tag("browser")
class FactorStoryTest {
    private static final Pattern CODE = Pattern.compile("[0-9]{4}-[0-9]{4}-[0-9]{4}");

    @Autowired
    TestPeople people;

    @Autowired
    TestPhones phones;

    @Autowired
    FactorRule rule;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @AfterEach
    void voluntaryAgain() {
        rule.demandOfStaff(two.superadmin().proven(clock.instant()), false);
    }

    @Test
    void a_technician_sets_it_up_and_signs_in_with_it() {
        Person daniela = two.cafe().technician();
        try (Browser browser = desktop().expectComplaint("422").signIn(daniela, "/profile")) {
            look(browser, "factor-profile");
            browser.page().getByRole(AriaRole.LINK, named("Activarla")).click();
            look(browser, "factor-off");
            browser.page().locator("#f-password").fill("no es esta");
            press(browser, "Empezar");
            assertThat(browser.page().locator("main")).containsText("No es tu contraseña actual");
            browser.page().locator("#f-password").fill(TestPeople.PASSWORD);
            press(browser, "Empezar");
            browser.page()
                    .locator("summary", new Page.LocatorOptions().setHasText("No puedo escanear"))
                    .click();
            TestPhone phone = new TestPhone(browser.page().locator("#clave").textContent(), clock);
            look(browser, "factor-scan");
            browser.page().locator("#f-code").fill(phone.code());
            press(browser, "Activar");
            assertThat(browser.page().locator("#codigos li")).hasCount(10);
            assertThat(browser.page().locator("#codigos li").first()).hasText(CODE);
            look(browser, "factor-codes");
            browser.page().getByRole(AriaRole.LINK, named("Ya los guardé")).click();
            assertThat(browser.page().locator("main")).containsText("Te quedan 10");
            look(browser, "factor-on");

            try (Browser again = desktop().expectComplaint("422").signIn(daniela, "/tickets")) {
                look(again, "factor-login");
                again.page().locator("#f-code").fill("12 34 56");
                press(again, "Entrar");
                assertThat(again.page().locator("main")).containsText("Te quedan 4 intentos");
                look(again, "factor-login-wrong");
                again.page().locator("#f-code").fill(phone.code());
                press(again, "Entrar");
                assertThat(again.page()).hasURL(Pattern.compile(".*/tickets$"));
            }
        }
    }

    @Test
    void the_code_is_asked_for_in_place_and_the_form_goes_on() {
        Person lucia = two.superadmin();
        TestPhone phone = phones.giveTo(lucia);
        try (Browser browser = desktop().expectComplaint("422").signIn(lucia, phone, "/profile/second-factor")) {
            clock.advance(Duration.ofMinutes(11));
            press(browser, "Hacer códigos nuevos");
            assertThat(browser.page().getByRole(AriaRole.DIALOG)).containsText("Confirma que eres tú");
            look(browser, "factor-dialog");
            browser.page().locator("dialog input[name=second-factor-code]").fill("000001");
            press(browser, "Confirmar");
            assertThat(browser.page().getByRole(AriaRole.DIALOG)).containsText("No es ese código");
            browser.page().keyboard().press("Escape");
            assertThat(browser.page().getByRole(AriaRole.DIALOG)).hasCount(0);

            press(browser, "Hacer códigos nuevos");
            browser.page().locator("dialog input[name=second-factor-code]").fill(phone.code());
            browser.page().keyboard().press("Enter");

            assertThat(browser.page().locator("#codigos li")).hasCount(10);
        }
    }

    @Test
    void without_scripts_a_page_in_between_does_the_same() {
        Person lucia = two.superadmin();
        TestPhone phone = phones.giveTo(lucia);
        try (Browser browser = Browser.withoutScripts("http://localhost:" + port)
                .expectComplaint("403")
                .expectComplaint("422")) {
            browser.page().navigate("/login");
            browser.page().locator("#f-login").fill(lucia.login());
            browser.page().locator("#f-password").fill(TestPeople.PASSWORD);
            press(browser, "Entrar");
            browser.page().locator("#f-code").fill(phone.code());
            press(browser, "Entrar");
            clock.advance(Duration.ofMinutes(11));
            browser.page().navigate("/profile/second-factor");
            press(browser, "Hacer códigos nuevos");
            assertThat(browser.page().locator("h1")).hasText("Confirma que eres tú");
            browser.screenshot("factor-between");
            browser.page().locator("#f-second-factor-code").fill(phone.code());
            press(browser, "Confirmar");

            assertThat(browser.page().locator("#codigos li")).hasCount(10);
        }
    }

    @Test
    void where_it_is_demanded_the_team_is_led_to_it() {
        rule.demandOfStaff(two.superadmin().proven(clock.instant()), true);
        try (Browser browser = desktop().signIn(two.cafe().technician(), "/tickets")) {
            assertThat(browser.page()).hasURL(Pattern.compile(".*/profile/second-factor$"));
            look(browser, "factor-demanded");
        }
    }

    @Test
    void a_superadmin_sees_who_has_it_demands_it_and_takes_a_lost_one_away() {
        Person daniela = two.cafe().technician();
        phones.giveTo(daniela);
        try (Browser browser = desktop().signIn(two.superadmin(), "/users?q=" + daniela.login())) {
            assertThat(browser.page().getByTitle("Con verificación en dos pasos"))
                    .hasCount(1);
            look(browser, "factor-users");
            browser.open("/users/" + daniela.userId());
            look(browser, "factor-user");
            press(browser, "Quitar");
            assertThat(browser.page().getByRole(AriaRole.DIALOG))
                    .containsText("¿Quitar la verificación en dos pasos de");
            look(browser, "factor-take");
            browser.page().locator("#factor-off .btn-danger").click();
            assertThat(browser.page().locator("main")).containsText("Se lo diremos al entrar");
            browser.open("/settings/sessions");
            look(browser, "factor-rule");
        }
    }

    @Test
    void on_a_telephone_in_english_a_requester_sets_it_up() {
        Person gabriela = two.cafe().requester();
        try (Browser browser = Browser.phone("http://localhost:" + port)
                .signIn(gabriela, "/profile/second-factor")
                .inEnglish()) {
            look(browser, "factor-portal-off");
            browser.page().locator("#f-password").fill(TestPeople.PASSWORD);
            press(browser, "Begin");
            browser.page()
                    .locator("summary", new Page.LocatorOptions().setHasText("I cannot scan"))
                    .click();
            TestPhone phone = new TestPhone(browser.page().locator("#clave").textContent(), clock);
            look(browser, "factor-portal-scan");
            browser.page().locator("#f-code").fill(phone.code());
            press(browser, "Turn on");
            assertThat(browser.page().locator("#codigos li")).hasCount(10);
            look(browser, "factor-portal-codes");
        }
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private static void press(Browser browser, String name) {
        browser.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void look(Browser browser, String picture) {
        browser.checkAccessibility().checkWidth().longScreenshot(picture);
        browser.dark().checkAccessibility().longScreenshot(picture + "-dark");
        browser.light();
    }
}
