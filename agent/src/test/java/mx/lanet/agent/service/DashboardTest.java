package mx.lanet.agent.service;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import mx.lanet.agent.local.DeskFolder;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Memory;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import mx.lanet.protocol.Inventory;
import mx.lanet.trap.EgressTrap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The service's own page in a browser, of a whole agent that speaks to a server over HTTP. */
@Tag("browser")
@ExtendWith(EgressTrap.class)
class DashboardTest {
    /** Each place, and what shows that its data have come. */
    private static final Map<String, String> PLACES = Map.of(
            "state",
            "svg.chart",
            "help",
            "#category option:nth-child(2)",
            "tickets",
            "a.row",
            "tickets/" + DashboardScene.TICKET,
            ".talk .staff",
            "files",
            "td.mono",
            "queue",
            "main h2",
            "diagnosis",
            "main .btn",
            "log",
            ".log .warn",
            "settings",
            "td");

    private static Playwright playwright;
    private static Browser chromium;

    @TempDir
    private Path temp;

    private final ContractServer server = new ContractServer();
    private final List<String> complaints = new ArrayList<>();
    private DataFolder folder;
    private AgentService service;
    private Thread life;
    private BrowserContext context;
    private Page page;

    DashboardTest() throws IOException {}

    @BeforeAll
    static void startBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var program = Objects.requireNonNullElse(System.getenv("LANET_CHROMIUM"), "/usr/bin/chromium");
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(program))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stopBrowser() {
        playwright.close();
    }

    @BeforeEach
    void start() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
        server.publicKey = Identity.key(folder).publicText();
        new Identity(
                        server.url(),
                        ContractServer.ASSET,
                        null,
                        null,
                        "Cafe Mexico S.A. de C.V.",
                        "Oficina Principal CDMX",
                        Instant.now(),
                        server.commandKey.publicText(),
                        false,
                        server.issueToken(Duration.ofHours(24)))
                .write(folder);
        try (var database = Database.open(folder)) {
            var memory = new Memory(database, 2_016);
            for (int i = 72; i > 0; i--) {
                if (i < 30 || i > 36) {
                    memory.addSample(
                            DashboardScene.reading(35 + 25 * Math.sin(i / 4.0)),
                            Instant.now().minusSeconds(300L * i));
                }
            }
        }
        Files.createDirectories(folder.files());
        Files.writeString(folder.files().resolve("manual de la impresora.pdf"), "contenido");
        Files.writeString(folder.files().resolve(".half.part"), "…");
        Files.writeString(
                folder.logs().resolve("agent.0.log"),
                "2026-11-22T10:00:00Z INFO  AgentLoop: online\n2026-11-22T10:01:00Z WARN  AgentLoop: "
                        + DashboardScene.EVIL + "\n");
        DashboardScene.cannedTickets(server);
        serve(0);
        browse();
    }

    private void serve(int port) throws IOException {
        service = AgentService.open(
                folder,
                Identity.read(folder).orElseThrow(),
                new SettingSource(folder, Map.of(), Map.of("security.local_api_port", String.valueOf(port))),
                Map.of(),
                new AgentService.Sources(
                        (services, updates) -> DashboardScene.reading(34),
                        (asset, now, timeout) -> new Inventory(asset, now, null, null, List.of(), null, Map.of()),
                        () -> List.of("ERROR disco: " + DashboardScene.EVIL)),
                Messages.in(Locale.of("es", "MX")));
        life = Thread.ofPlatform().daemon().start(service::run);
    }

    private void browse() {
        context = chromium.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + service.localPort())
                .setViewportSize(1366, 768)
                .setLocale("es-MX")
                .setTimezoneId("America/Mexico_City")
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(20_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        page = context.newPage();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        end();
        server.close();
        assertThat(complaints).isEmpty();
    }

    private void end() throws Exception {
        service.stop(Duration.ofSeconds(10));
        life.join(10_000);
        service.close();
    }

    /** As {@code agent dashboard} does it. */
    private String pass() throws IOException {
        var reply = LocalClient.find(folder).orElseThrow().post("/dashboard", Map.of());
        return Json.WIRE.readTree(reply.body()).path("pass").asString();
    }

    private void enter() throws IOException {
        page.navigate("/#pass=" + pass());
        assertThat(heading("Estado del equipo")).isVisible();
    }

    private Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setLevel(1));
    }

    private Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private void checkPlaces(String look) {
        for (var shown : PLACES.entrySet()) {
            var place = shown.getKey();
            page.navigate("/#" + place);
            assertThat(page.locator(shown.getValue()).first()).isAttached();
            if ("all".equals(System.getProperty("lanet.pictures"))) {
                var name = look + "-" + place.replaceAll("/.*", "-one") + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name))
                        .setFullPage(true));
            }
            assertThat(new AxeBuilder(page)
                            .setLegacyMode(true).analyze().getViolations().stream()
                                    .map(rule -> rule.getId() + " "
                                            + rule.getNodes().stream()
                                                    .map(node -> node.getHtml())
                                                    .toList())
                                    .toList())
                    .as("axe: %s %s", look, place)
                    .isEmpty();
            var excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(excess).as("wider than the window: %s %s", look, place).isEqualTo(0);
        }
    }

    @Test
    void every_place_is_readable_for_all_in_both_themes_and_on_a_phone() throws Exception {
        page.navigate("/");
        assertThat(heading("Hace falta un pase")).isVisible();
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
        enter();
        checkPlaces("claro");
        // Whatever was picked, it is seen and letters on it are read.
        server.configUpdates.put("brand_color", "#ffe600");
        LocalClient.find(folder).orElseThrow().post("/sync", Map.of());
        assertThat(page.locator("html")).hasAttribute("style", Pattern.compile("--accent: rgb.*"));
        page.navigate("/#help");
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        checkPlaces("oscuro");
        page.setViewportSize(390, 844);
        checkPlaces("telefono");
    }

    @Test
    void a_person_comes_in_with_a_pass_and_uses_the_page() throws Exception {
        enter();
        assertThat(page.url()).doesNotContain("pass");
        assertThat(page.getByText("En línea").first()).isVisible();
        assertThat(page.locator("#beats")).containsText("recibido");
        assertThat(page.locator("#tiles")).containsText("34 %");

        page.navigate("/#tickets");
        page.getByText(DashboardScene.EVIL).click();
        assertThat(page.locator(".talk .staff")).containsText(DashboardScene.EVIL);
        await().until(() -> server.requestCount("/" + DashboardScene.TICKET + "/read") > 0);
        server.canned.put("GET /api/tickets/" + DashboardScene.TICKET, DashboardScene.ticket("Otra vez"));
        page.getByLabel("Tu respuesta").fill("Sigue igual");
        button("Reabrir").click();
        assertThat(page.getByText("Ticket reabierto.")).isVisible();
        assertThat(page.locator(".talk .staff")).containsText("Otra vez");
        page.locator("#attachments").click();
        assertThat(page.waitForDownload(() -> button("Descargar").click()).suggestedFilename())
                .isEqualTo("foto año.png");
        server.canned.put(
                "POST /api/tickets/" + DashboardScene.TICKET + "/comments",
                Map.of("success", true, "ticket_id", DashboardScene.TICKET, "comment_id", DashboardScene.FILE));
        page.setInputFiles("#files", new FilePayload("registro.txt", "text/plain", "código 5".getBytes(UTF_8)));
        button("Responder").click();
        assertThat(page.getByText("Respuesta enviada.")).isVisible();
        assertThat(server.attachments.values()).singleElement().satisfies(file -> assertThat(new String(file, UTF_8))
                .contains("registro.txt", "código 5"));
        page.getByText("★★★★★").click();
        button("Calificar").click();
        assertThat(page.getByText("Gracias: tu calificación quedó guardada.")).isVisible();

        server.configUpdates.put("brand_name", "Soporte Peña");
        server.configUpdates.put("brand_color", "#7a1f4b");
        LocalClient.find(folder).orElseThrow().post("/sync", Map.of());
        assertThat(page.locator(".brand")).hasText("Soporte Peña");
        assertThat(button("Responder")).hasCSS("background-color", "rgb(122, 31, 75)");

        page.navigate("/#help");
        page.getByLabel("¿Qué pasa?").fill("No hay red, ¿qué hago?");
        button("Enviar").click();
        assertThat(page.getByText("Se creó el ticket TKT-000001.")).isVisible();
        assertThat(server.ticketCount()).isEqualTo(1);

        page.navigate("/#files");
        assertThat(page.getByText("manual de la impresora.pdf")).hasCount(1);
        assertThat(page.getByText("half.part")).hasCount(0);
        assertThat(page.locator("main"))
                .containsText(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest("contenido".getBytes(UTF_8))));
        assertThat(page.waitForDownload(() ->
                                button("Guardar manual de la impresora.pdf").click())
                        .suggestedFilename())
                .isEqualTo("manual de la impresora.pdf");
        button("Eliminar manual de la impresora.pdf").click();
        button("Cancelar").click();
        assertThat(folder.files().resolve("manual de la impresora.pdf")).exists();
        button("Eliminar manual de la impresora.pdf").click();
        button("Eliminar").click();
        assertThat(page.getByText("No hay archivos.")).isVisible();
        assertThat(folder.files().resolve("manual de la impresora.pdf")).doesNotExist();

        page.navigate("/#diagnosis");
        button("Diagnosticar").click();
        assertThat(page.locator("main ul")).containsText("certificado");
        // To know whether there is internet it asks for one name; nothing else may leave this machine.
        assertThat(EgressTrap.emptied()).allMatch(escape -> escape.where().contains("one.one.one.one"));

        page.locator("#language").selectOption("en");
        assertThat(heading("Diagnosis")).isVisible();
        page.locator("#theme").selectOption("dark");
        page.reload();
        assertThat(heading("Diagnosis")).isVisible();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void a_person_without_a_tray_is_asked_here_and_ends_what_was_allowed() throws Exception {
        var notice = new CommandNotice("Luis Pérez", DashboardScene.EVIL, "ask", "", 120);
        var session = new Command(
                        "s1",
                        "remote_session",
                        null,
                        null,
                        null,
                        3_600,
                        null,
                        null,
                        Instant.now().plusSeconds(3_600).toString())
                .with(notice);
        var me = LocalClient.ofPerson(DeskFolder.of(folder, Map.of()), System.getProperty("user.name"))
                .orElseThrow();
        page.navigate("/#pass="
                + Json.WIRE
                        .readTree(me.post("/dashboard", Map.of()).body())
                        .path("pass")
                        .asString());
        assertThat(heading("Estado del equipo")).isVisible();
        server.order(session);
        me.post("/sync", Map.of());

        assertThat(page.locator(".visit")).containsText("Luis Pérez quiere hacer algo en este equipo");
        assertThat(page.locator(".visit")).containsText(DashboardScene.EVIL);
        assertThat(page.locator(".visit")).containsText("Si no respondes en 1:");
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "visita.png")));
        button("Permitir").click();
        assertThat(page.locator(".visit")).containsText("Luis Pérez está trabajando en este equipo");
        button("Terminar").click();

        assertThat(page.locator(".visit")).hasCount(0);
        await().until(() -> server.result("s1")
                        .path("consent")
                        .path("ended_by")
                        .asString("")
                        .length()
                > 0);
    }

    @Test
    void it_says_when_the_service_is_gone_and_asks_for_another_pass_when_it_is_another_life() throws Exception {
        enter();
        int port = service.localPort();
        end();
        assertThat(page.getByText("El servicio del agente no responde.")).isVisible();

        serve(port);
        assertThat(heading("Hace falta un pase")).isVisible();
        page.navigate("/#pass=" + pass());
        assertThat(heading("Estado del equipo")).isVisible();
        // The browser itself calls a service that is gone an error.
        complaints.clear();
    }
}
