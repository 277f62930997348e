package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.protocol.CommentSaid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnclosuresTest {
    private static final UUID TICKET = UUID.randomUUID();

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

    private static void attach(LocalClient client, UUID words, String name) throws IOException {
        var content = ("palabra " + name).getBytes(StandardCharsets.UTF_8);
        assertThat(client.attach(words, name + ".txt", new ByteArrayInputStream(content), content.length)
                        .isDone())
                .isTrue();
    }
}
