package mx.lanet.helpdesk.ticket.reply;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.text.Written;
import org.springframework.stereotype.Service;

/**
 * What people are writing on tickets and have not sent: one draft for each person, ticket and kind, until it is sent or
 * thrown away. Nobody but the author ever sees it, and it is no part of the ticket's history.
 */
@Service
public class Drafts {
    /** So many are kept for one person; the oldest go first. */
    public static final int MOST = 200;

    private final Tickets tickets;
    private final DraftTable table;
    private final SheetTable sheets;
    private final Tenancy tenancy;
    private final Clock clock;

    Drafts(Tickets tickets, DraftTable table, SheetTable sheets, Tenancy tenancy, Clock clock) {
        this.tickets = tickets;
        this.table = table;
        this.sheets = sheets;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Keeps what is written so far, in place of what was kept before; a blank text throws the draft away.
     *
     * @param text what does not fit is refused
     * @param sheet where it is written
     * @return the draft, empty when it was blank, or sent from this page meanwhile
     */
    public Optional<Draft> save(Person person, UUID ticketId, Draft.Kind kind, Written text, Sheet sheet) {
        if (kind == Draft.Kind.NOTE && !person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        if (!text.fits()) {
            throw Problem.invalid(List.of(new FieldError("body", "too_long", Opening.TEXT_MAX)))
                    .refusal();
        }
        Ticket ticket = tickets.get(person, ticketId);
        Draft draft = new Draft(kind, text.plain(), text.html(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return tenancy.call(person.scope(), () -> {
            if (sheets.wasSent(ticket.clientId(), person.userId(), sheet, kind.word())) {
                return Optional.empty();
            }
            if (text.isBlank()) {
                table.forget(ticket, person.userId(), kind);
                return Optional.empty();
            }
            table.save(ticket, person.userId(), person.isStaff(), draft);
            table.keepNewest(Reach.of(person.scope()), person.userId(), MOST);
            return Optional.of(draft);
        });
    }

    /** As {@link #save(Person, UUID, Draft.Kind, Written, Sheet)}, of a plain text from nowhere in particular. */
    public Optional<Draft> save(Person person, UUID ticketId, Draft.Kind kind, String body) {
        return save(person, ticketId, kind, Written.plain(body), Sheet.UNKNOWN);
    }

    /** The person's own drafts on a ticket that they may see, newest first. */
    public List<Draft> of(Person person, Ticket ticket) {
        return tenancy.call(person.scope(), () -> table.of(ticket, person.userId()));
    }

    /** Puts a paragraph at the end of what is written so far. */
    public void append(Person person, Ticket ticket, Draft.Kind kind, String paragraph) {
        Written soFar = of(person, ticket).stream()
                .filter(draft -> draft.kind() == kind)
                .map(draft -> draft.written().and(paragraph))
                .findFirst()
                .orElseGet(() -> Written.plain(paragraph));
        save(person, ticket.ticketId(), kind, soFar, Sheet.UNKNOWN);
    }

    /** Throws one away, because it was sent or is not wanted; what is still on its way from there is kept no more. */
    public void forget(Person person, Ticket ticket, Draft.Kind kind, Sheet sheet) {
        tenancy.run(person.scope(), () -> {
            sheets.send(ticket.clientId(), person.userId(), sheet, kind.word(), clock.instant());
            table.forget(ticket, person.userId(), kind);
        });
    }
}
