package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.agent.store.Outbox.QueuedTicket;
import mx.lanet.agent.store.Outbox.StoredFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketDeskTest {
    @TempDir
    Path temp = Path.of("");

    @Test
    void names_of_files_keep_their_accents_where_the_file_system_has_none() throws IOException {
        var folder = DataFolder.open(temp.resolve("agent"), Map.of());
        var identity = UUID.randomUUID();
        var longest = "ñ".repeat(300) + ".png";
        try (var database = Database.open(folder)) {
            var outbox = new Outbox(database, Outbox.Limits.ofCounts(10, 10));
            var desk = new TicketDesk(folder, outbox, AgentClock.system());

            desk.keepFile(identity, "cotización 2-ñandú.pdf", content());
            desk.keepFile(identity, longest, content());
            // Sent again after a fault in between.
            desk.keepFile(identity, longest, content());
            desk.open(
                    identity,
                    new Help.Request(identity, null, "Ayuda", null, null, null, null),
                    null,
                    new TicketDesk.Facts(null, List.of(), null, List.of("ERROR disco")));

            var waiting = outbox.waiting(Kind.TICKET, 1).getFirst();
            var files = Json.WIRE.readValue(waiting.body(), QueuedTicket.class).files();
            assertThat(files)
                    .extracting(StoredFile::name)
                    .containsExactly("cotización 2-ñandú.pdf", TicketDesk.plainName(longest));
            assertThat(files)
                    .extracting(file -> Path.of(file.path()).getFileName().toString())
                    .allMatch(name -> name.matches("[0-9A-Za-z_-]{1,255}"));
        }
    }

    private static ByteArrayInputStream content() {
        return new ByteArrayInputStream("hola".getBytes(StandardCharsets.UTF_8));
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
}
