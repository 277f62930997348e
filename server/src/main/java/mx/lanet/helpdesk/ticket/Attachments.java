package mx.lanet.helpdesk.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.AttachmentFiles.Received;
import mx.lanet.helpdesk.ticket.RequestTable.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * The files of tickets. They lie on disk under random names; what may be attached is decided by content. An upload that
 * breaks leaves nothing behind.
 */
@Service
public class Attachments {
    /** The most files that one ticket takes. */
    public static final int MOST = 200;

    private static final int NAME_MAX = 255;

    private final Tenancy tenancy;
    private final TicketTable tickets;
    private final AttachmentTable table;
    private final WholeTickets whole;
    private final RequestTable requests;
    private final AttachmentFiles files;
    private final Acts acts;
    private final Tickets publisher;
    private final Ids ids;
    private final DataSize maxSize;

    Attachments(
            Tenancy tenancy,
            TicketTable tickets,
            AttachmentTable table,
            WholeTickets whole,
            RequestTable requests,
            AttachmentFiles files,
            Acts acts,
            Tickets publisher,
            Ids ids,
            @Value("${lanet.attachments.max-size:25MB}") DataSize maxSize) {
        this.tenancy = tenancy;
        this.tickets = tickets;
        this.table = table;
        this.whole = whole;
        this.requests = requests;
        this.files = files;
        this.acts = acts;
        this.publisher = publisher;
        this.ids = ids;
        this.maxSize = maxSize;
    }

    /**
     * A file on its way in.
     *
     * @param fileName as the sender calls it; shown, never used as a path
     * @param commentId the comment it belongs to; null when it stands by itself
     * @param key the sender's name for this request, at most {@value Tickets#KEY_MAX} characters; null when there is none
     */
    public record Upload(
            String fileName, InputStream content, boolean internal, @Nullable UUID commentId, @Nullable String key) {

        /** Its key counts for the ticket that was asked for, which may be merged between a request and its repeat. */
        private Upload named(UUID asked) {
            return new Upload(fileName, content, internal, commentId, key == null ? null : asked + " " + key);
        }
    }

    /** The largest file that is taken. */
    public DataSize maxSize() {
        return maxSize;
    }

    /** Keeps the file. Refuses with 404 or 403 before reading it, with 413 when it is too large, with 400 for its kind. */
    public Attachment add(Actor actor, UUID asked, Upload offered) throws IOException {
        UUID ticketId = publisher.living(actor, asked);
        Upload upload = offered.named(asked);
        checkMayAttach(actor, ticketId, upload.internal());
        return switch (files.receive(upload.content(), maxSize.toBytes())) {
            case Received.TooLarge _ -> throw Problem.of(413, "too_large").refusal();
            case Received.Empty _ -> throw wrongFile("file_empty");
            case Received.NotAllowed _ -> throw wrongFile("file_kind");
            case Received.Stored stored -> keep(actor, ticketId, upload, stored);
        };
    }

    private void checkMayAttach(Actor actor, UUID ticketId, boolean internal) {
        tenancy.run(actor.scope(), () -> {
            Ticket ticket = Acts.visible(actor, tickets.find(Reach.of(actor.scope()), ticketId));
            if (internal && Part.of(actor, ticket) != Part.STAFF) {
                throw Problem.forbidden().refusal();
            }
            if (table.count(ticket) >= MOST) {
                throw wrongFile("file_count", MOST);
            }
        });
    }

    private Attachment keep(Actor actor, UUID ticketId, Upload upload, Received.Stored stored) {
        UUID id = ids.next();
        boolean kept = false;
        try {
            Attachment attachment = tenancy.call(actor.scope(), () -> save(actor, ticketId, upload, stored, id));
            kept = attachment.attachmentId().equals(id);
            publisher.publish(publisher.get(actor, ticketId));
            return attachment;
        } finally {
            if (!kept) {
                files.delete(stored.name());
            }
        }
    }

    private Attachment save(Actor actor, UUID ticketId, Upload upload, Received.Stored stored, UUID id) {
        Ticket ticket = Acts.visible(actor, tickets.find(Reach.of(actor.scope()), ticketId));
        UUID made = upload.key() == null ? id : claim(actor, ticket, upload.key(), id);
        if (!made.equals(id)) {
            return table.find(ticket, made, true)
                    .orElseThrow(() -> Problem.notFound().refusal());
        }
        Attachment attachment = new Attachment(
                id,
                ticketId,
                upload.commentId(),
                upload.internal(),
                nameOf(upload),
                stored.kind().mediaType(),
                stored.sizeBytes(),
                stored.sha256(),
                stored.name(),
                stored.thumbnail(),
                actor.name(),
                acts.now());
        table.insert(ticket.clientId(), attachment);
        acts.perform(actor, ticketId, Act.of(new Move.Attach(upload.internal(), attachment.fileName())));
        return attachment;
    }

    private UUID claim(Actor actor, Ticket ticket, String key, UUID id) {
        UUID sender = actor.id().orElse(new UUID(0, 0));
        return requests.claim(ticket.clientId(), sender, Purpose.ATTACHMENT, key, id, acts.now());
    }

    /** The last step of whatever path the browser sent. */
    private static String nameOf(Upload upload) {
        String line = Words.line(upload.fileName());
        String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        String name = last.isBlank() ? "archivo" : last;
        return name.length() <= NAME_MAX ? name : Words.clean(name.substring(name.length() - NAME_MAX));
    }

    /** The files of a ticket that this actor may see, oldest first. */
    public List<Attachment> of(Actor actor, Ticket ticket) {
        return tenancy.call(
                actor.scope(), () -> whole.files(ticket, Part.of(actor, ticket).seesInternalNotes()));
    }

    /** A file to hand out: its facts and where it lies. */
    public record Stored(Attachment attachment, Path path) {}

    /** The file as it was uploaded, if this actor may see it. */
    public Stored open(Actor actor, UUID ticketId, UUID attachmentId) {
        Attachment attachment = find(actor, ticketId, attachmentId);
        return new Stored(attachment, files.path(attachment.storedAs()));
    }

    /** The small PNG of an image, if this actor may see it. */
    public Stored openSmall(Actor actor, UUID ticketId, UUID attachmentId) {
        Attachment attachment = find(actor, ticketId, attachmentId);
        if (!attachment.thumbnail()) {
            throw Problem.notFound().refusal();
        }
        return new Stored(attachment, files.small(attachment.storedAs()));
    }

    private Attachment find(Actor actor, UUID ticketId, UUID attachmentId) {
        return tenancy.call(actor.scope(), () -> {
            Ticket ticket = whole.readable(actor, ticketId);
            return whole.file(ticket, attachmentId, Part.of(actor, ticket).seesInternalNotes())
                    .orElseThrow(() -> Problem.notFound().refusal());
        });
    }

    private static RuntimeException wrongFile(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError("file", code, arguments))).refusal();
    }
}
