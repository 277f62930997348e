package mx.lanet.agent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalApiTest {
    @TempDir
    private Path temp;

    private DataFolder folder;
    private DeskFolder desk;
    private LocalApi api;
    private final Recorded verbs = new Recorded();

    @BeforeEach
    void start() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
        desk = DeskFolder.of(folder, Map.of());
        api = LocalApi.start(folder, desk, 0, verbs);
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
        var request = new Help.Request(ticket, "Sin red", "Desde hoy", null, "alta", "ana", null);
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
            try (var second = LocalApi.start(other, DeskFolder.of(other, Map.of()), taken.getLocalPort(), verbs)) {
                assertThat(second.port()).isNotEqualTo(taken.getLocalPort());
                assertThat(LocalClient.find(other)).isPresent();
            }
            assertThat(LocalClient.find(other)).isEmpty();
        }
    }

    @Test
    void a_person_of_this_machine_is_known_by_a_key_of_their_own() throws IOException {
        var me = System.getProperty("user.name");

        var person = LocalClient.ofPerson(desk, me).orElseThrow();
        var request = new Help.Request(null, "Sin red", "Desde hoy", null, "alta", "somebody else", null);
        assertThat(person.post("/tickets", request).status()).isEqualTo(200);

        assertThat(verbs.calls).contains("ticket Sin red of " + me);
        assertThat(desk.keyOf(me)).isRegularFile();
        assertThat(Files.getPosixFilePermissions(desk.keyOf(me)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getOwner(desk.keyOf(me)).getName()).isEqualTo(me);
    }

    @Test
    void nobody_gets_a_key_that_another_can_read() throws IOException {
        var own = "Host: 127.0.0.1:" + api.port();
        var body = "{\"user\":\"nobody\"}";

        var answer = post("/people", own, body);
        // Only root gives files away; everybody else is told that there is no such person.
        if (System.getProperty("user.name").equals("root")) {
            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(Files.getOwner(desk.keyOf("nobody")).getName()).isEqualTo("nobody");
            assertThat(Files.getPosixFilePermissions(desk.keyOf("nobody")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        } else {
            assertThat(answer).startsWith("HTTP/1.1 403");
            assertThat(desk.keyOf("nobody")).doesNotExist();
        }
        assertThat(post("/people", own, "{\"user\":\"no such person\"}")).startsWith("HTTP/1.1 403");
        assertThat(post("/people", own, "[]")).startsWith("HTTP/1.1 403");
        assertThat(post("/people", own, "{")).startsWith("HTTP/1.1 400");
        assertThat(post("/people", "Host: evil.example", body)).startsWith("HTTP/1.1 403");
    }

    @Test
    void a_name_never_leads_out_of_the_folder_of_keys() {
        for (var name : List.of("../../etc/passwd", "a/b", "..", ".", "C:\\Users", "ñandú", "x".repeat(99))) {
            assertThat(desk.keyOf(name).normalize().getParent())
                    .isEqualTo(desk.keyOf("ana").getParent());
        }
        assertThat(desk.keyOf("ñandú")).isNotEqualTo(desk.keyOf("nandu"));
    }

    @Test
    void keys_of_an_earlier_life_open_nothing() throws IOException {
        var me = System.getProperty("user.name");
        var before = LocalClient.ofPerson(desk, me).orElseThrow();
        api.close();
        api = LocalApi.start(folder, desk, 0, verbs);

        assertThat(LocalClient.ofPerson(desk, me).orElseThrow().get("/status").status())
                .isEqualTo(200);
        assertThatThrownBy(() -> before.get("/status")).isInstanceOf(IOException.class);
    }

    @Test
    void acts_on_tickets_go_to_the_server_under_their_ids() throws IOException {
        var client = LocalClient.find(folder).orElseThrow();
        var ticket = UUID.randomUUID();

        assertThat(client.post("/tickets/" + ticket + "/comments", Map.of("comment", "Ya"))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/tickets/" + ticket).status()).isEqualTo(200);
        assertThat(client.get("/tickets/waiting").body()).contains("Impresora");
        var content = new ByteArrayOutputStream();
        assertThat(client.download("/tickets/" + ticket + "/attachments/" + ticket, content)
                        .isDone())
                .isTrue();
        assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo(ticket.toString());
        for (var nonsense : List.of("x", ticket + "/comments", ticket + "/../../agents", "../settings")) {
            assertThat(client.get("/tickets/" + nonsense).status()).isEqualTo(404);
        }
        assertThat(client.post("/tickets/" + ticket + "/delete", Map.of()).status())
                .isEqualTo(404);
        assertThat(verbs.calls).contains("COMMENTS " + ticket, "read " + ticket);
    }

    private String get(String path, String host, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), api.port())) {
            var request = "GET " + path + " HTTP/1.1\r\n" + host + "\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String post(String path, String host, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), api.port())) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var request = "POST " + path + " HTTP/1.1\r\n" + host + "\r\nContent-Length: " + bytes.length
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Notes what was asked. */
    private static final class Recorded implements LocalVerbs {
        private final List<String> calls = new ArrayList<>();

        @Override
        public Standing status() {
            if (!calls.contains("status")) {
                calls.add("status");
            }
            return Standings.online();
        }

        @Override
        public Answer tickets(Caller caller, String query) {
            calls.add("tickets " + query);
            return new Answer.Received(200, "{}", Duration.ZERO, null);
        }

        @Override
        public Answer ticket(Caller caller, UUID ticket) {
            calls.add("read " + ticket);
            return new Answer.Received(200, "{}", Duration.ZERO, null);
        }

        @Override
        public Answer act(Caller caller, UUID ticket, Act act, @Nullable String identity, byte[] body) {
            calls.add(act + " " + ticket);
            return new Answer.Received(200, "{}", Duration.ZERO, null);
        }

        @Override
        public Answer file(Caller caller, UUID ticket, UUID attachment, ServerLink.Sink sink) {
            try {
                sink.take(0, new ByteArrayInputStream(attachment.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                return new Answer.Unreachable(e);
            }
            return new Answer.Received(200, "", Duration.ZERO, null);
        }

        @Override
        public Answer categories() {
            return new Answer.Received(200, "{}", Duration.ZERO, null);
        }

        @Override
        public List<Help.Waiting> waiting(Caller caller) {
            return List.of(new Help.Waiting(UUID.randomUUID(), "Impresora", "alta", Instant.EPOCH, 0, null));
        }

        @Override
        public Help.Facts facts() {
            return new Help.Facts("CAFE-01", "Cafe Mexico", "Centro", List.of("10.0.0.7"), null, List.of());
        }

        @Override
        public void keepFile(UUID ticket, String name, InputStream content) {
            calls.add("file " + name);
        }

        @Override
        public Help.State openTicket(Caller caller, UUID identity, Help.Request request, Duration patience) {
            calls.add("ticket " + request.subject() + (caller.user() == null ? "" : " of " + caller.user()));
            return new Help.State(true, "kept", identity, null, null);
        }

        @Override
        public List<String> events() {
            return List.of("ERROR disco: ¡falló!");
        }

        @Override
        public List<Help.Sample> samples() {
            return List.of();
        }

        @Override
        public List<String> log() {
            return List.of("INFO online");
        }

        @Override
        public List<Help.Check> diagnose(Locale language) {
            return List.of(new Help.Check("dns", "ok", language.getLanguage(), null));
        }

        @Override
        public List<SettingSource.Shown> settings() {
            return List.of();
        }

        @Override
        public void sync() {
            calls.add("sync");
        }
    }
}
