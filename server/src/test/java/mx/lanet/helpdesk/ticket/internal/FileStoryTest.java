package mx.lanet.helpdesk.ticket.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import mx.lanet.helpdesk.identity.Photos;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Gabriela shows what she sees, and Daniela looks at it. */
@ServerTest
@Tag("browser")
class FileStoryTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private Photos photos;

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
    void files_go_up_while_the_form_is_written_and_survive_a_form_that_comes_back() throws IOException {
        try (Browser browser = desktop().expectComplaint("422")) {
            browser.signIn(gabriela, "/portal/tickets/new");
            Page page = browser.page();
            choose(page, image("pantalla.png", 900, 600), image("cable.png", 600, 900), text("lista.txt"));
            choose(page, new FilePayload("juego.exe", "image/png", new byte[] {'M', 'Z', 0, 1}));
            assertThat(rows(page, "done")).hasCount(3);
            assertThat(rows(page, "bad")).containsText("“juego.exe”: sirven imágenes");
            browser.checkAccessibility().longScreenshot("files-portal-new");
            rows(page, "bad").getByRole(AriaRole.BUTTON, named("Quitar")).click();
            rows(page, "done")
                    .nth(2)
                    .getByRole(AriaRole.BUTTON, named("Quitar"))
                    .click();

            page.locator("#f-subject").fill("La impresora saca rayas");
            page.getByRole(AriaRole.BUTTON, pageNamed("Enviar")).click();
            assertThat(page.locator(".err-sum, [role=alert]").first()).isVisible();
            assertThat(rows(page, "done")).hasCount(2);

            page.locator(".picc").first().click();
            page.getByRole(AriaRole.BUTTON, pageNamed("Enviar")).click();
            assertThat(page).hasURL(Pattern.compile(".*/portal/tickets/TKT-\\d+"));
            assertThat(page.locator("#charla .shot")).hasCount(2);
            browser.checkAccessibility().longScreenshot("files-portal-ticket");
        }
    }

    @Test
    void what_is_dropped_or_pasted_goes_with_the_reply_that_waits_for_it() throws IOException {
        Ticket ticket = ask();
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/tickets/" + ticket.code());
            Page page = browser.page();
            give(page, "drop", "conexiones.png");
            give(page, "paste", "image.png");
            page.locator("#f-body").fill("Así se ve desde aquí");
            page.locator("#redactor button.btn-primary").click();

            assertThat(page.locator("#charla .msg:last-of-type .shot")).hasCount(2);
            page.locator("#charla .msg:last-of-type .shot").first().click();
            Locator dialog = page.locator("dialog[open]");
            assertThat(dialog).containsText("conexiones.png");
            assertThat(dialog.locator("img")).isVisible();
            browser.checkAccessibility().screenshot("files-viewer");
            page.keyboard().press("ArrowRight");
            assertThat(dialog).containsText(Pattern.compile("captura-\\d{8}-\\d{6}\\.png"));
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog[open]")).hasCount(0);
            browser.screenshot("files-ticket");
        }
    }

    @Test
    void an_upload_that_breaks_is_told_and_tried_again_and_one_under_way_can_be_taken_back() {
        Ticket ticket = ask();
        try (Browser browser = desktop().expectComplaint("Failed to load")) {
            browser.signIn(daniela, "/tickets/" + ticket.code());
            Page page = browser.page();
            page.route("**/files", com.microsoft.playwright.Route::abort);
            choose(page, text("bitacora.txt"));
            assertThat(rows(page, "bad")).containsText("no terminó de subir");
            browser.checkAccessibility().screenshot("files-broken");
            page.unroute("**/files");
            rows(page, "bad")
                    .getByRole(AriaRole.BUTTON, named("Intentar otra vez"))
                    .click();
            assertThat(rows(page, "done")).containsText("bitacora.txt");

            page.route("**/files", _ -> {});
            choose(page, text("lenta.txt"));
            assertThat(rows(page, "going")).containsText("lenta.txt");
            browser.screenshot("files-going");
            rows(page, "going").getByRole(AriaRole.BUTTON, named("Quitar")).click();
            assertThat(page.locator(".held")).hasCount(1);

            page.reload();
            assertThat(rows(page, "done")).containsText("bitacora.txt");
        }
    }

    @Test
    void a_form_that_was_left_is_there_again_with_its_files_in_another_browser() throws IOException {
        try (Browser office = desktop()) {
            office.signIn(gabriela, "/portal/tickets/new");
            Page page = office.page();
            page.locator(".picc").nth(1).click();
            page.locator("#f-subject").pressSequentially("La impresora saca rayas");
            assertThat(page.locator("#borrador-nuevo")).containsText("Borrador guardado");
            choose(page, image("rayas.png", 640, 480));
            assertThat(rows(page, "done")).hasCount(1);
            // Leaves before this was saved by itself: the page does it on its way out.
            page.locator("#f-description").fill("Desde el lunes");
            office.open("/portal");
        }
        try (Browser home = Browser.phone("http://localhost:" + port)) {
            home.signIn(gabriela, "/portal/tickets/new");
            Page page = home.page();
            assertThat(page.locator("#f-subject")).hasValue("La impresora saca rayas");
            assertThat(page.locator("#f-description")).hasText("Desde el lunes");
            assertThat(page.locator("input[name=category]").nth(1)).isChecked();
            assertThat(rows(page, "done")).containsText("rayas.png");
            home.checkWidth().checkAccessibility().longScreenshot("files-portal-phone");
            home.dark().longScreenshot("files-portal-phone-dark");
            page.getByRole(AriaRole.BUTTON, pageNamed("Enviar")).click();
            assertThat(page).hasURL(Pattern.compile(".*/portal/tickets/TKT-\\d+"));
            home.open("/portal/tickets/new");
            assertThat(page.locator("#f-subject")).hasValue("");
            assertThat(page.locator(".held")).hasCount(0);
        }
    }

    @Test
    void who_answers_is_seen_with_a_face() throws IOException {
        Ticket ticket = ask();
        photos.change(daniela, image("yo.png", 300, 300).buffer);
        photos.change(gabriela, image("yo.png", 300, 300).buffer);
        tickets.reply(daniela, ticket.ticketId(), "Ya lo veo", Channel.PORTAL, null);
        tickets.reply(clients.cafe().clientAdmin(), ticket.ticketId(), "Gracias", Channel.PORTAL, null);

        try (Browser browser = desktop()) {
            browser.signIn(gabriela, "/portal/tickets/" + ticket.code());
            assertThat(browser.page().locator("#charla .msg .av img")).hasCount(2);
            browser.screenshot("files-faces-portal");
        }
        try (Browser browser = desktop()) {
            browser.signIn(daniela, "/tickets/" + ticket.code());
            assertThat(browser.page().locator("#charla .msg .av img")).hasCount(2);
            assertThat(browser.page().locator("#lado .av img").first()).isVisible();
            browser.screenshot("files-faces");
        }
    }

    @Test
    void without_scripts_files_are_sent_with_the_form() throws IOException {
        Ticket ticket = ask();
        try (Browser browser =
                Browser.withoutScripts("http://localhost:" + port).expectComplaint("inline style")) {
            browser.signIn(gabriela, "/portal/tickets/" + ticket.code());
            Page page = browser.page();
            choose(page, image("pantalla.png", 300, 200), text("lista.txt"));
            page.locator("#f-body").fill("Va la captura");
            page.locator("#redactor button.btn").last().click();

            assertThat(page.locator("#charla .shot")).hasCount(1);
            assertThat(page.locator("#charla .file")).hasCount(1);
            page.locator("#charla .shot").click();
            assertThat(page).hasURL(Pattern.compile(".*/picture"));
        }
    }

    private static Locator rows(Page page, String state) {
        return page.locator(".held[data-state=" + state + "]");
    }

    private static void choose(Page page, FilePayload... files) {
        page.locator("form:has([data-held]) input[type=file]").setInputFiles(files);
    }

    /** As the browser tells a page of a file that comes from elsewhere. */
    private static void give(Page page, String event, String name) {
        page.evaluate(
                """
                async ([event, name]) => {
                    const canvas = document.createElement("canvas");
                    canvas.width = 640; canvas.height = 360;
                    const pen = canvas.getContext("2d");
                    pen.fillStyle = "#3b50c9"; pen.fillRect(0, 0, 640, 360);
                    pen.fillStyle = "#fff"; pen.font = "40px sans-serif"; pen.fillText(name, 60, 190);
                    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
                    const carried = new DataTransfer();
                    carried.items.add(new File([blob], name, { type: "image/png" }));
                    const at = document.getElementById("charla");
                    if (event === "paste") {
                        at.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
                    } else {
                        at.dispatchEvent(new DragEvent("dragover", { dataTransfer: carried, bubbles: true, cancelable: true }));
                        at.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
                    }
                }
                """,
                List.of(event, name));
    }

    private Ticket ask() {
        return SomeOpening.of(gabriela).in(tickets);
    }

    private static FilePayload text(String name) {
        return new FilePayload(name, "text/plain", "una línea\n".getBytes(StandardCharsets.UTF_8));
    }

    private static FilePayload image(String name, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x3b50c9), width, height, new Color(0xf2bd68)));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return new FilePayload(name, "image/png", png.toByteArray());
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions pageNamed(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }
}
