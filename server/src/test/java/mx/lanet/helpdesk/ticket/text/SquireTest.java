package mx.lanet.helpdesk.ticket.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The editor is the very file that was published: docs/dependencies.md says how it is had again. */
class SquireTest {
    @Test
    void the_editor_is_the_published_one() throws Exception {
        try (InputStream file =
                Objects.requireNonNull(SquireTest.class.getResourceAsStream("/static/editor/squire.js"))) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());

            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo("7a4442c2696359a412027075ab97b8145fd3ae64ad200e5b652225412e3877ed");
        }
    }
}
