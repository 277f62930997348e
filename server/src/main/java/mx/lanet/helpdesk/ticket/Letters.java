package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.file.FileNames;
import mx.lanet.helpdesk.ticket.file.Stored;
import mx.lanet.helpdesk.ticket.text.Written;
import org.springframework.stereotype.Service;

/**
 * Tickets and comments that come by mail, each with its files in one transaction over all clients, which the caller may have
 * opened already: so what it notes of the mail and what comes of it here happen together. The rules are those of {@link
 * TicketLife}, for whoever acts. The caller keeps the mail from coming twice.
 */
@Service
public class Letters {
    private static final Scope EVERYWHERE = new Scope.Everything();

    private final Tenancy tenancy;
    private final Openings openings;
    private final Acts acts;
    private final TicketTable tickets;
    private final WholeTickets whole;
    private final AttachmentTable attachments;
    private final MailedTable mailed;
    private final Tickets publisher;
    private final Ids ids;

    Letters(
            Tenancy tenancy,
            Openings openings,
            Acts acts,
            TicketTable tickets,
            WholeTickets whole,
            AttachmentTable attachments,
            MailedTable mailed,
            Tickets publisher,
            Ids ids) {
        this.tenancy = tenancy;
        this.openings = openings;
        this.acts = acts;
        this.tickets = tickets;
        this.whole = whole;
        this.attachments = attachments;
        this.mailed = mailed;
        this.publisher = publisher;
        this.ids = ids;
    }

    /** @param id its id from now on, which the text may name already to show it as a picture */
    public record Enclosure(UUID id, String fileName, Stored stored) {}

    /** A mail on its way into a ticket; the first five are told beside its words. */
    public record Letter(
            UUID receivedId,
            String address,
            String folded,
            boolean doubtful,
            Written said,
            List<Enclosure> enclosures) {
        public Letter {
            enclosures = List.copyOf(enclosures);
        }

        private Mailed as(UUID saidId) {
            return new Mailed(saidId, receivedId, address, folded, doubtful);
        }
    }

    /** Makes a ticket; its text is the letter's. */
    public Ticket open(Actor actor, Opening opening, Letter letter) {
        return tenancy.call(EVERYWHERE, () -> {
            UUID id = ids.next();
            Ticket ticket = openings.open(actor, opening.saying(letter.said()), Map.of(), id, acts.now());
            mailed.insert(ticket.clientId(), letter.as(id));
            Ticket after = enclose(actor, ticket, letter, id, false);
            publisher.publish(after);
            return after;
        });
    }

    /** A public reply, where the talk about this ticket goes on. */
    public Outcome reply(Actor author, UUID ticketId, Letter letter) {
        return say(author, ticketId, letter, false);
    }

    /** A note that only the team sees. */
    public Outcome note(Actor author, UUID ticketId, Letter letter) {
        return say(author, ticketId, letter, true);
    }

    private Outcome say(Actor author, UUID asked, Letter letter, boolean internal) {
        return tenancy.call(EVERYWHERE, () -> {
            Ticket ticket = whole.readable(author, asked);
            UUID ticketId = whole.living(author, ticket).ticketId();
            Move move = internal ? new Move.Note() : new Move.Reply(null);
            Outcome outcome =
                    acts.perform(author, ticketId, Act.of(move).saying(letter.said(), internal, Channel.EMAIL, null));
            if (outcome instanceof Outcome.Done(Ticket after, UUID commentId) && commentId != null) {
                mailed.insert(after.clientId(), letter.as(commentId));
                publisher.publish(enclose(author, after, letter, commentId, internal));
            }
            return outcome;
        });
    }

    /** @param said what they stand beside: a comment, or under the ticket's own id the ticket */
    private Ticket enclose(Actor actor, Ticket ticket, Letter letter, UUID said, boolean internal) {
        int room = Attachments.MOST - attachments.count(ticket);
        UUID commentId = said.equals(ticket.ticketId()) ? null : said;
        Instant now = acts.now();
        Ticket after = ticket;
        int placed = 0;
        for (Enclosure enclosure : letter.enclosures()
                .subList(0, Math.clamp(room, 0, letter.enclosures().size()))) {
            Attachment attachment = new Attachment(
                    enclosure.id(),
                    ticket.ticketId(),
                    commentId,
                    internal,
                    FileNames.of(enclosure.fileName()),
                    enclosure.stored(),
                    actor.name(),
                    now.plus(placed++, ChronoUnit.MICROS));
            attachments.insert(ticket.clientId(), attachment);
            after = attached(actor, after, attachment);
        }
        return after;
    }

    private Ticket attached(Actor actor, Ticket ticket, Attachment attachment) {
        Move move = new Move.Attach(attachment.internal(), true, attachment.fileName());
        Outcome outcome = acts.perform(actor, ticket.ticketId(), Act.of(move));
        return outcome instanceof Outcome.Done(Ticket after, var _) ? after : ticket;
    }

    /** The ticket in which the talk about this one goes on; empty when there is none of this id. */
    public Optional<Ticket> find(UUID ticketId) {
        return tenancy.call(EVERYWHERE, () -> tickets.find(Reach.of(EVERYWHERE), ticketId));
    }

    /** The ticket of this number, if there is one. */
    public Optional<Ticket> findByNumber(long number) {
        return tenancy.call(EVERYWHERE, () -> tickets.findByNumber(Reach.of(EVERYWHERE), number));
    }
}
