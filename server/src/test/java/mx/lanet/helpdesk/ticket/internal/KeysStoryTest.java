package mx.lanet.helpdesk.ticket.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every key of the help sheet does what it says there. */
@ServerTest
@Tag("browser")
class KeysStoryTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person daniela;
    private Ticket first;
    private Ticket second;

    @BeforeEach
    void twoTickets() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        first = ask("VPN lenta");
        second = ask("No llega correo");
    }

    @Test
    void the_keys_of_the_list_and_of_a_ticket() {
        try (Browser technician = Browser.desktop("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets?sort=number");
            Page page = technician.page();
            press(page, "?");
            assertThat(page.locator("#ayuda")).containsText("Seleccionar el ticket");
            technician.checkAccessibility().screenshot("teclas");
            press(page, "Escape");
            press(page, "f");
            assertThat(page.locator("main input[name=q]")).isFocused();
            page.locator("h1").click();
            press(page, "j");
            press(page, "j");
            press(page, "k");
            assertThat(page.locator("#t-" + first.number())).isFocused();
            press(page, "Enter");

            assertThat(page.locator("#vecinos")).containsText("1 de 2");
            press(page, "j");
            assertThat(page.locator("#vecinos")).containsText("2 de 2");
            assertThat(page).hasURL(Pattern.compile(second.code()));
            press(page, "k");
            assertThat(page.locator("#vecinos")).containsText("1 de 2");
            assertThat(page.locator("#redactor :focus")).hasCount(0);
            press(page, "r");
            assertThat(page.locator("#f-body")).isFocused();
            leave(page);
            press(page, "n");
            assertThat(page.locator("#k-note")).isChecked();
            page.keyboard().type("ame");
            assertThat(page.locator("#f-body")).hasText("ame");
            leave(page);
            press(page, "r");
            assertThat(page.locator("#k-reply")).isChecked();
            page.locator("label[data-key=n]").click();
            assertThat(page.locator("#f-body")).isFocused();
            leave(page);
            press(page, "a");
            assertThat(page.locator("#macros")).isVisible();
            press(page, "Escape");
            press(page, "s");
            assertThat(page.locator("#p-state")).isFocused();
            // In a select that saves what it is set to, a letter is a key as well: it resolves nothing by its way.
            press(page, "p");
            assertThat(page.locator("#p-priority")).isFocused();
            press(page, "r");
            assertThat(page.locator("#f-body")).isFocused();
            assertThat(page.locator("#p-state")).hasValue("nuevo");
            assertThat(page.locator("#p-priority")).hasValue("media");
            leave(page);
            press(page, "m");
            assertThat(page.locator("#p-assignee")).hasValue(daniela.userId().toString());
            press(page, "e");
            assertThat(page.locator("#p-state")).hasValue("cerrado");
            assertThat(page.locator(".undo")).isVisible();
            press(page, "z");
            assertThat(page.locator("#p-state")).not().hasValue("cerrado");
            press(page, "q");
            assertThat(page).hasURL(Pattern.compile("/queue$"));
            press(page, "g");
            press(page, "t");
            assertThat(page).hasURL(Pattern.compile("/tickets$"));
            press(page, "c");
            assertThat(page).hasURL(Pattern.compile("/tickets/new$"));
        }
    }

    /** Keys are heard as soon as a page has loaded. */
    private static void press(Page page, String key) {
        page.waitForLoadState();
        page.keyboard().press(key);
    }

    /** Keys are letters while somebody writes. */
    private static void leave(Page page) {
        page.evaluate("() => document.activeElement.blur()");
    }

    private Ticket ask(String subject) {
        Person gabriela = clients.cafe().requester();
        return SomeOpening.of(gabriela)
                .about(subject)
                .at(clients.cafe().siteId())
                .in(tickets);
    }
}
