package mx.lanet.helpdesk.console.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages are forms and links; scripts only make them quicker. */
@ServerTest
@Tag("browser")
class WithoutScriptsTest {
    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients.Company cafe;

    @BeforeEach
    void twoClients() {
        cafe = people.twoClients().cafe();
    }

    @Test
    void somebody_asks_is_answered_and_closes_the_ticket() {
        try (Browser requester = withoutScripts();
                Browser technician = withoutScripts()) {
            requester.signIn(cafe.requester(), "/portal/tickets/new?category=printer");
            requester.page().locator("#f-subject").fill("La impresora no imprime");
            requester.page().locator("#f-description").fill("Desde las 9.");
            press(requester, "Enviar");
            assertThat(requester.page().getByText("Recibimos tu mensaje")).isVisible();
            String code = requester.page().url().replaceAll(".*/", "");

            technician.signIn(cafe.technician(), "/tickets/" + code);
            technician.page().locator("#f-body").fill("¿Tiene papel?");
            press(technician, "Enviar");
            assertThat(technician.page().locator("#charla")).containsText("¿Tiene papel?");
            assertThat(technician.page().locator("#f-body")).hasValue("");
            technician.page().locator("#p-priority").selectOption("alta");
            technician.page().locator("form:has(#p-priority) button").click();
            assertThat(technician.page().locator("#cabeza")).containsText("Alta");

            requester.page().reload();
            assertThat(requester.page().locator("#charla")).containsText("¿Tiene papel?");
            requester.page().locator("#f-body").fill("Era eso, gracias.");
            press(requester, "Enviar");
            assertThat(requester.page().locator("#charla")).containsText("Era eso, gracias.");
            press(requester, "Ya quedó, cerrar");
            assertThat(requester.page().getByText("Abrir otra vez")).isVisible();
        }
    }

    @Test
    void a_technician_makes_a_ticket_for_somebody() {
        try (Browser technician = withoutScripts()) {
            technician.signIn(cafe.technician(), "/tickets/new");
            technician.page().locator("#f-subject").fill("Llamó porque no entra a su correo");
            technician.page().locator("#f-requester").fill("Gabriela Montes");
            press(technician, "Abrir ticket");
            assertThat(technician.page().locator("#lado")).containsText("Gabriela Montes");
        }
    }

    @Test
    void the_list_of_machines_is_filtered_and_paged() {
        for (int i = 1; i <= 52; i++) {
            SomeAsset.of(cafe).named("PC-%02d".formatted(i)).in(tenancy, jdbc);
        }
        SomeAsset.of(cafe).named("PC-APAGADA").offline().in(tenancy, jdbc);
        try (Browser technician = withoutScripts()) {
            technician.signIn(cafe.technician(), "/assets");
            assertThat(technician.page().locator("tbody tr")).hasCount(50);
            technician.page().locator("#lista .pager a[rel=next]").click();
            assertThat(technician.page().locator("tbody tr")).hasCount(3);
            technician.page().getByTitle("Fuera de línea").click();
            assertThat(technician.page().locator("tbody tr")).hasCount(1);
            assertThat(technician.page().locator("tbody")).containsText("PC-APAGADA");
            technician.open("/assets");
            technician.page().getByPlaceholder("Nombre, serie, IP, persona").fill("pc-52");
            technician.page().keyboard().press("Enter");
            assertThat(technician.page().locator("tbody tr")).hasCount(1);
        }
    }

    private Browser withoutScripts() {
        return Browser.withoutScripts("http://localhost:" + port);
    }

    private static void press(Browser browser, String name) {
        browser.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }
}
