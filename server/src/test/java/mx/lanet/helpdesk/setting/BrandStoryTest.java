package mx.lanet.helpdesk.setting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPictures;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a client's machines look to its people: colour and logo, from its page to what an agent is told and fetches. */
@ServerTest
class BrandStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern FLASH = Pattern.compile("flash=([A-Za-z0-9_=-]+)");

    @Autowired
    private TestPeople people;

    @Autowired
    private EnrolmentTokens tokens;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private TestAgents agents;
    private TestAgents.Joined machine;
    private Visitor marco;
    private String client;

    @BeforeEach
    void aMachineAndItsTechnician() {
        clients = people.twoClients();
        agents = new TestAgents(tokens, port);
        machine = agents.join(clients.cafe(), "PC-CAJA");
        marco = Visitor.as(clients.cafe().technician(), port);
        client = "/alerts/settings/clients/" + clients.cafe().clientId();
    }

    @AfterEach
    void heLeaves() {
        marco.close();
    }

    @Test
    void a_logo_is_drawn_anew_comes_to_the_clients_machines_and_goes_again() throws Exception {
        assertThat(logo(machine).statusCode()).isEqualTo(404);
        assertThat(upload(marco, TestPictures.png(2048, 512))).isEqualTo("");

        String told = awaitLogo();
        HttpResponse<byte[]> got = logo(machine);
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(got.body()));
        assertThat(told).isEqualTo(sha256(got.body()));
        assertThat(drawn.getWidth() + "×" + drawn.getHeight()).isEqualTo("512×128");
        assertThat(drawn.getRGB(0, 0) >>> 24)
                .as("what is seen through stays so")
                .isZero();
        assertThat(logo(
                                machine,
                                "If-None-Match",
                                got.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        assertThat(logo(agents.join(clients.textil(), "PC-TELAR")).statusCode()).isEqualTo(404);
        String stamp = Pattern.compile("name=\"stamp\" value=\"([^\"]*)\"")
                .matcher(marco.get(client).body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(flash(marco.post(client, Map.of("stamp", stamp))))
                .as("an empty form takes nothing away")
                .contains("setting.flash.same");
        assertThat(marco.get(client + "/logo").statusCode()).isEqualTo(200);

        assertThat(upload(marco, "no es imagen".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("field.logo_kind");
        assertThat(upload(marco, Files.readAllBytes(Path.of("src/test/resources/pictures/lossy.webp"))))
                .isEqualTo("");
        assertThat(awaitLogo())
                .isNotEqualTo(told)
                .isEqualTo(sha256(logo(machine).body()));
        try (Visitor stranger = Visitor.as(clients.textil().technician(), port)) {
            assertThat(upload(stranger, TestPictures.png(10, 10))).isEqualTo("404");
            assertThat(stranger.post(client + "/logo/remove", Map.of()).statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get(client + "/logo").statusCode()).isEqualTo(404);
        }

        assertThat(marco.post(client + "/logo/remove", Map.of()).statusCode()).isEqualTo(303);
        assertThat(awaitLogo()).isEqualTo("null");
        assertThat(logo(machine).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("browser")
    void a_colour_is_picked_or_typed_and_the_logo_is_chosen_on_the_clients_page() {
        String url = "http://localhost:" + port;
        try (Browser lucia = Browser.desktop(url).signIn(clients.superadmin(), client)) {
            Locator colour = lucia.page().locator("[id='f-workstation.brand_color']");
            Locator picker = lucia.page().locator("[data-colour='f-workstation.brand_color']");
            colour.fill("#AA0044");
            assertThat(picker).hasValue("#aa0044");
            picker.fill("#1d4ed8");
            assertThat(colour).hasValue("#1d4ed8");
            lucia.page().locator("[id='f-workstation.support_name']").fill("Mesa de ayuda LANET");
            lucia.page().locator("[id='f-workstation.brand_greeting']").fill("Cuéntanos qué pasa y desde cuándo.");
            press(lucia, "Guardar ajustes");
            lucia.page().locator("#f-logo").setInputFiles(new FilePayload("l.png", "", TestPictures.png(900, 300)));
            press(lucia, "Subir logotipo");

            assertThat(lucia.page().locator(".set-logo img")).isVisible();
            assertThat(colour).hasValue("#1d4ed8");
            lucia.checkAccessibility().checkWidth().longScreenshot("setting-desktop");
            lucia.dark().checkAccessibleLook().longScreenshot("setting-desktop-dark");
        }
        try (Browser marco = Browser.phone(url).signIn(clients.cafe().technician(), client)) {
            marco.inEnglish().open(client).checkAccessibleLook().checkWidth().longScreenshot("setting-desktop-phone");
        }
    }

    private static void press(Browser browser, String button) {
        browser.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    /** The key of what went wrong, the status when that is not it, or nothing. */
    private String upload(Visitor visitor, byte[] file) throws Exception {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--frontera\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"l\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--frontera--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address(client + "/logo"))
                .header("X-CSRF-TOKEN", visitor.csrfToken())
                .header("Cookie", visitor.cookieHeader())
                .header("Content-Type", "multipart/form-data; boundary=frontera")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        if (answer.statusCode() != 303) {
            return String.valueOf(answer.statusCode());
        }
        Matcher trouble = Pattern.compile("field\\.[a-z_]+").matcher(flash(answer));
        return trouble.find() ? trouble.group() : "";
    }

    /** What the next page would say. */
    private static String flash(HttpResponse<?> answer) {
        Matcher flash = FLASH.matcher(String.join(" ", answer.headers().allValues("Set-Cookie")));
        return flash.find() ? new String(Base64.getUrlDecoder().decode(flash.group(1)), StandardCharsets.UTF_8) : "";
    }

    private HttpResponse<byte[]> logo(TestAgents.Joined asker, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address("/api/agents/logo")).header("Authorization", "Bearer " + asker.jwt());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private String awaitLogo() {
        return await().atMost(SOON)
                .until(() -> beat().path("config_updates").path("brand_logo"), told -> !told.isMissingNode())
                .asString("null");
    }

    private JsonNode beat() {
        String body = "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":10}}".formatted(machine.assetId());
        return new JsonMapper()
                .readTree(agents.answer(machine, "/api/agents/heartbeat", body))
                .path("data");
    }
}
