package mx.lanet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The agent as it is shipped joins the server as it is shipped, and does what its pages order. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class AgentJoinsTest {
    private static final String TOKEN = "LANET-550E-660E-AEB0F9";
    private static final Pattern ASSET = Pattern.compile("\"asset_id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private static final String HOUSE = "00000000-0000-0000-0000-000000000000";
    private static final String ACCENTS = "¿ñ á é í ó ú ü Ñ ¡Año!";
    /** The state itself, and not the sentence that it was asked for. */
    private static final Pattern CANCELLED = Pattern.compile("</svg>\\s*cancelado");

    private static final Pattern PROCESS = Pattern.compile("proceso (\\d+) corre");

    /** Titles of the desktop's windows, as patterns. */
    private static final String QUESTION = ".*Lo permites.";

    private static final String BANNER = ".* trabajando en este equipo";

    private static Path data = Path.of("");
    private static String server = "";
    private static Terminal demo;
    /** Each sets up the second step once, in front of a page that every test may use. */
    private static Seat lucia;

    private static Seat marco;
    private static @Nullable Terminal agent;

    /** All tests use one server: to start it takes longer than they do. */
    @BeforeAll
    static void startDemo() throws Exception {
        data = Files.createTempDirectory(Path.of("/tmp"), "lanet-joins-");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = "http://localhost:" + port;
        demo = Terminal.run(
                Checkout.real().top(),
                Map.of("LANET_AGENTS_HEARTBEAT_INTERVAL", "1s", "LANET_RUNS_PATIENCE", "15s"),
                "./lanet",
                "demo",
                "--port",
                String.valueOf(port),
                "--data",
                data + "/server",
                "--no-agent");
        demo.awaitLine("LANET Helpdesk is ready at " + server);
        lucia = new Seat(server);
        lucia.signIn(data.resolve("server"), "superadmin");
        marco = new Seat(server);
        marco.signIn(data.resolve("server"), "technician");
    }

    @AfterEach
    void noAgentIsLeft() throws Exception {
        if (agent != null) {
            agent.cutThePower();
            agent = null;
        }
    }

    @AfterAll
    static void leaveNoTrace() throws Exception {
        lucia.close();
        marco.close();
        demo.pressCtrlC();
        assertThat(demo.awaitEnd()).isIn(0, 130);
        demo.close();
        assertThat(Terminal.processesNaming(data)).isEmpty();
        try (var paths = Files.walk(data)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void what_it_has_proven_nobody_joins_with_who_only_knows_it() throws Exception {
        String asset = join();

        assertThat(join()).isEqualTo(asset);
        assertThat(joinKnowingOnlyTheKey().statusCode()).isEqualTo(202);
    }

    @Test
    void what_is_ordered_on_a_page_the_machine_does_and_the_page_tells() throws Exception {
        String asset = join();
        String machine = "/assets/" + asset;
        startAgent();
        lucia.await(machine, "Apagar el equipo");

        lucia.post(machine + "/collect-inventory", Map.of());
        lucia.post(machine + "/ask", Map.of("what", "processes"));
        String greeting = run(lucia, asset, script(lucia, "echo \"Dice: $1\""), "now", ACCENTS);
        lucia.await(greeting, "Dice: " + ACCENTS);
        lucia.await(machine + "/processes", "Terminar java");
        lucia.await(machine + "/commands", page -> page.split("hecho").length > 3, "three that were done");

        String endless = run(lucia, asset, script(lucia, "echo \"proceso $$ corre\"\nsleep 7200 &\nwait"), "now", "");
        long process =
                process(lucia.await(endless, page -> PROCESS.matcher(page).find(), "its process"));
        assertThat(ProcessHandle.of(process)).isPresent();
        lucia.post(endless + "/machines/" + asset + "/cancel", Map.of());
        if (ProcessHandle.of(process).isPresent()) {
            ProcessHandle.of(process).get().onExit().get(1, TimeUnit.MINUTES);
        }
        lucia.await(endless, CANCELLED.asPredicate(), "that it was cancelled");

        String sent = send(lucia, asset, "Manual de la caja ñ.txt", ACCENTS);
        lucia.await(sent, "terminó");
        assertThat(folder().resolve("files").resolve("Manual de la caja ñ.txt")).hasContent(ACCENTS);

        noAgentIsLeft();
        lucia.await(machine, "Encender por la red");
        Path mark = data.resolve("corrió");
        String touch = script(lucia, "echo \"$1\" >> '" + mark + "'; cat '" + mark + "'");
        String late = run(lucia, asset, touch, "now", "tarde");
        String back = run(lucia, asset, touch, "back", "de vuelta");
        lucia.await(back, "apagado, espera");
        lucia.await(late, "venció");
        startAgent();
        lucia.await(back, "terminó");
        assertThat(mark).hasContent("de vuelta");
        assertThat(lucia.get(late)).contains("venció");
    }

    @Test
    void a_disk_that_is_really_full_and_a_service_that_really_stops_are_tickets_until_they_are_well() throws Exception {
        String asset = join();
        String tickets = "/assets/" + asset + "/tickets";
        try (RealTrouble trouble = RealTrouble.on(data.resolve("apuro"))) {
            agent = trouble.run(Checkout.real().top(), "./lanet", "agent", "run", "--data", folder().toString());
            marco.await("/assets/" + asset, "Apagar el equipo");
            marco.setForSite(
                    folder(),
                    Map.of(
                            "check_interval", "1",
                            "alert_after", "0",
                            "service_alert_after", "0",
                            "recover_after", "0",
                            "alert_kinds", "own",
                            "alert_kinds.disk", "on",
                            "alert_kinds.service", "on",
                            "watched_services", RealTrouble.SERVICE,
                            "auto_ticket_creation", "true"));
            awaitConfig("monitoring.check_interval_seconds = 1  [set by the server for this site");

            long full = System.nanoTime();
            trouble.fillDisk();
            marco.await(tickets, page -> page.contains(trouble.disk().toString()), "the full disk");
            tell("a full disk to its ticket on the page", full);
            long stopped = System.nanoTime();
            trouble.stopService();
            marco.await(tickets, page -> page.contains(RealTrouble.SERVICE), "the stopped service");
            tell("a stopped service to its ticket on the page", stopped);

            long well = System.nanoTime();
            trouble.emptyDisk();
            trouble.startService();
            marco.await(tickets, page -> page.split("Resuelto").length > 2, "two that are resolved");
            tell("their recovery to resolved tickets", well);

            noAgentIsLeft();
            awaitConfig("monitoring.check_interval_seconds = 1  [set by the server for this site");
        } finally {
            noAgentIsLeft();
        }
    }

    @Test
    void who_asks_for_help_at_the_machine_is_answered_there() throws Exception {
        String asset = join();
        startAgent();
        Path notices = data.resolve("avisos");
        Path programs = Files.createDirectories(data.resolve("programas"));
        Checkout.program(programs.resolve("notify-send"), "for said; do echo \"$said\" >> '" + notices + "'; done");
        try (Screen screen = new Screen();
                Terminal desktop = desktop(screen, programs, "--report")) {
            screen.awaitWindow("Reportar problema");
            screen.type("La caja 2 no abre desde hoy");
            screen.press("ctrl+Return");

            String list = marco.await("/assets/" + asset + "/tickets", "La caja 2 no abre");
            Matcher link = Pattern.compile("href=\"(/tickets/TKT-\\d+)\"[^>]*>La caja 2")
                    .matcher(list);
            assertThat(link.find()).isTrue();
            marco.await(link.group(1), "captura.png");
            marco.post(link.group(1) + "/say", Map.of("kind", "reply", "body", "Voy para allá, señora Peña"));

            try (Terminal second = desktop(screen, programs, "--tickets")) {
                assertThat(second.awaitEnd()).isZero();
            }
            screen.awaitWindow("Mis tickets");
            marco.await(link.group(1), page -> holds(notices, "te respondió"), "the notice of its answer");
            aRemoteSessionIsAskedFor(screen, asset, notices);
            desktop.pressCtrlC();
            assertThat(desktop.awaitEnd()).isIn(0, 130);
        }
    }

    /** Refused; allowed and ended by the technician; allowed and ended by the person. */
    private static void aRemoteSessionIsAskedFor(Screen screen, String asset, Path notices) throws Exception {
        String machine = "/assets/" + asset;
        Map<String, String> why = Map.of("reason", "Ver la caja 2");
        lucia.post(machine + "/remote-session", why);
        screen.awaitWindow(QUESTION);
        screen.press("alt+n");
        screen.awaitGone(QUESTION);
        lucia.await(machine, "la persona no lo permitió");

        String session = lucia.post(machine + "/remote-session", why);
        screen.awaitWindow(QUESTION);
        screen.press("alt+p");
        screen.awaitGone(QUESTION);
        lucia.await(machine, "Terminar la sesión");
        screen.awaitWindow(BANNER);
        lucia.await(machine, page -> holds(notices, "empezó a trabajar"), "the notice of the session");
        lucia.post(session + "/cancel", Map.of());
        lucia.await(session, "Lo terminó el equipo de soporte.");
        screen.awaitGone(BANNER);

        session = lucia.post(machine + "/remote-session", why);
        screen.awaitWindow(QUESTION);
        screen.press("alt+p");
        screen.awaitGone(QUESTION);
        lucia.await(session, "Lo permitió " + System.getProperty("user.name"));
        screen.awaitWindow(BANNER);
        screen.press("space");
        lucia.await(session, "Lo terminó " + System.getProperty("user.name"));
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Terminal desktop(Screen screen, Path programs, String window) throws IOException {
        return Terminal.run(
                Checkout.real().top(),
                Map.of(
                        "DISPLAY",
                        screen.name(),
                        "LANG",
                        "es_MX.UTF-8",
                        "LANET_DESKTOP_HOME",
                        data.resolve("escritorio").toString(),
                        "PATH",
                        programs + ":" + System.getenv("PATH")),
                "./lanet",
                "tray",
                "--data",
                folder().toString(),
                window);
    }

    private static Path folder() {
        return data.resolve("agent");
    }

    /** From the moment when it was done, the agent looking once a second: a line beside the tests' reports. */
    private static void tell(String what, long since) throws IOException {
        Path figures = Files.createDirectories(Path.of("target")).resolve("real-trouble.txt");
        String line = Instant.now() + " " + what + ": " + (System.nanoTime() - since) / 1_000_000 + " ms\n";
        Files.writeString(figures, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As {@code ./lanet agent config} shows it: of the running agent, or what its next life begins with. */
    private static void awaitConfig(String line) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        String shown = "";
        while (!shown.contains(line)) {
            assertThat(System.nanoTime()).as(shown).isLessThan(until);
            shown = Checkout.real()
                    .lanet("agent", "config", "--data", folder().toString())
                    .output();
        }
    }

    private static void startAgent() throws IOException {
        agent = Terminal.run(
                Checkout.real().top(),
                "./lanet",
                "agent",
                "run",
                "--data",
                data.resolve("agent").toString());
    }

    /** A script of the house with one parameter; its address. */
    private static String script(Seat seat, String body) throws Exception {
        seat.get("/scripts/new");
        return seat.post(
                "/scripts/new",
                Map.of(
                        "name", "Prueba " + System.nanoTime(),
                        "language", "shell",
                        "owner", HOUSE,
                        "timeout", "120",
                        "body", body,
                        "p0-name", "Texto",
                        "p0-kind", "text"));
    }

    /** The run's address. */
    private static String run(Seat seat, String asset, String script, String start, String text) throws Exception {
        String run = seat.post(
                script + "/run",
                Map.of("asset", asset, "start", start, "days", "1", "v0", text, "reason", "Prueba con ñ"));
        assertThat(run).startsWith("/runs/");
        return run;
    }

    /** A file of the house, put into the library in one piece and sent to the machine; the address of what follows. */
    private static String send(Seat seat, String asset, String name, String text) throws Exception {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        seat.get("/library/new");
        String begun = seat.json(
                "/library/uploads",
                Map.of("owner", HOUSE, "name", name, "size", String.valueOf(content.length), "modified", "1"));
        Matcher upload = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(begun);
        assertThat(upload.find()).as(begun).isTrue();
        Matcher file = Pattern.compile("\"path\":\"(/library/[0-9a-f-]{36})\"")
                .matcher(seat.piece("/library/uploads/" + upload.group(1) + "?offset=0", content));
        assertThat(file.find()).isTrue();
        return seat.post(
                file.group(1) + "/send", Map.of("asset", asset, "start", "now", "days", "7", "reason", "Prueba con ñ"));
    }

    private static long process(String page) {
        Matcher matcher = PROCESS.matcher(page);
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /** The asset that the machine is now. */
    private String join() throws Exception {
        Path folder = data.resolve("agent");
        var run = Checkout.real().lanet("agent", "--register", TOKEN, "--server", server, "--data", folder.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        Matcher asset = ASSET.matcher(Files.readString(folder.resolve("identity.json")));
        assertThat(asset.find()).isTrue();
        return asset.group(1);
    }

    private HttpResponse<String> joinKnowingOnlyTheKey() throws Exception {
        String publicKey =
                Files.readAllLines(data.resolve("agent").resolve("agent.key")).get(1);
        String body = "{\"token\":\"%s\",\"public_key\":\"%s\",\"hardware_info\":{\"computer_name\":\"PC-AJENA\"}}"
                .formatted(TOKEN, publicKey);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/agents/register-with-token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
