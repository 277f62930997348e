package mx.lanet.helpdesk.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.RequestTable.Purpose;
import mx.lanet.helpdesk.ticket.file.FileNames;
import mx.lanet.helpdesk.ticket.file.HeldFile;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.file.Intake;
import mx.lanet.helpdesk.ticket.file.Received;
import mx.lanet.helpdesk.ticket.file.Stored;
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

    private final Tenancy tenancy;
    private final TicketTable tickets;
    private final AttachmentTable table;
    private final WholeTickets whole;
    private final RequestTable requests;
    private final Intake intake;
    private final HeldFiles held;
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
            Intake intake,
            HeldFiles held,
            Acts acts,
            Tickets publisher,
            Ids ids,
            @Value("${lanet.attachments.max-size:25MB}") DataSize maxSize) {
        this.tenancy = tenancy;
        this.tickets = tickets;
        this.table = table;
        this.whole = whole;
        this.requests = requests;
        this.intake = intake;
        this.held = held;
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
        checkMayAttach(actor, ticketId, upload.internal(), 1);
        return switch (intake.receive(upload.content(), maxSize.toBytes())) {
            case Received.TooLarge _ -> throw Problem.of(413, "too_large").refusal();
            case Received.Empty _ -> throw wrongFile("file_empty");
            case Received.NotAllowed _ -> throw wrongFile("file_kind");
            case Received.Whole(Stored stored) -> keep(actor, ticketId, upload, stored);
        };
    }

    private void checkMayAttach(Actor actor, UUID ticketId, boolean internal, int more) {
        tenancy.run(actor.scope(), () -> {
            Ticket ticket = Acts.visible(actor, tickets.find(Reach.of(actor.scope()), ticketId));
            if (internal && Part.of(actor, ticket) != Part.STAFF) {
                throw Problem.forbidden().refusal();
            }
            if (table.count(ticket) + more > MOST) {
                throw wrongFile("file_count", MOST);
            }
        });
    }

    private Attachment keep(Actor actor, UUID ticketId, Upload upload, Stored stored) {
        UUID id = ids.next();
        boolean kept = false;
        try {
            Attachment attachment = tenancy.call(actor.scope(), () -> save(actor, ticketId, upload, stored, id));
            kept = attachment.attachmentId().equals(id);
            publisher.publish(publisher.get(actor, ticketId));
            return attachment;
        } finally {
            if (kept) {
                intake.settle(stored.name());
            } else {
                intake.discard(stored.name());
            }
        }
    }

    private Attachment save(Actor actor, UUID ticketId, Upload upload, Stored stored, UUID id) {
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
                FileNames.of(upload.fileName()),
                stored,
                actor.name(),
                acts.now());
        return attach(actor, ticket, attachment);
    }

    private Attachment attach(Actor actor, Ticket ticket, Attachment attachment) {
        table.insert(ticket.clientId(), attachment);
        Move move = new Move.Attach(attachment.internal(), attachment.commentId() != null, attachment.fileName());
        acts.perform(actor, ticket.ticketId(), Act.of(move));
        return attachment;
    }

    /**
     * Makes files that this person holds part of the ticket, together, under the ids that they have. What is part of it
     * already stays as it is, so that this can be done again after it broke; what this person does not hold is left out.
     *
     * @param commentId the comment they belong to; null when they stand by themselves
     * @return those that are part of it now
     */
    public List<Attachment> bind(
            Person person, UUID asked, List<UUID> fileIds, @Nullable UUID commentId, boolean internal) {
        List<HeldFile> files = held.chosen(person, fileIds).stream()
                .sorted(Comparator.comparing(file -> fileIds.indexOf(file.fileId())))
                .toList();
        if (files.isEmpty()) {
            return List.of();
        }
        UUID ticketId = publisher.living(person, asked);
        checkMayAttach(person, ticketId, internal, files.size());
        List<Attachment> bound =
                tenancy.call(person.scope(), () -> bound(person, ticketId, files, commentId, internal));
        held.letGo(person, files);
        publisher.publish(publisher.get(person, ticketId));
        return bound;
    }

    /** In the order in which they were chosen, which is not that in which they arrived. */
    private List<Attachment> bound(
            Person person, UUID ticketId, List<HeldFile> files, @Nullable UUID commentId, boolean internal) {
        Ticket ticket = Acts.visible(person, tickets.find(Reach.of(person.scope()), ticketId));
        Instant now = acts.now();
        List<Attachment> bound = new ArrayList<>();
        for (HeldFile file : files) {
            Attachment attachment = new Attachment(
                    file.fileId(),
                    ticketId,
                    commentId,
                    internal,
                    file.fileName(),
                    file.stored(),
                    person.name(),
                    now.plus(bound.size(), ChronoUnit.MICROS));
            bound.add(table.find(ticket, file.fileId(), true).orElseGet(() -> attach(person, ticket, attachment)));
        }
        return bound;
    }

    private UUID claim(Actor actor, Ticket ticket, String key, UUID id) {
        UUID sender = actor.id().orElse(new UUID(0, 0));
        return requests.claim(ticket.clientId(), sender, Purpose.ATTACHMENT, key, id, acts.now());
    }

    /** The files of a ticket that this actor may see, oldest first. */
    public List<Attachment> of(Actor actor, Ticket ticket) {
        return tenancy.call(
                actor.scope(), () -> whole.files(ticket, Part.of(actor, ticket).seesInternalNotes()));
    }

    /** The file's facts, if this actor may see it; its bytes are {@link Intake}'s to hand out. */
    public Attachment get(Actor actor, UUID ticketId, UUID attachmentId) {
        return find(actor, ticketId, attachmentId);
    }

    /** The same, whatever ticket it belongs to. */
    public Attachment get(Actor actor, UUID attachmentId) {
        return tenancy.call(actor.scope(), () -> {
            Reach reach = Reach.of(actor.scope());
            UUID ticketId = table.ticketOf(reach, attachmentId)
                    .orElseThrow(() -> Problem.notFound().refusal());
            return find(actor, ticketId, attachmentId);
        });
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
