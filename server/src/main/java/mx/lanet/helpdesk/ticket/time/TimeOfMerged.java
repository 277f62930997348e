package mx.lanet.helpdesk.ticket.time;

import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketFollower;
import org.springframework.stereotype.Component;

/** The time spent on a ticket that becomes a part of another was spent on that one. */
@Component
class TimeOfMerged implements TicketFollower {
    private final TimeTable table;

    TimeOfMerged(TimeTable table) {
        this.table = table;
    }

    @Override
    public void changed(Actor actor, Ticket before, Ticket after) {
        if (!before.isMerged() && after.merged().into() != null) {
            table.move(after.clientId(), after.ticketId(), after.merged().into());
        }
    }
}
