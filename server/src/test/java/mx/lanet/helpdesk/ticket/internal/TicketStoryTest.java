package mx.lanet.helpdesk.ticket.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.List;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.knowledge.ArticleDraft;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.ArticleDrafts;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Audience;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.text.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@Tag("browser")
class TicketStoryTest {
    /** One blue pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @Autowired
    private Technicians technicians;

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleDrafts drafts;

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
    void a_question_is_asked_answered_resolved_and_rated() {
        publish("La impresora no imprime: reinicia la cola");
        try (Browser requester = desktop();
                Browser technician = desktop()) {
            requester.signIn(gabriela, "/portal").checkAccessibility();
            requester.page().getByRole(AriaRole.LINK, named("Impresora")).click();
            requester.page().getByLabel("En una frase, ¿qué pasa?").fill("La impresora de Contabilidad no imprime");
            requester.page().getByLabel("Cuéntanos un poco más").fill("Desde las 9.\n\nYa la reinicié.");
            readBeside(requester);
            requester.page().getByText("No puedo trabajar").click();
            requester.page().locator("#f-files").setInputFiles(new FilePayload("captura.png", "image/png", PICTURE));
            requester.checkAccessibility().longScreenshot("portal-nuevo");
            requester.page().getByRole(AriaRole.BUTTON, button("Enviar")).click();
            assertThat(requester.page().getByText("Recibimos tu mensaje")).isVisible();
            assertThat(requester.page().getByAltText("captura.png")).isVisible();

            technician.signIn(daniela, "/tickets?view=unassigned");
            technician
                    .page()
                    .getByRole(AriaRole.LINK, named("La impresora de Contabilidad"))
                    .click();
            assertThat(technician.page().locator("#cabeza")).containsText("La impresora");
            technician.page().waitForLoadState();
            technician.page().keyboard().press("m");
            assertThat(technician.page().locator("#p-assignee"))
                    .hasValue(daniela.userId().toString());
            technician.page().locator("#p-priority").selectOption("critica");
            assertThat(technician.page().locator("#cabeza")).containsText("Crítica");
            technician
                    .page()
                    .locator("#f-body")
                    .fill("Hola, Gabriela. ¿Qué dice su pantalla? Mira https://example.com/ayuda.");
            technician.page().locator("#f-then").selectOption("en_espera");
            technician.page().locator("#f-body").press("Control+Enter");
            assertThat(technician.page().locator(".msg.ours")).containsText("¿Qué dice su pantalla?");
            technician.page().locator("label[data-key=n]").click();
            technician.page().locator("#f-body").fill("El tóner se pidió el martes.");
            technician.screenshot("ticket-nota-escribiendo");
            technician.page().getByRole(AriaRole.BUTTON, button("Enviar")).click();
            assertThat(technician.page().locator(".msg.note")).containsText("tóner");
            technician.screenshot("ticket");

            requester.open("/portal/tickets");
            assertThat(requester.page().getByText("Esperamos tu respuesta")).isVisible();
            requester.page().getByRole(AriaRole.LINK, named("La impresora")).click();
            assertThat(requester.page().locator("#contenido")).not().containsText("tóner");
            requester.page().locator("#f-body").fill("Dice «sin papel».");
            requester.page().getByRole(AriaRole.BUTTON, button("Enviar")).click();
            assertThat(requester.page().getByText("Te estamos atendiendo")).isVisible();

            technician.page().reload();
            technician.page().locator("#p-state").selectOption("resuelto");
            assertThat(technician.page().locator("#cabeza")).containsText("Resuelto");

            requester.page().reload();
            requester.longScreenshot("portal-ticket-resuelto");
            requester.page().locator("label.rate").nth(4).click();
            requester.page().locator("#f-comment").fill("Rápido y claro");
            requester.page().getByRole(AriaRole.BUTTON, button("Calificar")).click();
            assertThat(requester.page().getByText("Lo calificaste con 5 de 5")).isVisible();
            requester.open("/portal").longScreenshot("portal");

            technician.page().reload();
            assertThat(technician.page().locator("#cabeza")).containsText("5 de 5");
            assertThat(technician.page().locator("#cabeza")).containsText("Rápido y claro");
            putIntoTheAnswer(technician);
            turnIntoAnArticle(technician);
        }
    }

    private void publish(String title) {
        ArticleDraft draft = drafts.begin(
                daniela,
                new Placing(clients.cafe().clientId(), Audience.CLIENT, null),
                TextLanguage.ES,
                title,
                Written.of("<p>Abre <b>Servicios</b>.</p><ol><li>Reinicia la cola</li></ol>", ""));
        articles.publish(daniela, draft, List.of());
    }

    /** What is typed stays while an article is read beside it. */
    private static void readBeside(Browser requester) {
        Page page = requester.page();
        page.locator("#sugeridos a").first().click();
        assertThat(page.locator("#sugeridos [data-reading]")).containsText("Reinicia la cola");
        requester.checkAccessibility().longScreenshot("portal-nuevo-articulo");
        assertThat(page.getByRole(AriaRole.BUTTON, button("Esto resolvió mi problema")))
                .isVisible();
        page.getByRole(AriaRole.LINK, named("Seguir con el ticket")).click();
        assertThat(page.locator("#sugeridos [data-reading]")).hasCount(0);
        assertThat(page.locator("#f-description")).containsText("Ya la reinicié.");
    }

    private static void putIntoTheAnswer(Browser technician) {
        Page page = technician.page();
        page.waitForLoadState();
        page.locator("#lado-articulos summary").click();
        page.getByRole(AriaRole.BUTTON, button("Poner enlace")).first().click();
        assertThat(page.locator("#f-body a")).hasText("La impresora no imprime: reinicia la cola");
        technician.checkAccessibility().screenshot("ticket-articulos");
    }

    private static void turnIntoAnArticle(Browser technician) {
        Page page = technician.page();
        page.locator(".msg.ours").first().hover();
        page.getByRole(AriaRole.BUTTON, button("Convertir en artículo")).first().click();
        assertThat(page.locator("#f-title")).hasValue("La impresora de Contabilidad no imprime");
        assertThat(page.locator("#f-body")).containsText("¿Qué dice su pantalla?");
        technician.checkAccessibility().longScreenshot("articulo-borrador");
        page.getByRole(AriaRole.BUTTON, button("Publicar")).click();
        assertThat(page.getByText("Publicado: La impresora de Contabilidad no imprime"))
                .isVisible();
        technician.longScreenshot("articulo");
    }

    @Test
    void what_one_writes_the_other_sees_without_a_reload() {
        Ticket ticket = ask("Sin sonido en la sala de juntas", Priority.MEDIA);
        try (Browser requester = desktop();
                Browser technician = desktop()) {
            requester.signIn(gabriela, "/portal/tickets/" + ticket.code());
            technician.signIn(daniela, "/tickets/" + ticket.code());
            technician.page().waitForLoadState();
            requester.page().locator("#f-body").fill("Aún escribo esto");

            technician.page().locator("#f-body").fill("¿Está conectada la bocina?");
            technician.page().getByRole(AriaRole.BUTTON, button("Enviar")).click();
            assertThat(requester.page().locator(".msg.ours")).containsText("¿Está conectada la bocina?");
            assertThat(requester.page().locator("#f-body")).hasText("Aún escribo esto");
            assertThat(requester.page().getByText("Te estamos atendiendo")).isVisible();

            technician.page().locator("#f-body").fill("Otra cosa");
            requester.page().getByRole(AriaRole.BUTTON, button("Enviar")).click();
            assertThat(technician.page().locator("#charla")).containsText("Aún escribo esto");
            assertThat(technician.page().locator("#f-body")).hasText("Otra cosa");
        }
    }

    @Test
    void the_portals_start_page_follows_its_tickets() {
        Ticket ticket = ask("No abre la hoja de inventario", Priority.MEDIA);
        try (Browser requester = desktop()) {
            requester.signIn(gabriela, "/portal");
            assertThat(requester.page().locator("#mis-tickets")).containsText("No abre la hoja de inventario");
            assertThat(requester.page().locator("#mis-tickets")).not().containsText("Esperamos tu respuesta");

            tickets.replyAndLeave(daniela, ticket.ticketId(), 1, "¿Qué mensaje sale?", State.EN_ESPERA);

            assertThat(requester.page().locator("#mis-tickets")).containsText("Esperamos tu respuesta");
            assertThat(requester.page().locator("#mis-tickets")).containsText("Daniela Ríos te escribió");
        }
    }

    @Test
    void the_second_of_two_technicians_is_told_what_changed() {
        Ticket ticket = ask("El sistema se traba al timbrar", Priority.ALTA);
        try (Browser first = desktop();
                Browser second = desktop()) {
            // No live line reaches the second one, who therefore has not heard of the change.
            second.page().routeWebSocket("**/ws", line -> {});
            first.signIn(daniela, "/tickets/" + ticket.code());
            second.signIn(clients.superadmin(), "/tickets/" + ticket.code());

            first.page().locator("#p-priority").selectOption("critica");
            assertThat(first.page().locator("#cabeza")).containsText("Crítica");
            second.page().locator("#p-priority").selectOption("baja");

            assertThat(second.page().locator("#aviso"))
                    .containsText("Daniela Ríos cambió la prioridad: Alta → Crítica");
            assertThat(second.page().locator("#p-priority")).hasValue("critica");
            second.checkAccessibility().screenshot("ticket-cambiado-mientras");
            second.page()
                    .getByRole(AriaRole.BUTTON, button("Poner Baja de todos modos"))
                    .click();
            assertThat(second.page().locator("#p-priority")).hasValue("baja");
            assertThat(second.page().locator("#aviso")).isEmpty();

            first.expectComplaint("404");
            technicians.withdraw(
                    clients.superadmin(), daniela.userId(), clients.cafe().clientId());
            second.page().locator("#p-priority").selectOption("media");
            assertThat(first.page().locator("#toasts")).containsText("ya no te lo muestran");
        }
    }

    @Test
    void the_list_is_filtered_searched_sorted_and_walked_by_keys() {
        fill();
        try (Browser technician = desktop()) {
            technician.signIn(daniela, "/tickets");
            technician.checkAccessibility().checkWidth().screenshot("tickets");
            technician.dark().open("/tickets").screenshot("tickets-oscuro").light();
            technician.page().keyboard().press("j");
            technician.page().keyboard().press("j");
            technician.page().keyboard().press("Enter");
            assertThat(technician.page().locator("h1")).containsText("Pantalla azul");
            technician.dark().page().reload();
            technician.screenshot("ticket-oscuro").light();

            technician.open("/tickets?view=unassigned");
            assertThat(technician.page().locator("#vistas [aria-current=page]")).containsText("Sin asignar");
            String before = technician
                    .page()
                    .locator("#vistas [aria-current=page] .nav-n")
                    .textContent();
            ask("Llegó mientras miraba", Priority.MEDIA);
            assertThat(technician.page().locator("#vistas [aria-current=page] .nav-n"))
                    .hasText(String.valueOf(Integer.parseInt(before) + 1));
            technician.open("/tickets?view=all&priority=critica&sort=-number");
            technician.checkAccessibility().screenshot("tickets-filtrados");
            assertThat(technician.page().locator("tbody tr")).hasCount(2);
            technician.open("/tickets?view=all&q=timbrado");
            assertThat(technician.page().locator("tbody tr")).hasCount(1);
            technician.open("/tickets?view=all&q=nadatienesto");
            assertThat(technician.page().getByText("Nada coincide")).isVisible();
            technician.screenshot("tickets-vacio");
            technician.open("/tickets/new").checkAccessibility().longScreenshot("ticket-nuevo");
        }
    }

    @Test
    void all_of_it_fits_a_phone() {
        fill();
        Ticket ticket =
                ask("Un asunto larguísimo que nadie leería entero: " + "impresora ".repeat(20), Priority.CRITICA);
        tickets.reply(daniela, ticket.ticketId(), "Hola, Gabriela. " + "Sinespacios".repeat(30), Channel.PORTAL, null);
        tickets.note(daniela, ticket.ticketId(), "Solo para el equipo.");
        Ticket resolved = ask("Ya quedó", Priority.MEDIA);
        tickets.replyAndLeave(daniela, resolved.ticketId(), 1, "Listo.", State.RESUELTO);
        try (Browser technician = phone();
                Browser requester = phone()) {
            technician
                    .signIn(daniela, "/tickets")
                    .checkWidth()
                    .checkAccessibility()
                    .screenshot("tickets-telefono");
            technician
                    .open("/tickets/" + ticket.code())
                    .checkWidth()
                    .checkAccessibility()
                    .screenshot("ticket-telefono");
            technician.open("/tickets/" + ticket.code() + "#lado").checkWidth().screenshot("ticket-telefono-detalles");
            requester
                    .signIn(gabriela, "/portal")
                    .checkWidth()
                    .checkAccessibility()
                    .longScreenshot("portal-telefono");
            requester.open("/profile").checkWidth();
            requester.open("/portal/tickets/new?category=program").checkWidth().longScreenshot("portal-nuevo-telefono");
            requester
                    .open("/portal/tickets/" + ticket.code())
                    .checkWidth()
                    .checkAccessibility()
                    .longScreenshot("portal-ticket-telefono");
            requester
                    .open("/portal/tickets/" + resolved.code())
                    .checkWidth()
                    .checkAccessibility()
                    .longScreenshot("portal-resuelto-telefono");
            requester.dark().open("/portal").longScreenshot("portal-telefono-oscuro");
        }
    }

    @Test
    void a_client_admin_sees_the_company_and_no_notes() {
        Ticket ticket = ask("El servidor está lento", Priority.ALTA);
        tickets.note(daniela, ticket.ticketId(), "Secreto del equipo");
        try (Browser admin = desktop()) {
            admin.signIn(clients.cafe().clientAdmin(), "/tickets");
            admin.page()
                    .getByRole(AriaRole.LINK, named("El servidor está lento"))
                    .click();
            assertThat(admin.page().locator("#contenido")).not().containsText("Secreto");
            assertThat(admin.page().locator("#p-state")).hasCount(0);
            admin.checkAccessibility().screenshot("ticket-encargado");
            admin.page().getByRole(AriaRole.BUTTON, button("Cerrar ticket")).click();
            assertThat(admin.page().getByText("quedó cerrado")).isVisible();
        }
    }

    private void fill() {
        ask("El sistema de facturación se traba al timbrar", Priority.CRITICA);
        Ticket mail = ask("No llega correo de un proveedor desde ayer", Priority.ALTA);
        Ticket user = ask("Alta de usuaria nueva en Almacén", Priority.MEDIA);
        Ticket toner = ask("Impresora de recepción: falta tóner", Priority.BAJA);
        Ticket disk = ask("Reemplazo de disco en SRV-CDMX-01", Priority.CRITICA);
        ask("Pantalla azul al abrir la hoja de inventario", Priority.ALTA);
        ask("VPN lenta desde la sucursal Querétaro", Priority.BAJA);
        tickets.assign(daniela, mail.ticketId(), 1, daniela.userId());
        tickets.reply(daniela, user.ticketId(), "Ya la doy de alta.", Channel.PORTAL, null);
        tickets.replyAndLeave(daniela, toner.ticketId(), 1, "Llega el martes.", State.EN_ESPERA);
        tickets.changeState(daniela, disk.ticketId(), 1, State.RESUELTO);
        ask("Pantalla azul otra vez", Priority.ALTA);
        ask("No abre el navegador", Priority.MEDIA);
    }

    private Ticket ask(String subject, Priority priority) {
        return SomeOpening.of(gabriela)
                .about(subject.length() > 300 ? subject.substring(0, 300) : subject)
                .saying(
                        "Desde las 9 me sale “No hay espacio suficiente”. Ya reinicié y sigue igual.\n\nTengo que entregar 40 facturas antes de las 2.")
                .urgency(priority)
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

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
