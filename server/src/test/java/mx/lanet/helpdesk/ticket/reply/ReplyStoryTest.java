package mx.lanet.helpdesk.ticket.reply;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@Tag("browser")
class ReplyStoryTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private Macros macros;

    @Autowired
    private CannedReplies replies;

    @Autowired
    private Drafts drafts;

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
    void what_is_being_written_is_there_again_in_another_browser() {
        Ticket ticket = ask("No abre el correo");
        String place = "/tickets/" + ticket.code();
        try (Browser office = desktop()) {
            office.signIn(daniela, place);
            box(office).pressSequentially("Hola, Gabriela. Ya revisé");
            assertThat(office.page().locator("#borrador")).containsText("Borrador guardado");
            office.page().locator("label[data-key=n]").click();
            box(office).fill("Pedir licencia a compras");
            // Leaves before anything was saved by itself: the page does it on its way out.
            office.open("/tickets");
            // This browser ends all its requests with itself, also those of a page that is gone.
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Assertions.assertThat(drafts.of(daniela, ticket))
                    .extracting(Draft::body)
                    .containsExactlyInAnyOrder("Hola, Gabriela. Ya revisé", "Pedir licencia a compras"));
        }
        try (Browser home = desktop()) {
            home.signIn(daniela, place);
            assertThat(box(home)).hasText("Pedir licencia a compras");
            assertThat(home.page().locator("#k-note")).isChecked();
            assertThat(home.page().locator("[data-other=reply]")).containsText("respuesta sin enviar");
            home.checkAccessibility().screenshot("ticket-borrador");
            home.page().getByRole(AriaRole.BUTTON, named("Enviar")).click();
            assertThat(home.page().locator(".msg.note")).containsText("Pedir licencia");
            assertThat(box(home)).hasText("Hola, Gabriela. Ya revisé");
            assertThat(home.page().locator("#k-reply")).isChecked();
        }
    }

    @Test
    void a_requester_finds_the_own_draft_too_and_throws_it_away() {
        Ticket ticket = ask("No imprime");
        try (Browser requester = phone()) {
            requester.signIn(gabriela, "/portal/tickets/" + ticket.code());
            box(requester).fill("Dice “sin papel”");
            assertThat(requester.page().locator("#borrador")).containsText("Borrador guardado");
            requester.page().reload();
            assertThat(box(requester)).hasText("Dice “sin papel”");
            requester.checkWidth().checkAccessibility().longScreenshot("portal-borrador-telefono");
            requester.page().getByRole(AriaRole.BUTTON, named("Descartar")).click();
            assertThat(requester.page().locator("#borrador")).not().containsText("Borrador");
            assertThat(box(requester)).hasText("");

            requester
                    .page()
                    .getByRole(AriaRole.BUTTON, named("Ya quedó, cerrar"))
                    .click();
            assertThat(requester.page().locator("#charla")).containsText("quedó cerrado");
            requester.checkWidth().checkAccessibility().screenshot("portal-deshacer-telefono");
            requester.page().getByRole(AriaRole.BUTTON, named("Deshacer")).click();
            assertThat(requester.page().locator("#charla")).containsText("Lo recibimos");
            requester.longScreenshot("portal-deshecho-telefono");
        }
    }

    @Test
    void a_close_is_undone_by_one_key() {
        Ticket ticket = ask("El mouse no responde");
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets/" + ticket.code());
            technician.page().locator("#p-state").selectOption("resuelto");
            assertThat(technician.page().locator("#charla")).containsText("quedó resuelto");
            technician.screenshot("ticket-deshacer");
            technician.page().keyboard().press("Escape");
            technician.page().locator("h1").click();
            technician.page().keyboard().press("z");
            assertThat(technician.page().locator("#cabeza")).containsText("Nuevo");
            assertThat(technician.page().locator("#contenido")).containsText("Quedó como estaba");
            assertThat(technician.page().locator("#charla")).containsText("lo deshizo");
            technician.checkAccessibility();
        }
    }

    @Test
    void the_later_of_two_answers_is_held_back_with_its_text_and_what_was_said() {
        Ticket ticket = ask("La VPN se cae");
        try (Browser first = desktop();
                Browser second = desktop()) {
            // No live line reaches the second one, who therefore has not seen the first answer.
            second.expectComplaint("409").page().routeWebSocket("**/ws", line -> {});
            first.signIn(daniela, "/tickets/" + ticket.code());
            second.signIn(clients.superadmin(), "/tickets/" + ticket.code());

            box(first).fill("Cambia a la red de invitados, por favor.");
            first.page().getByRole(AriaRole.BUTTON, named("Enviar")).click();
            assertThat(first.page().locator(".msg.ours")).containsText("red de invitados");
            box(second).fill("Reinicia el módem.");
            second.page().getByRole(AriaRole.BUTTON, named("Enviar")).click();

            assertThat(second.page().locator(".compose .flash")).containsText("Daniela Ríos respondió");
            assertThat(second.page().locator(".compose .flash")).containsText("Cambia a la red de invitados");
            assertThat(box(second)).hasText("Reinicia el módem.");
            second.checkAccessibility().screenshot("ticket-respuesta-detenida");
            second.page()
                    .getByRole(AriaRole.BUTTON, named("Enviar de todos modos"))
                    .click();
            assertThat(first.page().locator("#charla")).containsText("Reinicia el módem.");
        }
    }

    @Test
    void a_saved_reply_is_made_and_put_in_by_typing_its_name() {
        Ticket ticket = ask("No puedo imprimir");
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/replies/new").checkAccessibility().checkWidth();
            technician.page().locator("#f-name").fill("saludo");
            technician.page().locator("#f-body").fill("Hola, {{persona.nombre}}. Reviso {{ticket.folio}}.");
            technician.expectComplaint("422");
            technician.page().getByRole(AriaRole.BUTTON, named("Guardar")).click();
            assertThat(technician.page().locator("#e-body")).containsText("No existe {{ticket.folio}}");
            technician.checkAccessibility().longScreenshot("respuesta-nueva");
            technician.page().locator("#f-body").fill("Hola, {{persona.nombre}}. Reviso {{ticket.numero}}.");
            technician.page().getByRole(AriaRole.BUTTON, named("Guardar")).click();
            assertThat(technician.page().locator("tbody")).containsText("saludo");
            technician.checkAccessibility().checkWidth().screenshot("respuestas");

            technician.open("/tickets/" + ticket.code());
            technician.page().locator("h1").click();
            technician.page().keyboard().press("/");
            technician.page().keyboard().type("sal");
            assertThat(technician.page().locator("#guardadas [aria-selected=true]"))
                    .containsText("Hola, Gabriela Montes");
            technician.checkAccessibility().screenshot("ticket-respuestas-guardadas");
            technician.page().keyboard().press("Enter");
            assertThat(box(technician)).hasText("Hola, Gabriela Montes. Reviso " + ticket.code() + ".");
            technician.page().keyboard().press("Control+Enter");
            assertThat(technician.page().locator(".msg.ours")).containsText("Hola, Gabriela Montes");
        }
    }

    @Test
    void a_macro_answers_takes_and_resolves_in_one_click() {
        macros.create(
                daniela,
                new Macros.Wish(
                        "Reinicio",
                        false,
                        new Steps(
                                "Hola, {{persona.primer_nombre}}. Reinicia y avísame.",
                                "Se pidió reiniciar",
                                State.RESUELTO,
                                Priority.BAJA,
                                null,
                                null,
                                true)));
        Ticket ticket = ask("Se traba");
        try (Browser technician = desktop();
                Browser requester = phone()) {
            requester.signIn(gabriela, "/portal/tickets/" + ticket.code());
            technician.signIn(daniela, "/tickets/" + ticket.code());
            technician.page().locator("h1").click();
            technician.page().keyboard().press("a");
            assertThat(technician.page().locator("#macros .macro-b").first())
                    .containsText("Responde: “Hola, Gabriela. Reinicia");
            technician.checkAccessibility().screenshot("ticket-macros");
            technician.page().keyboard().press("Enter");
            assertThat(technician.page().locator("#cabeza")).containsText("Resuelto");
            assertThat(requester.page().locator("#charla")).containsText("Reinicia y avísame.");
            assertThat(technician.page().locator(".flash.ok")).containsText("Reinicio");
            technician.checkWidth().screenshot("ticket-macro-hecha");
            Assertions.assertThat(technician.page().locator(".tk-main").boundingBox().width)
                    .isGreaterThan(700);

            technician.open("/replies/macros").checkAccessibility().checkWidth().screenshot("macros");
            technician.page().getByRole(AriaRole.LINK, named("Reinicio")).click();
            assertThat(technician.page().locator("#f-state")).hasValue("resuelto");
            technician.checkAccessibility().checkWidth().longScreenshot("macro");
            technician.dark().open("/tickets/" + ticket.code()).screenshot("ticket-respuesta-oscuro");
        }
    }

    @Test
    void all_of_it_fits_a_phone_in_english() {
        replies.create(
                daniela,
                new CannedReplies.Wish(
                        "Un nombre larguísimo que apenas cabe " + "x".repeat(20), "Hola. ".repeat(60), false));
        macros.create(
                daniela,
                new Macros.Wish(
                        "Wait", false, new Steps("Hi. ".repeat(60), "", State.EN_ESPERA, null, null, null, false)));
        Ticket ticket = ask("Se traba");
        try (Browser technician = phone()) {
            technician.signIn(daniela, "/replies");
            technician.page().locator("[data-open=mas]").click();
            technician.page().locator("#mas").getByText("English").click();
            assertThat(technician.page().locator("h1")).containsText("Saved replies");
            technician.checkWidth().checkAccessibility().screenshot("replies-phone");
            technician.open("/replies/new").checkWidth().checkAccessibility().longScreenshot("reply-phone");
            technician.open("/replies/macros").checkWidth().checkAccessibility().screenshot("macros-phone");
            technician
                    .open("/tickets/" + ticket.code() + "/replies")
                    .checkWidth()
                    .checkAccessibility();
            technician.longScreenshot("ticket-replies-phone");
            technician.open("/tickets/" + ticket.code());
            technician.page().locator("#poner").click();
            assertThat(technician.page().locator("#guardadas")).containsText("Manage");
            technician.checkWidth().checkAccessibility().screenshot("ticket-phone-saved");
            technician.page().locator("[data-open=macros]").click();
            assertThat(technician.page().locator("#macros")).containsText("Wait");
            technician.checkWidth().checkAccessibility().screenshot("ticket-phone-macros");
        }
    }

    @Test
    void one_goes_through_the_list_from_ticket_to_ticket_by_keys_and_finds_them_in_the_help() {
        ask("El primero");
        ask("El segundo");
        ask("El tercero");
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets");
            technician.page().getByRole(AriaRole.LINK, named("El segundo")).click();
            assertThat(technician.page().locator("#vecinos")).containsText("2 de 3");
            technician.page().keyboard().press("j");
            assertThat(technician.page().locator("h1")).not().containsText("El segundo");
            technician.page().waitForLoadState();
            technician.page().keyboard().press("k");
            assertThat(technician.page().locator("h1")).containsText("El segundo");
            technician.page().keyboard().press("?");
            assertThat(technician.page().locator("#ayuda")).containsText("Respuestas guardadas");
            technician.checkAccessibility().screenshot("ayuda-ticket");
            technician.page().keyboard().press("Escape");
            technician.page().keyboard().press("e");
            assertThat(technician.page().locator("#cabeza")).containsText("Cerrado");
            technician.dark().screenshot("ticket-cerrado-oscuro");
        }
    }

    private static Locator box(Browser browser) {
        return browser.page().locator("#f-body");
    }

    private Ticket ask(String subject) {
        return SomeOpening.of(gabriela)
                .about(subject)
                .saying("Desde las 9. Ya reinicié y sigue igual.")
                .in(tickets);
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private Browser phone() {
        return Browser.phone("http://localhost:" + port);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
