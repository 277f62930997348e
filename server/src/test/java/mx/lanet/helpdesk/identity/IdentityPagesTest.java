package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@Tag("browser")
class IdentityPagesTest {
    @Autowired
    TestPeople people;

    @LocalServerPort
    int port;

    TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void somebody_signs_in_reads_the_refusal_and_returns_to_the_page_asked_for() {
        try (Browser browser = desktop().expectComplaint("422")) {
            browser.open("/users");
            assertThat(browser.page().url()).endsWith("/login?return=%2Fusers");
            look(browser, "login");
            field(browser, "Usuario").fill(two.cafe().technician().login());
            field(browser, "Contraseña").fill("no es esta contraseña");
            press(browser, "Entrar");
            seen(browser, "no coinciden");
            look(browser, "login-refused");

            field(browser, "Contraseña").fill(TestPeople.PASSWORD);
            press(browser, "Entrar");

            assertThat(browser.page().url()).endsWith("/users");
            seen(browser, two.cafe().requester().name());
        }
    }

    @Test
    void a_superadmin_makes_a_user_whose_password_is_shown_once() {
        String login = "carmen." + UUID.randomUUID().toString().substring(0, 8);
        try (Browser browser = signedIn(desktop(), two.superadmin()).expectComplaint("422")) {
            browser.open("/users/new");
            look(browser, "user-new");
            field(browser, "Nombre").fill("Carmen Luna");
            field(browser, "Usuario").fill("Carmen Luna");
            field(browser, "Correo").fill("carmen@cafemexico");
            press(browser, "Crear con contraseña");
            seen(browser, "Usa de 2 a 100 letras sin acento");
            assertThat(field(browser, "Nombre").inputValue()).isEqualTo("Carmen Luna");
            look(browser, "user-new-wrong");

            field(browser, "Usuario").fill(login);
            field(browser, "Correo").fill("carmen@cafemexico.mx");
            browser.page()
                    .getByLabel("Cliente")
                    .selectOption(two.cafe().clientId().toString());
            press(browser, "Crear con contraseña");

            seen(browser, "Solo se ve ahora");
            look(browser, "user-made");
        }
    }

    @Test
    void a_technician_gets_clients_on_the_own_page_and_is_shut_out_by_a_dialog_with_numbers() {
        Person daniela = two.cafe().technician();
        try (Browser work = signedIn(desktop(), daniela);
                Browser browser = signedIn(desktop(), two.superadmin())) {
            browser.open("/users/" + daniela.userId());
            browser.page()
                    .getByLabel("Agregar cliente")
                    .selectOption(two.textil().clientId().toString());
            press(browser, "Agregar");
            seen(browser, "Cliente agregado");
            look(browser, "technician");
            press(browser, "Desactivar");
            seen(browser, "Se cierra su sesión ahora mismo");
            look(browser, "user-deactivate");
            browser.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByText("Desactivar", new Locator.GetByTextOptions().setExact(true))
                    .click();
            seen(browser, "Se cerró su sesión");

            work.open("/users");
            assertThat(work.page().url()).contains("/login");
        }
    }

    @Test
    void two_editors_of_one_person_do_not_overwrite_each_other() {
        String path = "/users/" + two.cafe().requester().userId();
        try (Browser lucia = signedIn(desktop(), two.superadmin());
                Browser hugo = signedIn(desktop(), two.cafe().clientAdmin()).expectComplaint("409")) {
            lucia.open(path);
            hugo.open(path);
            field(lucia, "Teléfono").fill("55 1111 1111");
            press(lucia, "Guardar");
            seen(lucia, "Guardaste los cambios");

            field(hugo, "Área").fill("Compras");
            press(hugo, "Guardar");

            seen(hugo, "Alguien guardó otro cambio");
            assertThat(field(hugo, "Área").inputValue()).isEqualTo("Compras");
            look(hugo, "user-conflict");
        }
    }

    /** How they look otherwise is said by EveryPageTest, whose telephone speaks the shorter English. */
    @Test
    void lists_and_forms_fit_a_phone() {
        Map<String, String> pages = Map.of(
                "users", "/users",
                "clients", "/clients",
                "client", "/clients/" + two.cafe().clientId(),
                "client-new", "/clients/new",
                "site-new", "/clients/" + two.cafe().clientId() + "/sites/new",
                "profile", "/profile",
                "password", "/password",
                "sessions", "/settings/sessions",
                "audit", "/audit");
        try (Browser small = signedIn(Browser.phone(url()), two.superadmin())) {
            pages.forEach((name, path) -> small.open(path).checkWidth().longScreenshot("identity-" + name + "-phone"));
        }
    }

    @Test
    void a_requester_has_a_profile_in_the_portal_and_no_list_of_people() {
        try (Browser browser = signedIn(desktop(), two.cafe().requester()).expectComplaint("403")) {
            browser.open("/profile");
            look(browser, "profile-requester");
            browser.page().getByLabel("Idioma").selectOption("en");
            press(browser, "Guardar");
            seen(browser, "You saved your profile");

            browser.open("/users");

            assertThat(browser.page().getByRole(AriaRole.HEADING).first().textContent())
                    .isNotEqualTo("Users");
        }
    }

    @Test
    void a_client_admin_makes_a_site_and_reads_the_own_record() {
        try (Browser browser = signedIn(desktop(), two.cafe().clientAdmin())) {
            browser.open("/clients/" + two.cafe().clientId() + "/sites/new");
            field(browser, "Nombre").fill("Bodega Vallejo");
            press(browser, "Guardar");
            seen(browser, "Creaste el sitio Bodega Vallejo.");

            browser.open("/audit");

            seen(browser, "creó el sitio Bodega Vallejo");
            look(browser, "audit-client-admin");
        }
    }

    private Browser desktop() {
        return Browser.desktop(url());
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private static Browser signedIn(Browser browser, Person person) {
        browser.signIn(person, "/profile");
        return browser;
    }

    private static Locator field(Browser browser, String label) {
        return browser.page().getByRole(AriaRole.MAIN).getByLabel(label).first();
    }

    private static void press(Browser browser, String button) {
        browser.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private static void seen(Browser browser, String text) {
        PlaywrightAssertions.assertThat(browser.page()
                        .getByText(text, new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
    }

    private static void look(Browser browser, String name) {
        browser.checkAccessibility().checkWidth().screenshot("identity-" + name);
    }
}
