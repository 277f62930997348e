package mx.lanet.helpdesk.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@Tag("browser")
@ServerTest
class FrontDoorTest {
    @Autowired
    TestPeople people;

    @LocalServerPort
    int port;

    TwoClients two;
    String url;

    @BeforeEach
    void somebodyComes() {
        two = people.twoClients();
        url = "http://localhost:" + port;
    }

    @Test
    void the_login_is_legible_everywhere() {
        try (Browser visitor = Browser.desktop(url)) {
            visitor.open("/login?reason=idle&return=/tickets").screenshot("login-light");
            visitor.checkAccessibility().checkWidth();
            visitor.dark().open("/login").screenshot("login-dark").checkAccessibility();
        }
        try (Browser visitor = Browser.phone(url)) {
            visitor.open("/login")
                    .screenshot("login-phone")
                    .checkAccessibility()
                    .checkWidth();
        }
    }

    @Test
    void who_asks_for_a_page_signs_in_first_and_then_gets_it() {
        try (Browser daniela = Browser.desktop(url)) {
            daniela.open("/search?q=impresora");
            assertThat(daniela.page().url()).endsWith("/login?return=%2Fsearch%3Fq%3Dimpresora");

            daniela.signIn(two.cafe().technician(), "/search?q=impresora");

            assertThat(daniela.page().url()).endsWith("/search?q=impresora");
            assertThat(daniela.page().locator("body").getAttribute("data-idle-seconds"))
                    .isEqualTo("300");
            daniela.screenshot("search-technician").checkAccessibility().checkWidth();
        }
    }

    @Test
    void the_client_switcher_offers_the_own_clients_and_keeps_the_choice() {
        try (Browser daniela = Browser.desktop(url)) {
            daniela.signIn(two.cafe().technician(), "/search");
            daniela.page().locator(".side summary.switcher").click();
            assertThat(daniela.page().locator(".side .switcher-menu .menu-pop").innerText())
                    .contains(two.cafe().name())
                    .doesNotContain(two.textil().name());
            daniela.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(two.cafe().name()))
                    .click();

            daniela.page().waitForURL("**/search");
            assertThat(daniela.page().locator(".side summary.switcher").innerText())
                    .contains(two.cafe().name());
            daniela.page().locator(".side summary.switcher").click();
            daniela.screenshot("switcher").checkAccessibility();
        }
    }
}
