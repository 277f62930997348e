package mx.lanet.helpdesk.ticket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.internal.AgentCalls.Answer;
import mx.lanet.helpdesk.ticket.internal.AgentCalls.Machine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an agent says and attaches to its machine's tickets, and how it rates them. */
@ServerTest
class AgentConversationTest {
    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @Autowired
    private DataFolder data;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private AgentCalls agents;
    private Machine reception;
    private Machine storehouse;

    @BeforeEach
    void machines() {
        clients = people.twoClients();
        agents = new AgentCalls(tokens, port);
        reception = agents.join(clients.cafe(), "PC-RECEPCION");
        storehouse = agents.join(clients.cafe(), "PC-ALMACEN");
    }

    @Test
    void a_comment_with_the_same_key_is_said_once() {
        UUID ticket = agents.make(reception, "Se traba");
        String path = "/api/tickets/" + ticket + "/comments";

        Answer first = agents.post(reception, path, "{\"comment\":\"Sigue igual\"}", "Idempotency-Key", "c-1");
        Answer again = agents.post(reception, path, "{\"comment\":\"Sigue igual\"}", "Idempotency-Key", "c-1");
        agents.post(reception, path, "{\"comment\":\"Sigue igual\"}", "Idempotency-Key", "c-2");

        assertThat(List.of(first.status(), again.status())).containsOnly(201);
        assertThat(agents.get(reception, "/api/tickets/" + ticket)
                        .json()
                        .path("comments")
                        .size())
                .isEqualTo(2);
        assertThat(agents.post(reception, path, "{}").status()).isEqualTo(400);
        assertThat(agents.post(reception, path, "{\"comment\":\" \"}").status()).isEqualTo(400);
    }

    @Test
    void comments_are_counted_until_they_are_read_and_notes_never_show() {
        UUID ticket = agents.make(reception, "Sin espacio");
        tickets.reply(clients.cafe().technician(), ticket, "Ya lo veo.", Channel.PORTAL, null);
        tickets.note(clients.cafe().technician(), ticket, "Secreto");

        int before = unread();
        JsonNode read = agents.get(reception, "/api/tickets/" + ticket).json();
        int looked = unread();
        Answer seen = agents.post(reception, "/api/tickets/" + ticket + "/read", "");
        int after = unread();
        Answer said = agents.post(reception, "/api/tickets/" + ticket + "/comments", "{\"comment\":\"Gracias\"}");

        assertThat(before).isEqualTo(1);
        assertThat(read.toString()).contains("Ya lo veo.").doesNotContain("Secreto");
        assertThat(read.path("unread_comments").asInt()).isEqualTo(1);
        assertThat(looked).as("looking marks nothing").isEqualTo(1);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(after).isZero();
        assertThat(said.status()).isEqualTo(201);
        assertThat(unread()).isZero();
    }

    @Test
    void a_resolved_ticket_is_rated_once() {
        UUID ticket = agents.make(reception, "Lento");
        String path = "/api/tickets/" + ticket + "/rating";

        assertThat(agents.post(reception, path, "{\"score\":5}").status()).isEqualTo(409);
        tickets.changeState(clients.cafe().technician(), ticket, 1, State.RESUELTO);
        assertThat(agents.post(reception, path, "{\"score\":6}").status()).isEqualTo(400);
        assertThat(agents.post(reception, path, "{\"comment\":\"bien\"}").status())
                .isEqualTo(400);
        assertThat(agents.post(reception, path, "{\"score\":4,\"comment\":\"bien\"}")
                        .status())
                .isEqualTo(200);
        assertThat(agents.post(reception, path, "{\"score\":1}").status()).isEqualTo(409);
    }

    @Test
    void a_file_comes_back_bit_for_bit_and_once_for_its_key() throws IOException {
        UUID ticket = agents.make(reception, "Con captura");
        byte[] log = "línea\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);

        Answer first = agents.attach(reception, ticket, "../../etc/bitácora.log", log, "k1");
        Answer again = agents.attach(reception, ticket, "../../etc/bitácora.log", log, "k1");
        JsonNode file = agents.get(reception, "/api/tickets/" + ticket).json().path("attachments");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(file.size()).isEqualTo(1);
        assertThat(file.path(0).path("file_name").asString()).isEqualTo("bitácora.log");
        HttpResponse<byte[]> download = agents.get(
                        reception,
                        "/api/tickets/" + ticket + "/attachments/"
                                + file.path(0).path("attachment_id").asString())
                .response();
        assertThat(download.body()).isEqualTo(log);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(download.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(agents.get(storehouse, download.request().uri().getPath()).status())
                .isEqualTo(404);
    }

    @Test
    void what_may_not_be_attached_leaves_nothing_behind() throws IOException {
        UUID ticket = agents.make(reception, "Con virus");
        long before = filesOnDisk();

        assertThat(agents.attach(reception, ticket, "foto.png", new byte[] {'M', 'Z', 0, 1, 2}, "k1")
                        .status())
                .isEqualTo(400);
        assertThat(agents.attach(reception, ticket, "vacio.txt", new byte[0], "k2")
                        .status())
                .isEqualTo(400);
        assertThat(agents.attach(reception, ticket, "video.txt", new byte[26 * 1024 * 1024], "k3")
                        .status())
                .isIn(400, 413);
        byte[] large = "a".repeat(26 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        assertThat(agents.attach(reception, ticket, "grande.txt", large, "k4").status())
                .isEqualTo(413);
        assertThat(agents.post(reception, "/api/tickets/" + ticket + "/attachments", "{}")
                        .status())
                .isEqualTo(415);

        assertThat(filesOnDisk()).isEqualTo(before);
        assertThat(agents.get(reception, "/api/tickets/" + ticket)
                        .json()
                        .path("attachments")
                        .size())
                .isZero();
    }

    private int unread() {
        return agents.get(reception, "/api/tickets/my-tickets")
                .json()
                .path("tickets")
                .path(0)
                .path("unread_comments")
                .asInt();
    }

    private long filesOnDisk() throws IOException {
        Path folder = data.attachments();
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
