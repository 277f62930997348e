package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalApiTest {
    @TempDir
    private Path temp;

    private DataFolder folder;
    private LocalApi api;
    private final Recorded verbs = new Recorded();

    @BeforeEach
    void start() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
        api = LocalApi.start(folder, 0, verbs);
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
    }

    @Test
    void the_agents_own_programs_are_served() throws IOException {
        var client = LocalClient.find(folder).orElseThrow();
        var ticket = UUID.randomUUID();
        var file = Files.writeString(temp.resolve("año.txt"), "x");

        assertThat(client.attach(ticket, file).status()).isEqualTo(201);
        var request = new TicketDesk.Request(ticket, "Sin red", "Desde hoy", null, "alta", "ana");
        assertThat(client.post("/tickets", request).body()).contains("\"state\":\"kept\"");
        assertThat(client.get("/tickets?status=nuevo").status()).isEqualTo(200);
        assertThat(client.post("/sync", Map.of()).status()).isEqualTo(202);
        assertThat(client.get("/events").body()).contains("ERROR disco: ¡falló!");
        assertThat(client.get("/etc/passwd").status()).isEqualTo(404);
        assertThat(verbs.calls)
                .containsExactly("status", "file año.txt", "ticket Sin red", "tickets status=nuevo", "sync");
    }

    @Test
    void a_web_page_that_was_lured_here_gets_nothing() throws IOException {
        var secret = Files.readString(folder.localSecretFile());
        var own = "Host: 127.0.0.1:" + api.port();

        assertThat(get("/status", own, "X-LANET-Secret: " + secret)).startsWith("HTTP/1.1 200");
        assertThat(get("/status", "Host: evil.example", "X-LANET-Secret: " + secret))
                .startsWith("HTTP/1.1 403");
        assertThat(get("/status", own, "Origin: http://evil.example\r\nX-LANET-Secret: " + secret))
                .startsWith("HTTP/1.1 403");
        assertThat(get("/status", own, "X-LANET-Secret: wrong")).startsWith("HTTP/1.1 401");
        assertThat(get("/status", own, "X-Other: 1")).startsWith("HTTP/1.1 401");
    }

    @Test
    void nonsense_is_answered_and_survived() throws IOException {
        var client = LocalClient.find(folder).orElseThrow();

        assertThat(client.post("/tickets", List.of(1)).status()).isEqualTo(400);
        assertThat(client.post("/tickets", Map.of("subject", "x")).status()).isEqualTo(400);
        assertThat(client.post("/tickets", "x".repeat(300_000)).status()).isEqualTo(400);
        assertThat(client.get("/status").status()).isEqualTo(200);
    }

    @Test
    void a_taken_port_is_exchanged_for_a_free_one() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var other = DataFolder.open(temp.resolve("other"), Map.of());
            try (var second = LocalApi.start(other, taken.getLocalPort(), verbs)) {
                assertThat(second.port()).isNotEqualTo(taken.getLocalPort());
                assertThat(LocalClient.find(other)).isPresent();
            }
            assertThat(LocalClient.find(other)).isEmpty();
        }
    }

    @Test
    void names_of_files_lead_nowhere() {
        assertThat(TicketDesk.plainName("../../etc/passwd")).isEqualTo("passwd");
        assertThat(TicketDesk.plainName("C:\\Users\\ana\\año.png")).isEqualTo("año.png");
        assertThat(TicketDesk.plainName("..")).isEqualTo("file");
        assertThat(TicketDesk.plainName("a\r\nb\"c")).isEqualTo("a__b_c");
        assertThat(TicketDesk.plainName("ñ".repeat(300) + ".png").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(200);
    }

    private String get(String path, String host, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), api.port())) {
            var request = "GET " + path + " HTTP/1.1\r\n" + host + "\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Notes what was asked. */
    private static final class Recorded implements LocalApi.Verbs {
        @Override
        public List<SettingSource.Shown> settings() {
            return List.of();
        }

        private final List<String> calls = new ArrayList<>();

        @Override
        public Map<String, Object> status() {
            if (!calls.contains("status")) {
                calls.add("status");
            }
            return Map.of("state", "online");
        }

        @Override
        public Answer tickets(String query) {
            calls.add("tickets " + query);
            return new Answer.Received(200, "{}", Duration.ZERO, null);
        }

        @Override
        public void keepFile(UUID ticket, String name, InputStream content) {
            calls.add("file " + name);
        }

        @Override
        public Map<String, Object> openTicket(UUID identity, TicketDesk.Request request, Duration patience) {
            calls.add("ticket " + request.subject());
            return Map.of("state", "kept");
        }

        @Override
        public List<String> events() {
            return List.of("ERROR disco: ¡falló!");
        }

        @Override
        public void sync() {
            calls.add("sync");
        }
    }
}
