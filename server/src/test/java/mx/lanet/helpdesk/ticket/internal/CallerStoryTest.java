package mx.lanet.helpdesk.ticket.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mx.lanet.helpdesk.knowledge.ArticleDraft;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.ArticleDrafts;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Audience;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.text.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Daniela answers the phone, and looks up when somebody stands at her desk. */
@ServerTest
@Tag("browser")
class CallerStoryTest {
    @Autowired
    TestPeople people;

    @Autowired
    Tickets tickets;

    @Autowired
    ArticleDrafts drafts;

    @Autowired
    Articles articles;

    @LocalServerPort
    int port;

    TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void a_known_caller_is_found_by_a_few_letters_and_chosen_with_the_keyboard() {
        publish(two.cafe(), "Ricoma pide la contraseña una y otra vez");
        publish(two.textil(), "Ricoma en los telares");
        try (Browser daniela = daniela()) {
            daniela.open("/tickets/new");
            assertThat(daniela.page().locator("#f-q")).isFocused();
            daniela.page().keyboard().type("gabr");
            assertThat(daniela.page().locator("#hallados")).containsText("Gabriela Montes");
            daniela.checkAccessibility().screenshot("caller-found");
            daniela.page().keyboard().press("Tab");
            daniela.page().keyboard().press("Enter");
            assertThat(daniela.page().locator(".caller")).containsText("Gabriela Montes");
            daniela.checkAccessibility().checkWidth().screenshot("caller-chosen");
            daniela.page().locator("#f-subject").fill("No puede entrar a Ricoma desde ayer");
            readWhatMayHelp(daniela);
            make(daniela);

            assertThat(daniela.page().locator("#lado")).containsText("Gabriela Montes");
        }
    }

    private void publish(TwoClients.Company client, String title) {
        Placing placing = new Placing(client.clientId(), Audience.INTERNAL, null);
        ArticleDraft draft = drafts.begin(
                client.technician(),
                placing,
                TextLanguage.ES,
                title,
                Written.plain("Borra las credenciales guardadas."));
        articles.publish(client.technician(), draft, List.of());
    }

    /** Beside the form, and back to it: of this caller's client, also what is for the team alone. */
    private static void readWhatMayHelp(Browser daniela) {
        Page page = daniela.page();
        assertThat(page.locator("#sugeridos li")).hasText("Ricoma pide la contraseña una y otra vez");
        page.locator("#sugeridos a").click();
        assertThat(page.locator("#sugeridos [data-reading]")).containsText("Borra las credenciales");
        daniela.checkAccessibility().checkWidth().screenshot("caller-article");
        page.getByText("Seguir con el ticket").click();
        assertThat(page.locator("#sugeridos li")).hasCount(1);
        assertThat(page.locator("#f-subject")).hasValue("No puede entrar a Ricoma desde ayer");
    }

    @Test
    void somebody_new_at_the_desk_is_made_together_with_the_ticket() {
        try (Browser daniela = daniela().expectComplaint("422")) {
            daniela.open("/tickets/new");
            daniela.page().keyboard().type("Carmen Luna");
            daniela.page().getByText("Dar de alta a «Carmen Luna»").click();
            assertThat(daniela.page().locator("#f-requester")).hasValue("Carmen Luna");
            daniela.page().locator("#f-phone").fill("55 1234 5678");
            daniela.page().locator("#f-email").fill("carmen@cafemexico");
            daniela.page().locator("#f-subject").fill("Su monitor parpadea");
            daniela.page().locator("#f-channel").selectOption("walk_in");
            daniela.checkAccessibility().screenshot("caller-new");
            make(daniela);
            assertThat(daniela.page().locator("main")).containsText("Escribe el correo completo");
            daniela.page().locator("#f-email").fill("carmen@cafemexico.mx");
            make(daniela);

            assertThat(daniela.page().locator("#lado")).containsText("Carmen Luna");
            assertThat(daniela.page().locator("main")).not().containsText("Escribe el correo completo");
            daniela.open("/tickets/new").page().keyboard().type("5512345678");
            assertThat(daniela.page().locator("#hallados")).containsText("carmen@cafemexico.mx");
        }
    }

    @Test
    void a_form_for_a_caller_that_was_left_is_there_again_in_another_browser() {
        try (Browser office = Browser.desktop("http://localhost:" + port)) {
            office.signIn(two.cafe().technician(), "/tickets/new");
            Page page = office.page();
            page.locator("#f-subject").pressSequentially("Llamó por la bordadora");
            assertThat(page.locator("#borrador-nuevo")).containsText("Borrador guardado");
            page.locator("#f-description").fill("Hace un ruido");
            office.open("/tickets");
        }
        try (Browser home = Browser.phone("http://localhost:" + port)) {
            home.signIn(two.cafe().technician(), "/tickets/new");
            assertThat(home.page().locator("#f-subject")).hasValue("Llamó por la bordadora");
            assertThat(home.page().locator("#f-description")).hasText("Hace un ruido");
        }
    }

    @Test
    void messages_may_be_files_alone_and_the_side_says_how_far_they_are() {
        Ticket ticket = SomeOpening.of(two.cafe().requester()).in(tickets);
        try (Browser office = Browser.desktop("http://localhost:" + port)) {
            office.signIn(two.cafe().technician(), "/tickets/" + ticket.code());
            Page page = office.page();
            page.locator("form:has([data-held]) input[type=file]")
                    .setInputFiles(
                            new FilePayload("bitacora.txt", "text/plain", "Hola".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator(".held[data-state=done]")).hasCount(1);
            page.locator("#redactor button.btn-primary").click();
            assertThat(page.locator("#charla .msg").last()).containsText("bitacora.txt");
            assertThat(page.locator("#charla .msg .file")).hasCount(1);

            page.locator("#f-files-side")
                    .setInputFiles(new FilePayload("mal.exe", "text/plain", new byte[] {'M', 'Z', 0, 1, 2, 3}));
            page.locator("[data-upload] button").click();
            assertThat(page.locator("#aviso")).containsText("mal.exe");
            // What is said comes a moment before the side is new, and with it the field.
            assertThat(page.locator("#f-files-side")).hasValue("");
            FileChooser choosing =
                    page.waitForFileChooser(() -> page.locator("#f-files-side").click());
            // Somebody else changes the ticket while the window for choosing is open: the side waits for it,
            Ticket now = tickets.get(two.superadmin(), ticket.ticketId());
            awaitAnswerFor(
                    page,
                    () -> tickets.changePriority(two.superadmin(), now.ticketId(), now.version(), Priority.CRITICA));
            // and renews itself around the chosen file before that is sent.
            choosing.setFiles(new FilePayload("lista.txt", "text/plain", "Hojas".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("#lado select[name=priority]")).hasValue("critica");
            // And once more while the button is held down: the click is not lost, and the side is new after it.
            page.locator("[data-upload] button").hover();
            page.mouse().down();
            awaitAnswerFor(
                    page,
                    () -> tickets.changePriority(two.superadmin(), now.ticketId(), now.version() + 1, Priority.MEDIA));
            page.mouse().up();
            assertThat(page.locator("#lado")).containsText("lista.txt");
            assertThat(page.locator("#lado select[name=priority]")).hasValue("media");
            office.checkAccessibility().screenshot("archivo-solo");
        }
    }

    @Test
    void without_a_script_the_same_box_searches_by_a_page_of_its_own() {
        try (Browser daniela = daniela()) {
            daniela.open("/tickets/new?q=gabriela");
            assertThat(daniela.page().locator("#hallados")).containsText("Gabriela Montes");
            String path = daniela.page().locator("#hallados a").first().getAttribute("href");

            daniela.open(path);

            assertThat(daniela.page().locator(".caller")).containsText("Gabriela Montes");
            daniela.open("/tickets/new?person=" + two.textil().requester().userId());
            assertThat(daniela.page().locator(".caller")).hasCount(0);
        }
    }

    /** Until the side has been answered what it asked because of this. */
    private static void awaitAnswerFor(Page page, Runnable change) {
        page.evaluate("() => { delete document.body.dataset.answered;"
                + " addEventListener('htmx:afterRequest', (event) => {"
                + " if (event.detail.target.id === 'lado') { document.body.dataset.answered = ''; } }); }");
        change.run();
        assertThat(page.locator("body[data-answered]")).hasCount(1);
    }

    private Browser daniela() {
        return Browser.desktop("http://localhost:" + port).signIn(two.cafe().technician(), "/profile");
    }

    private static void make(Browser browser) {
        browser.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Abrir ticket"))
                .click();
        browser.page().waitForLoadState();
    }
}
