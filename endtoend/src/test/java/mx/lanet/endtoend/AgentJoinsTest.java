package mx.lanet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The agent as it is shipped joins the server as it is shipped. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class AgentJoinsTest {
    private static final String TOKEN = "LANET-550E-660E-AEB0F9";
    private static final Pattern ASSET = Pattern.compile("\"asset_id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private Path data = Path.of("");
    private String server = "";

    @BeforeEach
    void chooseWhere() throws IOException {
        data = Files.createTempDirectory(Path.of("/tmp"), "lanet-joins-");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var socket = new ServerSocket(0)) {
            server = "http://localhost:" + socket.getLocalPort();
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
    void what_it_has_proven_nobody_joins_with_who_only_knows_it() throws Exception {
        try (Terminal terminal = startDemo()) {
            String asset = join();

            assertThat(join()).isEqualTo(asset);
            assertThat(joinKnowingOnlyTheKey().statusCode()).isEqualTo(202);

            terminal.pressCtrlC();
            assertThat(terminal.awaitEnd()).isIn(0, 130);
        }
        assertThat(Terminal.processesNaming(data)).isEmpty();
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

    private Terminal startDemo() throws Exception {
        String port = server.substring(server.lastIndexOf(':') + 1);
        Terminal terminal = Terminal.run(
                Checkout.real().top(), "./lanet", "demo", "--port", port, "--data", data + "/server", "--no-agent");
        terminal.awaitLine("LANET Helpdesk is ready at " + server);
        return terminal;
    }
}
