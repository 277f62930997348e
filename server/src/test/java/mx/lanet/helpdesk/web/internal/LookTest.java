package mx.lanet.helpdesk.web.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import mx.lanet.helpdesk.testing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("browser")
class LookTest {
    private static ConfigurableApplicationContext application;
    private static String url;

    @BeforeAll
    static void start() {
        application = DesignApplication.start();
        url = "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void every_element_is_legible_in_light_and_dark() {
        try (Browser daniela = Browser.desktop(url)) {
            daniela.open("/dev/elements")
                    .longScreenshot("elements-light")
                    .checkAccessibility()
                    .checkWidth();
            daniela.dark().open("/dev/elements").longScreenshot("elements-dark").checkAccessibility();
        }
    }

    @Test
    void every_element_fits_a_phone() {
        try (Browser daniela = Browser.phone(url)) {
            daniela.open("/dev/elements")
                    .longScreenshot("elements-phone")
                    .checkAccessibility()
                    .checkWidth();
            daniela.page().getByRole(AriaRole.BUTTON, named("Más")).click();
            daniela.page().locator("dialog#mas[open]").waitFor();
            // The choice of a client is the side's own, lent while the dialog is open.
            assertThat(daniela.page().locator("dialog#mas summary.switcher")).isVisible();
            daniela.screenshot("more-phone").checkAccessibility();
            daniela.page().locator("dialog#mas [data-close]").click();
            assertThat(daniela.page().locator(".side summary.switcher")).hasCount(1);
            daniela.page().setViewportSize(320, 700);
            daniela.open("/dev/elements").checkWidth();
        }
    }

    @Test
    void the_longest_names_break_nothing() {
        try (Browser maria = Browser.desktop(url).headers(Map.of("X-Person", "superadmin"))) {
            maria.open("/search?q=x")
                    .screenshot("search-superadmin")
                    .checkAccessibility()
                    .checkWidth();
        }
    }

    @Test
    void the_portal_is_legible_everywhere() {
        try (Browser gabriela = Browser.desktop(url).headers(Map.of("X-Person", "requester"))) {
            gabriela.open("/dev/portal")
                    .longScreenshot("portal-light")
                    .checkAccessibility()
                    .checkWidth();
            gabriela.dark().open("/dev/portal").longScreenshot("portal-dark").checkAccessibility();
        }
        try (Browser gabriela = Browser.phone(url).headers(Map.of("X-Person", "requester"))) {
            gabriela.open("/dev/portal")
                    .longScreenshot("portal-phone")
                    .checkAccessibility()
                    .checkWidth();
        }
    }

    @Test
    void an_error_page_says_what_to_do_and_nothing_of_the_inside() {
        try (Browser daniela = Browser.desktop(url).expectComplaint("404").expectComplaint("500")) {
            daniela.open("/nothing").screenshot("error-404").checkAccessibility();
            assertThat(daniela.page().title()).startsWith("Aquí no hay nada");
            daniela.open("/dev/bug").screenshot("error-500").checkAccessibility();
            assertThat(daniela.page().content()).contains("ERR-").doesNotContain("IllegalState", "mx.lanet");
        }
    }

    @Test
    void the_chosen_theme_and_language_stay() {
        try (Browser daniela = Browser.desktop(url)) {
            daniela.open("/dev/elements");
            daniela.page().waitForResponse(answer -> answer.url().endsWith("/session/theme"), () -> daniela.page()
                    .getByRole(AriaRole.BUTTON, named("Cambiar entre claro y oscuro"))
                    .click());
            daniela.open("/dev/elements");
            assertThat(daniela.page().locator("html").getAttribute("data-bs-theme"))
                    .isEqualTo("dark");
            assertThat(daniela.page().evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(15, 16, 20)");

            daniela.page().getByText("Daniela Ríos Villaseñor").first().click();
            daniela.page().getByRole(AriaRole.BUTTON, named("English")).click();
            daniela.page().waitForURL("**/dev/elements");
            assertThat(daniela.page().title()).startsWith("Elements");
            daniela.screenshot("elements-english");
        }
    }

    @Test
    void the_keys_open_palette_and_help_and_go_to_places() {
        try (Browser daniela = Browser.desktop(url).expectComplaint("404")) {
            daniela.open("/dev/elements");
            daniela.page().keyboard().press("Control+k");
            daniela.page().locator("dialog#paleta[open]").waitFor();
            daniela.checkAccessibility();
            daniela.page().keyboard().type("gabriela");
            daniela.page().getByText("Nada coincide con").waitFor();
            daniela.screenshot("palette");
            daniela.page().keyboard().press("Escape");
            daniela.page().locator("dialog#paleta").waitFor(hidden());

            daniela.page().locator("h1").click();
            daniela.page().keyboard().press("?");
            daniela.page().locator("dialog#ayuda[open]").waitFor();
            daniela.checkAccessibility();
            daniela.screenshot("help");
            daniela.page().keyboard().press("Escape");
            daniela.page().locator("dialog#ayuda").waitFor(hidden());

            daniela.page().keyboard().press("g");
            daniela.page().keyboard().press("t");
            daniela.page().waitForURL("**/tickets");
        }
    }

    @Test
    void a_live_update_keeps_what_is_being_typed() throws Exception {
        try (Browser daniela = Browser.desktop(url)) {
            daniela.open("/dev/elements");
            daniela.page().locator("#vivo-nota").fill("no se pierde");
            daniela.page().evaluate("() => { window.was = document.getElementById('vivo'); }");
            DesignApplication.Line line = application.getBean(DesignApplication.Line.class);
            await().until(() -> line.knows("dev:elements"));

            line.changed("dev:elements");

            daniela.page().waitForFunction("() => document.getElementById('vivo') !== window.was");
            assertThat(daniela.page().locator("#vivo-nota").inputValue()).isEqualTo("no se pierde");
            assertThat(daniela.page().evaluate("() => document.activeElement.id"))
                    .isEqualTo("vivo-nota");
        }
    }

    @Test
    void a_post_ends_in_one_flash_that_can_be_closed() {
        try (Browser daniela = Browser.desktop(url)) {
            daniela.open("/dev/portal");
            daniela.page().getByRole(AriaRole.BUTTON, named("Enviar")).click();
            daniela.page().waitForURL("**/dev/elements");
            assertThat(daniela.page().locator("main > .mb-3 .flash").innerText())
                    .contains("TKT-000456 resuelto");
            daniela.page().locator("main > .mb-3 .flash .close").click();
            assertThat(daniela.page().locator("main > .mb-3 .flash").count()).isZero();
        }
    }

    @Test
    void before_the_session_ends_a_dialog_asks_and_then_the_login_knows_the_way_back() {
        try (Browser daniela = Browser.desktop(url).expectComplaint("404")) {
            daniela.page().clock().install();
            daniela.open("/dev/elements");
            daniela.page().clock().fastForward(245_000);
            daniela.page().locator("dialog#inactividad[open]").waitFor();
            daniela.checkAccessibility();
            daniela.screenshot("idle");
            daniela.page()
                    .waitForResponse(
                            answer -> answer.url().endsWith("/session/keep") && answer.status() == 204,
                            () -> daniela.page()
                                    .getByRole(AriaRole.BUTTON, named("Seguir aquí"))
                                    .click());
            daniela.page().locator("dialog#inactividad").waitFor(hidden());

            daniela.page().clock().fastForward(301_000);
            daniela.page().waitForURL("**/login?reason=idle&return=%2Fdev%2Felements");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static com.microsoft.playwright.Locator.WaitForOptions hidden() {
        return new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
    }
}
