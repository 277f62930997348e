package mx.lanet.agent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.store.DataFolder;
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
    private Recorded verbs;

    @BeforeEach
    void start() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
        desk = DeskFolder.of(folder, Map.of());
        verbs = new Recorded(folder);
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
        return RawCall.of(api.port(), "GET", path, host + "\r\n" + headers, "");
    }

    private String post(String path, String host, String body) throws IOException {
        return RawCall.of(api.port(), "POST", path, host, body);
    }
}
