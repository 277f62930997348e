package mx.lanet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The whole thing, started in a terminal, looked at, ended with Ctrl-C, and started again. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class DemoTest {
    private Path data = Path.of("");
    private int port;

    @BeforeEach
    void chooseWhere() throws IOException {
        data = Files.createTempDirectory(Path.of("/tmp"), "lanet-demo-");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void cleanUp() throws IOException {
        try (var paths = Files.walk(data)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void the_demonstration_serves_stops_without_a_trace_and_finds_its_data_again() throws Exception {
        List<String> logins;
        try (Terminal terminal = startDemo()) {
            assertThat(statusOf("/")).isLessThan(500);
            Path file = data.resolve("first-login.txt");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            logins = Files.readAllLines(file);
            assertThat(logins).allMatch(line -> line.matches("\\S+ \\S+ \\S{8,}"));
            assertThat(logins.stream().map(line -> line.substring(0, line.indexOf(' '))))
                    .contains("superadmin", "technician", "client_admin", "requester");

            terminal.pressCtrlC();

            assertThat(terminal.awaitEnd()).isIn(0, 130);
            assertThat(Terminal.processesNaming(data)).isEmpty();
        }

        try (Terminal terminal = startDemo()) {
            assertThat(Files.readAllLines(data.resolve("first-login.txt"))).isEqualTo(logins);
            assertThat(statusOf("/")).isLessThan(500);

            terminal.pressCtrlC();

            assertThat(terminal.awaitEnd()).isIn(0, 130);
            assertThat(Terminal.processesNaming(data)).isEmpty();
        }
    }

    @Test
    void a_port_that_is_taken_is_named_before_anything_starts() throws Exception {
        try (var socket = new ServerSocket(port)) {
            var run = Checkout.real().with("LANG", "es_MX.UTF-8").lanet("demo", "--port", "" + socket.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).contains("Otro programa ya usa el puerto " + port);
        }
    }

    @Test
    void an_administrator_works_beside_the_server_and_without_it() throws Exception {
        assertThat(admin("clients").exitCode()).isEqualTo(2);
        assertThat(data).isEmptyDirectory();

        try (Terminal terminal = startDemo()) {
            done("add-client", "Peñafiel");
            String password =
                    done("reset-password", "gabriela").lines().toList().getLast();
            assertThat(signIn("gabriela", password)).contains("/password");
            assertThat(admin("reset-password", "nadie").exitCode()).isEqualTo(1);
            done("reset-factor", "gabriela");
            assertThat(admin("reset-factor", "nadie").exitCode()).isEqualTo(1);
            assertThat(admin("clienst").exitCode()).isEqualTo(2);

            terminal.pressCtrlC();
            assertThat(terminal.awaitEnd()).isIn(0, 130);
        }

        assertThat(done("clients")).contains("Peñafiel", "Cafe Mexico S.A. de C.V.");
        done("verify-audit");
        assertThat(Terminal.processesNaming(data)).isEmpty();
    }

    /** What a command says that must go well. */
    private String done(String... words) throws Exception {
        Checkout.Run run = admin(words);
        assertThat(run.exitCode()).as("%s", run.output()).isZero();
        return run.output();
    }

    private Checkout.Run admin(String... words) throws Exception {
        var command = new ArrayList<>(List.of("admin"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        return Checkout.real().with("LC_ALL", "C").lanet(command.toArray(String[]::new));
    }

    /** Where the login page leads. */
    private String signIn(String login, String password) throws Exception {
        URI page = URI.create("http://localhost:" + port + "/login");
        try (HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            String form = client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher token =
                    Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"").matcher(form);
            assertThat(token.find()).isTrue();
            HttpRequest request = HttpRequest.newBuilder(page)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-CSRF-TOKEN", token.group(1))
                    .POST(HttpRequest.BodyPublishers.ofString("login=" + login + "&password=" + password))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElse("");
        }
    }

    private Terminal startDemo() throws Exception {
        Terminal terminal = Terminal.run(
                Checkout.real().top(), "./lanet", "demo", "--port", "" + port, "--data", data.toString(), "--no-agent");
        terminal.awaitLine("LANET Helpdesk is ready at http://localhost:" + port);
        return terminal;
    }

    private int statusOf(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
