package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.local.Standing;
import mx.lanet.protocol.CommentSaid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnclosuresTest {
    private static final UUID TICKET = UUID.randomUUID();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path temp;

    @Test
    void files_follow_the_words_and_a_repeat_sends_what_is_left() throws Exception {
        try (var agent = RunningAgent.start(temp)) {
            agent.answers(
                    "/api/tickets/" + TICKET + "/comments",
                    new CommentSaid(
                            true, TICKET, "TKT-000001", "en_progreso", UUID.randomUUID(), List.of(), List.of()));
            var client = LocalClient.ofPerson(agent.desk(), System.getProperty("user.name"))
                    .orElseThrow();
            var words = UUID.randomUUID();
            attach(client, words, "uno");
            attach(client, words, "dos");

            agent.cutLine(true);
            var cut = client.post("/tickets/" + TICKET + "/comments", Map.of("comment", "Va"), words);
            agent.cutLine(false);
            var whole = client.post("/tickets/" + TICKET + "/comments", Map.of("comment", "Va"), words);
            var again = client.post("/tickets/" + TICKET + "/comments", Map.of("comment", "Va"), words);

            assertThat(cut.status()).isEqualTo(503);
            assertThat(whole.isDone()).isTrue();
            assertThat(again.isDone()).isTrue();
            assertThat(agent.attachments())
                    .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("filename=\"uno.txt\"", "palabra uno"),
                            second -> assertThat(second).contains("filename=\"dos.txt\"", "palabra dos"));
        }
    }

    @Test
    void a_file_of_a_request_that_the_server_refuses_is_told_to_who_asked_and_takes_no_room() throws Exception {
        try (var agent = RunningAgent.start(temp)) {
            agent.set("desktop_tickets", "own");
            var client = LocalClient.ofPerson(agent.desk(), System.getProperty("user.name"))
                    .orElseThrow();
            await().atMost(PATIENCE)
                    .until(() -> standing(client).desk().tickets().equals("own"));
            var request = UUID.randomUUID();
            attach(client, request, "uno");
            assertThat(client.attach(request, "malo.exe", Files.write(temp.resolve("malo"), new byte[100_000]))
                            .isDone())
                    .isTrue();

            client.post("/tickets", Map.of("identity", request, "description", "No imprime"));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            client.get("/tickets/waiting").body())
                    .contains("TKT-000001 · malo.exe", "\"No se admite este tipo de archivo.\""));
            assertThat(agent.attachments()).hasSize(1);
            assertThat(standing(client).queued()).isZero();
            assertThat(standing(client).queueBytes()).isLessThan(5_000);
        }
    }

    private static Standing standing(LocalClient client) throws IOException {
        return client.get("/status").read(Standing.class);
    }

    private void attach(LocalClient client, UUID words, String name) throws IOException {
        var file = Files.writeString(temp.resolve(name), "palabra " + name);
        assertThat(client.attach(words, name + ".txt", file).isDone()).isTrue();
    }
}
