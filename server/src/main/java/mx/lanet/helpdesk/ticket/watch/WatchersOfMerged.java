package mx.lanet.helpdesk.ticket.watch;

import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketFollower;
import org.springframework.stereotype.Component;

/** Who watches a ticket that becomes a part of another watches that one. */
@Component
class WatchersOfMerged implements TicketFollower {
    private final WatchTable table;

    WatchersOfMerged(WatchTable table) {
        this.table = table;
    }

    @Override
    public void changed(Actor actor, Ticket before, Ticket after) {
        if (!before.isMerged() && after.merged().into() != null) {
            table.move(after.clientId(), after.ticketId(), after.merged().into());
        }
    }
}
