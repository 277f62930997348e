package mx.lanet.helpdesk.mail.in;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Letters.Enclosure;
import mx.lanet.helpdesk.ticket.file.Intake;
import mx.lanet.helpdesk.ticket.file.Received;
import org.springframework.stereotype.Component;

/** Takes in a mail's files as a ticket does: by their content, each within its limit. What is refused stays in the original. */
@Component
class Enclosing {
    /** So many files of one mail are taken. */
    private static final int MOST = 50;

    private final Intake intake;
    private final Attachments attachments;
    private final Ids ids;

    Enclosing(Intake intake, Attachments attachments, Ids ids) {
        this.intake = intake;
        this.attachments = attachments;
        this.ids = ids;
    }

    /**
     * @param pictures the file's id for each Content-ID that can be shown, in lower case
     * @param refused names of files that no ticket takes
     */
    record Enclosed(List<Enclosure> files, Map<String, UUID> pictures, List<String> refused) {
        static Enclosed none() {
            return new Enclosed(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        }
    }

    Enclosed takeIn(ReadMail mail) {
        Enclosed enclosed = Enclosed.none();
        for (ReadMail.Part part : mail.parts()) {
            if (enclosed.files().size() < MOST) {
                take(enclosed, part);
            } else {
                enclosed.refused().add(part.name());
            }
        }
        return enclosed;
    }

    /** The whole text of a mail whose words were cut. */
    void addText(Enclosed enclosed, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        take(enclosed, new ReadMail.Part("mensaje.txt", "text/plain", "", bytes));
    }

    private void take(Enclosed enclosed, ReadMail.Part part) {
        try {
            Received received = intake.receive(
                    new ByteArrayInputStream(part.content()),
                    attachments.maxSize().toBytes());
            if (received instanceof Received.Whole(var stored)) {
                UUID id = ids.next();
                enclosed.files().add(new Enclosure(id, part.name(), stored));
                if (stored.picture() != null && !part.contentId().isEmpty()) {
                    enclosed.pictures().put(part.contentId().toLowerCase(Locale.ROOT), id);
                }
            } else if (!(received instanceof Received.Empty)) {
                enclosed.refused().add(part.name());
            }
        } catch (IOException e) {
            discard(enclosed);
            throw new UncheckedIOException(e);
        }
    }

    void settle(Enclosed enclosed) {
        enclosed.files().forEach(file -> intake.settle(file.stored().name()));
    }

    void discard(Enclosed enclosed) {
        enclosed.files().forEach(file -> intake.discard(file.stored().name()));
    }
}
