package mx.lanet.helpdesk.ticket;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import org.springframework.stereotype.Component;

/** What tickets say in the house's fields, inside the caller's transaction. */
@Component
class Filling {
    private final TicketFields fields;
    private final WordsTable words;

    Filling(TicketFields fields, WordsTable words) {
        this.fields = fields;
        this.words = words;
    }

    /** Of a new ticket. */
    void begin(Ticket ticket, Map<UUID, FieldValue> said) {
        if (!said.isEmpty()) {
            fields.insert(ticket.clientId(), ticket.ticketId(), ticket.categoryId(), said);
            words.renew(ticket.clientId(), ticket.ticketId());
        }
    }

    /** Of a ticket that is locked. */
    void change(Edit edit, Ticket ticket, Move.FillIn filled) {
        TicketField field = filled.field();
        FieldValue before =
                fields.valuesInTransaction(ticket.clientId(), ticket.ticketId()).get(field.id());
        if (!Objects.equals(before, filled.to())) {
            fields.replace(ticket.clientId(), ticket.ticketId(), field.id(), filled.to());
            edit.field(field, before, filled.to());
            words.renew(ticket.clientId(), ticket.ticketId());
        }
    }

    /**
     * What the team must say before it ends the ticket. Who asked may always say that it is over; and a ticket that goes on
     * in another is asked there.
     */
    List<TicketField> missing(Part part, Ticket ticket, Move move, State next) {
        boolean ends = ticket.state().isOpen() && !next.isOpen() && !(move instanceof Move.Merge);
        return part == Part.STAFF && ends
                ? fields.missing(ticket.clientId(), ticket.ticketId(), ticket.categoryId())
                : List.of();
    }
}
