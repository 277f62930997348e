package mx.lanet.helpdesk.ticket.tag;

import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketFollower;
import org.springframework.stereotype.Component;

/** The tags of a ticket that becomes a part of another stand on that one: {@link Tag#MOST} holds for what people put. */
@Component
class TagsOfMerged implements TicketFollower {
    private final TagTable table;

    TagsOfMerged(TagTable table) {
        this.table = table;
    }

    @Override
    public void changed(Actor actor, Ticket before, Ticket after) {
        if (!before.isMerged() && after.merged().into() != null) {
            table.move(after.clientId(), after.ticketId(), after.merged().into());
        }
    }
}
