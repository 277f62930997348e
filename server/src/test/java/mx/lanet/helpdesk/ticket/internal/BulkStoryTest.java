package mx.lanet.helpdesk.ticket.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Several tickets at once, as a technician does it. */
@ServerTest
@Tag("browser")
class BulkStoryTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person daniela;
    private final List<Ticket> some = new ArrayList<>();

    @BeforeEach
    void someTickets() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        some.clear();
        for (String subject : List.of(
                "VPN lenta desde la sucursal Querétaro",
                "Reemplazo de disco en SRV-CDMX-01",
                "No llega correo de un proveedor desde ayer",
                "Las impresoras de recepción no tienen tóner y nadie encuentra el repuesto que llegó la semana pasada")) {
            some.add(ask(subject));
        }
    }

    @Test
    void by_keyboard_tickets_are_chosen_and_closed_and_that_is_undone() {
        try (Browser technician = Browser.desktop("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets?sort=number");
            Page page = technician.page();
            assertThat(page.locator("#bloque")).isHidden();
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.keyboard().press("Shift+ArrowDown");
            assertThat(page.locator("#bloque")).containsText("2 seleccionados");
            technician.checkAccessibility().checkWidth().screenshot("bloque-barra");
            technician.dark().screenshot("bloque-barra-oscuro").light();

            page.keyboard().press("e");
            assertThat(page.locator("#bloque-d")).isVisible();
            assertThat(page.locator("#bloque-t")).hasText("¿Cerrar estos 2 tickets?");
            technician.checkAccessibility().screenshot("bloque-dialogo");
            page.locator("#bloque-d button.btn-primary").click();

            assertThat(page.locator(".toast-x")).containsText("2 tickets terminados");
            assertThat(page.locator("tbody tr")).hasCount(2);
            technician.checkAccessibility().screenshot("bloque-deshacer");
            page.keyboard().press("z");
            assertThat(page.locator("main .flash")).containsText("2 tickets quedaron como estaban");
            assertThat(page.locator("tbody tr")).hasCount(4);
        }
    }

    @Test
    void a_ticket_that_somebody_changed_meanwhile_is_told_with_who_did_what() {
        try (Browser technician = Browser.desktop("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets");
            Page page = technician.page();
            page.locator("[data-all]").check();
            page.keyboard().press("p");
            assertThat(page.locator("#bloque-d")).isVisible();
            Ticket other = some.get(3);
            tickets.changeState(clients.superadmin(), other.ticketId(), other.version(), State.EN_ESPERA);
            page.locator("#f-target").selectOption("alta");
            page.locator("#bloque-d button.btn-primary").click();

            assertThat(page.locator("h1")).hasText("Cambiar la prioridad a Alta");
            assertThat(page.locator("#avance")).containsText("3 cambiaron");
            assertThat(page.locator("#fallaron")).containsText(other.code());
            assertThat(page.locator("#fallaron"))
                    .containsText(clients.superadmin().name());
            technician.checkAccessibility().checkWidth().screenshot("bloque-resultado");
            technician.dark().screenshot("bloque-resultado-oscuro").light();
            page.reload();
            page.getByRole(AriaRole.BUTTON, named("Intentar otra vez con 1")).click();
            assertThat(page.locator("main .flash")).containsText("listo en 1 ticket");
            technician.open("/tickets/bulk");
            assertThat(page.locator("main .rows li")).hasCount(2);
            technician.checkAccessibility().screenshot("bloque-recientes");
        }
    }

    @Test
    void all_that_match_are_more_than_the_page_and_go_on_by_themselves() {
        for (int i = 0; i < 56; i++) {
            ask("Alta de la persona " + i);
        }
        Ticket solved = ask("Una que se resolvió y que solo el tablero muestra");
        tickets.changeState(daniela, solved.ticketId(), solved.version(), State.RESUELTO);
        try (Browser technician = Browser.desktop("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets?mode=board");
            Page page = technician.page();
            page.locator("#tablero input[name=ticket]").first().check();
            page.getByText("Los 61 de la vista").click();
            technician.checkAccessibility().checkWidth().screenshot("bloque-tablero-todos");
            page.keyboard().press("p");
            assertThat(page.locator("#bloque-t")).containsText("61 tickets");

            technician.open("/tickets");
            page.locator("tbody input[name=ticket]").first().check();
            page.getByText("Los 60 de la vista").click();
            technician.screenshot("bloque-todos");
            page.keyboard().press("m");
            assertThat(page.locator("#bloque-t")).containsText("60 tickets");
            page.locator("#bloque-d button.btn-primary").click();

            assertThat(page.locator("#avance")).containsText("60 cambiaron");
            Assertions.assertThat(
                            tickets.get(daniela, some.getFirst().ticketId()).assigneeId())
                    .isEqualTo(daniela.userId());
        }
    }

    @Test
    void from_the_board_cards_are_ticked_and_what_comes_of_it_is_seen_there() {
        try (Browser technician = Browser.desktop("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets?mode=board");
            Page page = technician.page();
            assertThat(page.locator("#bloque")).isHidden();
            page.locator("#tablero .ttl").first().focus();
            page.keyboard().press("x");
            page.locator("#tablero input[name=ticket]").nth(1).check();
            assertThat(page.locator("#bloque")).containsText("2 seleccionados");
            technician.checkAccessibility().checkWidth().screenshot("bloque-tablero");
            technician.dark().screenshot("bloque-tablero-oscuro").light();
            page.locator("#bloque").getByText("Etiquetas").click();
            page.locator("#f-body").fill("Garantía");
            page.locator("#bloque-d button.btn-primary").click();

            assertThat(page.locator("main .flash")).containsText("listo en 2 tickets");
            assertThat(page.locator("#tablero .tag")).hasCount(2);
            page.locator("#tablero input[name=ticket]").nth(0).check();
            page.locator("#bloque").getByText("Etiquetas").click();
            page.locator("#f-target").selectOption("off");
            page.locator("#f-body").fill("garantia");
            page.locator("#bloque-d button.btn-primary").click();
            assertThat(page.locator("#tablero .tag")).hasCount(1);
            closesACardAndTakesThatBack(page);
        }
    }

    private static void closesACardAndTakesThatBack(Page page) {
        String code = page.locator("#tablero [data-card]").first().getAttribute("data-card");
        Locator card = page.locator("#tablero [data-card='" + code + "']");
        card.locator("input[name=ticket]").check();
        page.locator("#bloque").getByText("Cerrar").click();
        page.locator("#bloque-d button.btn-primary").click();
        assertThat(page.locator(".toast-x")).containsText("1 ticket terminado");
        assertThat(card).hasCount(0);

        page.locator(".toast-x button").click();
        assertThat(page.locator("main .flash")).containsText("quedó como estaba");
        assertThat(card).hasCount(1);
    }

    @Test
    void on_a_phone_tickets_are_ticked_and_the_bar_is_in_reach() {
        try (Browser technician = Browser.phone("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets");
            Page page = technician.page();
            page.locator("tbody input[name=ticket]").nth(0).check();
            page.locator("tbody input[name=ticket]").nth(1).check();
            technician.checkAccessibility().checkWidth().screenshot("bloque-telefono");
            technician.dark().screenshot("bloque-telefono-oscuro").light();
            page.locator("#bloque").getByText("Prioridad").click();
            page.locator("#f-target").selectOption("alta");
            technician.checkAccessibility().checkWidth().screenshot("bloque-telefono-dialogo");
            page.locator("#bloque-d button.btn-primary").click();

            assertThat(page.locator("main .flash")).containsText("listo en 2 tickets");
        }
    }

    @Test
    void without_a_script_ticks_and_buttons_do_the_same() {
        try (Browser technician = Browser.withoutScripts("http://localhost:" + port)) {
            technician.signIn(daniela, "/tickets");
            Page page = technician.page();
            page.locator("tbody input[name=ticket]").nth(0).check();
            page.locator("tbody input[name=ticket]").nth(1).check();
            page.locator("#bloque").getByText("Asignar").click();
            assertThat(page.locator("h1")).containsText("estos 2 tickets");
            technician.screenshot("bloque-pagina");
            page.locator("main button.btn-primary").click();

            assertThat(page.locator("main .flash")).containsText("listo en 2 tickets");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private Ticket ask(String subject) {
        Person gabriela = clients.cafe().requester();
        return SomeOpening.of(gabriela)
                .about(subject)
                .at(clients.cafe().siteId())
                .in(tickets);
    }
}
