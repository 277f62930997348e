package mx.lanet.helpdesk.ticket.text;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People write with form and read it; what arrives as an attack is words at most, in a browser with the CSP on. */
@ServerTest
@Tag("browser")
class RichTextStoryTest {
    /** Pastes as a clipboard with these parts would, without asking the machine for one. */
    private static final String PASTE =
            """
            async ([box, html, picture]) => {
              const parts = new DataTransfer();
              if (html) { parts.setData("text/html", html); }
              if (picture) {
                const canvas = document.createElement("canvas");
                canvas.width = 320; canvas.height = 160;
                canvas.getContext("2d").fillRect(20, 20, 200, 80);
                const blob = await new Promise((done) => canvas.toBlob(done));
                parts.items.add(new File([blob], "image.png", { type: "image/png" }));
              }
              document.querySelector(box).dispatchEvent(
                  new ClipboardEvent("paste", { clipboardData: parts, bubbles: true, cancelable: true }));
            }
            """;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Attachments attachments;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
    }

    @Test
    void a_technician_answers_with_form_and_the_requester_reads_it() {
        Ticket ticket = ask("Timbrado");
        try (Browser technician = desktop();
                Browser requester = phone()) {
            technician.signIn(daniela, "/tickets/" + ticket.code());
            var keys = technician.page().keyboard();
            keys.press("r");
            keys.type("Haz esto ");
            keys.press("Control+b");
            keys.type("ahora");
            keys.press("Control+b");
            keys.press("Enter");
            keys.type("- Apaga");
            keys.press("Enter");
            keys.type("Prende");
            assertThat(technician.page().locator("[data-do=list]")).hasAttribute("aria-pressed", "true");
            assertThat(technician.page().locator("#borrador")).containsText("Borrador guardado");
            technician.checkAccessibility().screenshot("texto-editor").dark().screenshot("texto-editor-oscuro");
            technician.page().reload();
            assertThat(box(technician).locator("li")).hasText(new String[] {"Apaga", "Prende"});
            box(technician).click();
            keys.press("Control+Enter");
            assertThat(technician.page().locator("#charla .rich strong")).hasText("ahora");

            requester.signIn(gabriela, "/portal/tickets/" + ticket.code());
            assertThat(requester.page().locator("#charla .rich li")).hasText(new String[] {"Apaga", "Prende"});
            box(requester).fill("Ya quedó");
            requester.checkWidth().checkAccessibility().longScreenshot("texto-portal-telefono");
        }
        Assertions.assertThat(tickets.read(gabriela, ticket.ticketId())
                        .comments()
                        .getLast()
                        .body())
                .isEqualTo("Haz esto ahora\n\n- Apaga\n- Prende");
    }

    @Test
    void a_picture_pasted_into_a_note_is_seen_there_stays_the_teams_and_goes_with_no_answer() {
        Ticket ticket = ask("Pantalla azul");
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets/" + ticket.code());
            technician.page().locator("label:has(#k-note)").click();
            box(technician).pressSequentially("Así se ve: ");
            paste(technician, "", true);
            assertThat(box(technician).locator("img")).hasCount(1);
            technician.page().locator("label:has(#k-reply)").click();
            box(technician).fill("Lo reviso.");
            technician.page().keyboard().press("Control+Enter");
            assertThat(technician.page().locator("#charla")).containsText("Lo reviso.");
            Assertions.assertThat(attachments.of(daniela, ticket)).isEmpty();

            technician.page().locator("label:has(#k-note)").click();
            assertThat(box(technician).locator("img")).hasCount(1);
            box(technician).click();
            technician.page().keyboard().press("Control+Enter");
            assertThat(technician.page().locator("#charla .msg.note .pic img")).isVisible();
            technician.screenshot("texto-imagen");
        }
        Assertions.assertThat(attachments.of(daniela, ticket)).hasSize(1);
        Assertions.assertThat(attachments.of(gabriela, ticket)).isEmpty();
    }

    @Test
    void what_is_pasted_from_elsewhere_keeps_its_form_only_and_can_be_undone() {
        Ticket ticket = ask("Aviso");
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets/" + ticket.code());
            box(technician).pressSequentially("Mira");
            paste(
                    technician,
                    "<p class=MsoNormal style='color:red'><b>Aviso</b></p><script>alert(1)</script>"
                            + "<img src=x onerror=alert(2)><a href='javascript:alert(3)'>mal</a>",
                    false);
            assertThat(box(technician).locator("b")).hasText("Aviso");
            assertThat(box(technician).locator("img,a,script,[style],[class]")).hasCount(0);
            technician.page().keyboard().press("Control+z");
            assertThat(box(technician)).hasText("Mira");
        }
    }

    @Test
    void no_attack_gets_through_any_door() {
        Ticket ticket = ask("Puertas");
        String everything = String.join(
                "\n",
                EvilHtml.all().stream().filter(evil -> evil.length() < 1000).toList());
        try (Visitor staff = Visitor.as(daniela, port);
                Visitor asking = Visitor.as(gabriela, port)) {
            for (String evil : EvilHtml.all()) {
                staff.post("/tickets/" + ticket.code() + "/say", fields("note", evil));
            }
            staff.post("/tickets/" + ticket.code() + "/say", fields("reply", everything));
            asking.post("/portal/tickets/" + ticket.code() + "/say", fields("reply", everything));
            staff.post("/tickets/" + ticket.code() + "/draft", fields("reply", everything));
            asking.post("/portal/tickets/" + ticket.code() + "/draft", fields("reply", everything));
        }
        Ticket made = tickets.create(gabriela, asking("Mal").saying(Written.of(everything, "")), null);

        try (Browser technician = desktop();
                Browser requester = desktop()) {
            technician.signIn(daniela, "/tickets/" + made.code());
            assertThat(technician.page().locator("#charla .rich")).hasCount(1);
            assertNothingForeign(technician);
            for (String path : List.of("/tickets/" + ticket.code(), "/tickets?view=all&q=alert")) {
                technician.open(path);
                assertNothingForeign(technician);
            }
            requester.signIn(gabriela, "/portal/tickets/" + ticket.code());
            assertNothingForeign(requester);
        }
    }

    private static void assertNothingForeign(Browser browser) {
        assertThat(browser.page()
                        .locator(
                                ".rich :is(script,style,iframe,svg,math,form,input,button,object,[style],[id],[onerror])"
                                        + ",.rich [class]:not(.pic,.t3),.rt-box :is(script,iframe,svg,[style])"))
                .hasCount(0);
    }

    private static Map<String, String> fields(String kind, String html) {
        return Map.of("kind", kind, "body", "", "html", html);
    }

    private static void paste(Browser browser, String html, boolean picture) {
        browser.page().evaluate(PASTE, List.of("#f-body", html, picture));
    }

    private static Locator box(Browser browser) {
        return browser.page().locator("#f-body");
    }

    private Ticket ask(String subject) {
        return tickets.create(gabriela, asking(subject), null);
    }

    private Opening asking(String subject) {
        return SomeOpening.of(gabriela).about(subject).saying("Desde las 9.").opening();
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private Browser phone() {
        return Browser.phone("http://localhost:" + port);
    }
}
