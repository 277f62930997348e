package mx.lanet.desktop.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.TicketPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** The list as it was when the server last answered: what is seen without a line. */
final class LastList {
    private static final Logger LOG = LoggerFactory.getLogger(LastList.class);

    private final Home home;

    LastList(Home home) {
        this.home = home;
    }

    Optional<TicketPage> read() {
        try {
            return PrivateFiles.read(home.lastTickets()).map(text -> Json.WIRE.readValue(text, TicketPage.class));
        } catch (IOException | JacksonException e) {
            LOG.atWarn().log("the last list cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    void keep(TicketPage page) throws IOException {
        PrivateFiles.write(home.lastTickets(), Json.WIRE.writeValueAsString(page));
    }

    /** "Esta lista es de ayer 18:04." */
    String of(Texts texts) {
        try {
            var at = Files.getLastModifiedTime(home.lastTickets()).toInstant();
            return texts.of("ticket.last_list", TicketRow.when(at, texts));
        } catch (IOException e) {
            return "";
        }
    }
}
