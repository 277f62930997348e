package mx.lanet.desktop.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.ticket.Drafts.Draft;
import mx.lanet.desktop.ticket.Drafts.Enclosure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    @Test
    void only_pictures_of_replies_that_are_still_written_are_kept(@TempDir Path temp) throws IOException {
        var home = new Home(temp);
        Files.createDirectory(home.pasted());
        var written = Files.createFile(home.pasted().resolve("captura-1.png"));
        Files.createFile(home.pasted().resolve("captura-2.png"));
        var drafts = Map.of(
                "replies",
                Map.of(
                        UUID.randomUUID(),
                        Draft.empty().with("", List.of(new Enclosure(written.toString(), "captura-1.png", false)))));
        PrivateFiles.write(home.replies(), Json.WIRE.writeValueAsString(drafts));

        new Drafts(home);

        assertThat(home.pasted())
                .isDirectoryContaining(written::equals)
                .isDirectoryNotContaining("glob:**/captura-2.png");
    }
}
