package mx.lanet.helpdesk.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
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

/** Hugo looks after the people of his company, and Lucía after everybody. */
@ServerTest
@Tag("browser")
class PeopleStoryTest {
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
    void a_client_admin_invites_somebody_who_comes_in_by_the_link_once() {
        try (Browser hugo = as(two.cafe().clientAdmin());
                Browser carmen = desktop().expectComplaint("422").expectComplaint("410")) {
            hugo.open("/users/new");
            hugo.page().locator("#f-name").fill("Carmen Luna");
            press(hugo, "Invitar con un enlace");
            String link = hugo.page().locator("#enlace").textContent().strip();
            look(hugo, "people-invited");
            hugo.page().reload();
            String path = URI.create(link).getPath();

            carmen.open(path);
            look(carmen, "people-join");
            carmen.page().locator("#f-password").fill("corta");
            press(carmen, "Entrar");
            assertThat(carmen.page().locator("main")).containsText("Escribe 10 caracteres o más");
            carmen.page().locator("#f-password").fill("tres palabras verdes");
            carmen.page().locator("#f-again").fill("tres palabras verdes");
            carmen.page().locator("#f-locale").selectOption("en");
            press(carmen, "Entrar");
            assertThat(carmen.page()).hasURL(Pattern.compile(".*/portal"));
            assertThat(carmen.page().locator("main")).containsText("You are in");

            carmen.open(path);
            assertThat(carmen.page().locator("h1")).hasText("This link was used");
            look(carmen, "people-join-used");
        }
    }

    @Test
    void a_list_is_checked_line_by_line_and_gives_its_links_once() throws IOException {
        String list =
                """
                Nombre;Correo;Sitio;Rol
                Ana Muñoz;ana@cafe.mx;Oficina Principal CDMX;
                Beto Ruiz;beto@cafe;;
                Ana Otra Vez;ANA@cafe.mx;Bodega;Técnico
                Íñigo Paz;inigo@cafe.mx;;Administrador
                """;
        try (Browser hugo = as(two.cafe().clientAdmin())) {
            hugo.open("/users/import");
            look(hugo, "people-import");
            hugo.page()
                    .locator("#f-file")
                    .setInputFiles(
                            new FilePayload("gente.csv", "text/csv", list.getBytes(Charset.forName("windows-1252"))));
            press(hugo, "Revisar la lista");
            assertThat(hugo.page().locator("main")).containsText("2 líneas están bien");
            assertThat(hugo.page().locator("#malas")).containsText("Está dos veces; también en la línea 2.");
            look(hugo, "people-import-review");
            press(hugo, "Importar las 2 que están bien");
            assertThat(hugo.page().locator("main")).containsText("Se dio de alta a 2 personas");
            look(hugo, "people-imported");

            Download download = hugo.page().waitForDownload(() -> press(hugo, "Descargar enlaces (CSV)"));
            List<String> lines = Files.readAllLines(download.path(), StandardCharsets.UTF_8);
            assertThat(lines).hasSize(3);
            assertThat(lines.get(1)).contains("\"Ana Muñoz\"", "\"ana@cafe.mx\"", "/join/");
            hugo.page().reload();
            assertThat(hugo.page().locator("main")).containsText("ya se descargaron");
        }
    }

    @Test
    void somebody_who_is_switched_off_loses_sessions_and_live_pages_at_once() {
        Person daniela = two.cafe().technician();
        try (Browser work = as(daniela);
                Browser lucia = as(two.superadmin())) {
            WebSocket live = work.page().waitForWebSocket(() -> work.open("/tickets"));
            lucia.open("/users/" + daniela.userId());
            press(lucia, "Desactivar");
            lucia.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByText("Desactivar", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(lucia.page().locator("main")).containsText("Se cerró su sesión");

            work.page().waitForCondition(live::isClosed, new Page.WaitForConditionOptions().setTimeout(5_000));
            work.open("/tickets");
            assertThat(work.page()).hasURL(Pattern.compile(".*/login.*"));
        }
    }

    @Test
    void a_profile_has_a_picture_and_a_time_zone_in_which_times_are_shown() throws IOException {
        try (Browser gabriela = as(two.cafe().requester())) {
            gabriela.open("/profile");
            String before = hour(gabriela);
            gabriela.page().locator("#f-photo").setInputFiles(new FilePayload("yo.png", "image/png", picture()));
            press(gabriela, "Guardar foto");
            assertThat(gabriela.page().locator("main .av img")).isVisible();
            Object width = gabriela.page()
                    .locator("main .av img")
                    .evaluate("img => img.decode().then(() => img.naturalWidth)");
            assertThat(width).isEqualTo(256);
            look(gabriela, "people-profile");

            gabriela.page().locator("#f-zone").selectOption("Asia/Tokyo");
            press(gabriela, "Guardar");
            assertThat(gabriela.page().locator("main")).containsText("Guardaste tu perfil");
            assertThat(hour(gabriela)).isNotEqualTo(before);

            gabriela.page()
                    .locator("#f-photo")
                    .setInputFiles(new FilePayload("yo.png", "image/png", "no".getBytes(StandardCharsets.UTF_8)));
            press(gabriela, "Guardar foto");
            assertThat(gabriela.page().locator("main")).containsText("solo sirven imágenes PNG o JPEG");
            press(gabriela, "Quitar foto");
            assertThat(gabriela.page().locator("main .av img")).hasCount(0);
        }
    }

    /** Other tests have technicians and clients of the same name: theirs may stand on the pages before. */
    private static Locator tickOf(Browser reader, String path, UUID who) {
        Locator tick = reader.page().locator("input[value='" + who + "'][type=checkbox]");
        for (int page = 1; page <= 20; page++) {
            reader.open(path + "?page=" + page);
            if (tick.count() > 0) {
                break;
            }
        }
        return tick;
    }

    @Test
    void technicians_are_given_clients_from_either_side() {
        Person daniela = two.cafe().technician();
        try (Browser lucia = as(two.superadmin())) {
            tickOf(lucia, "/technicians/clients/" + two.textil().clientId(), daniela.userId())
                    .check();
            look(lucia, "people-ticks");
            press(lucia, "Guardar");
            look(lucia, "people-assignments");
            lucia.open("/technicians?by=client&q=" + two.textil().name().replace(" ", "+"));
            assertThat(lucia.page().locator("main table")).containsText(daniela.name());

            tickOf(lucia, "/technicians/" + daniela.userId(), two.textil().clientId())
                    .uncheck();
            press(lucia, "Guardar");
            lucia.open("/users/" + daniela.userId());
            assertThat(lucia.page().locator("#clients table"))
                    .not()
                    .containsText(two.textil().name());
            assertThat(lucia.page().locator("#clients table"))
                    .containsText(two.cafe().name());
        }
    }

    /** How they look otherwise is said by EveryPageTest, whose telephone speaks the shorter English. */
    @Test
    void pages_of_people_fit_a_phone() {
        try (Browser phone = Browser.phone("http://localhost:" + port).signIn(two.superadmin(), "/profile")) {
            for (String path : List.of("/users/import", "/technicians", "/profile", "/tickets/new", "/users/new")) {
                String name = path.substring(1).replace('/', '-');
                phone.open(path).checkWidth().longScreenshot("people-" + name + "-phone");
            }
        }
    }

    /** When the session on this page began, as the page says it in full. */
    private static String hour(Browser browser) {
        return browser.page()
                .locator("section[aria-labelledby=sesiones] time")
                .first()
                .getAttribute("title");
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 640; x++) {
            for (int y = 0; y < 480; y++) {
                image.setRGB(x, y, (x / 3 << 16) | (y / 2 << 8) | 0x80);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private Browser as(Person person) {
        return desktop().signIn(person, "/profile");
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

    private static void look(Browser browser, String name) {
        browser.checkAccessibility().checkWidth().longScreenshot(name);
    }
}
